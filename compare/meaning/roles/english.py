"""Who does what to whom in an English sentence, by its parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.meaning.roles.relation import Relation
from samesaid.compare.meaning.roles.words import english_acts, english_alike
from samesaid.compare.tagging import Token
from samesaid.model import Mention

# Universal parts of a noun phrase whose names are the other names for it: the Chinese government, Biden of the US.
_MODIFIERS = frozenset({"poss", "compound", "amod", "nmod", "appos"})
_SUBJECTS, _OBJECTS = frozenset({"nsubj"}), frozenset({"dobj", "obj", "dative"})
_RELATIVE = frozenset({"who", "which", "that"})
# What an act goes to, by its frame.
_TO = frozenset({"to", "with", "on", "in", "into", "against", "for"})
_OF = frozenset({"on", "over", "against", "to", "into", "of", "for", "in", "at"})
_AT = frozenset({"to", "on", "against", "at"})
# How many steps up a sentence the subject of a verb is looked for.
_MAX_STEPS = 4


class EnglishSentence:
    """A parsed sentence with its names."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[Mention]) -> None:
        self._tokens, self._names = tokens, names
        self._children: dict[int, list[int]] = {}
        for i, token in enumerate(tokens):
            if token.head != i and token.head >= 0:
                self._children.setdefault(token.head, []).append(i)

    def relations(self) -> Iterator[Relation]:
        """The relations of every verb, and of every noun of the lists, that has a name on either end.

        The act of a verb that is in no list is its lemma after ``=``.
        """
        acts, alike = english_acts(), english_alike()
        for i, token in enumerate(self._tokens):
            unlisted = ((f"={token.lemma}", "do"),) if token.pos == "VERB" and token.lemma not in alike else ()
            for act, frame in acts.get(token.lemma, unlisted):
                if token.pos == "VERB" and not frame.startswith("noun"):
                    yield from self._related(act, frame, *self._of_verb(i, frame))
                elif token.pos == "NOUN" and frame.startswith("noun"):
                    yield from self._related(act, frame, *self._of_noun(i, frame))

    def _related(self, act: str, frame: str, subjects: list[int], others: list[int]) -> Iterator[Relation]:
        one, other = self._named(subjects), self._named(others)
        if one and other and not set(one) & set(other):
            turned = frame in ("from", "undergo_to", "noun_from")
            yield Relation(act, *((other, one) if turned else (one, other)))

    def _of_verb(self, i: int, frame: str) -> tuple[list[int], list[int]]:
        passive = self._with(i, {"nsubjpass"}) or (self._tokens[i].dep == "acl" and self._tokens[i].tag == "VBN")
        if frame == "from":
            return ([], []) if passive else (self._subjects(i), self._after(i, {"from"}))
        if frame in ("to", "undergo_to"):
            reached = self._after(i, _TO) if frame == "to" else self._after(i, {"to"})
            if passive:
                return self._after(i, {"by"}), reached
            return self._subjects(i), reached or self._with(i, {"dative"})
        if passive:
            patients = self._with(i, {"nsubjpass"}) or [self._tokens[i].head]
            return self._after(i, {"by"}), [self._antecedent(i, p) for p in patients]
        objects = self._with(i, _OBJECTS)
        return self._subjects(i), objects if self._named(objects) else self._after(i, _AT)

    def _of_noun(self, i: int, frame: str) -> tuple[list[int], list[int]]:
        owners = self._with(i, {"poss"}) or self._after(i, {"by"})
        if frame == "noun_from":
            return owners, self._after(i, {"from"})
        if not owners and self._tokens[i].dep == "dobj":
            owners = self._subjects(self._tokens[i].head)
        return owners or self._after(i, {"from"}), self._after(i, _OF)

    def _with(self, i: int, relations: frozenset[str] | set[str]) -> list[int]:
        return [c for c in self._children.get(i, ()) if self._tokens[c].dep in relations]

    def _after(self, i: int, prepositions: frozenset[str] | set[str]) -> list[int]:
        """What follows these prepositions, where they belong to a word."""
        found = [c for c in self._children.get(i, ()) if self._tokens[c].text.lower() in prepositions]
        return [p for c in found for p in self._with(c, {"pobj"})]

    def _subjects(self, i: int, steps: int = _MAX_STEPS) -> list[int]:
        """The subject of a verb, its own or that of the verb it depends on."""
        own = self._with(i, _SUBJECTS)
        if own:
            return [self._antecedent(i, s) for s in own]
        token = self._tokens[i]
        if self._with(i, {"nsubjpass"}) or steps == 0:
            return []
        if token.dep == "xcomp":
            return self._with(token.head, {"dobj"}) or self._subjects(token.head, steps - 1)
        if token.dep in ("conj", "advcl"):
            return self._subjects(token.head, steps - 1)
        return [token.head] if token.dep == "acl" and token.tag == "VBG" else []

    def _antecedent(self, verb: int, subject: int) -> int:
        """The noun for which a relative pronoun is written."""
        is_relative = self._tokens[subject].text.lower() in _RELATIVE and self._tokens[verb].dep == "relcl"
        return self._tokens[verb].head if is_relative else subject

    def _named(self, heads: Sequence[int]) -> tuple[Mention, ...]:
        """The names of noun phrases by the indices of their heads."""
        parts = [part for head in heads for part in (head, *self._with(head, _MODIFIERS))]
        found = (m for part in parts for m in self._names if m.span.overlaps(self._tokens[part].span))
        return tuple(dict.fromkeys(found))
