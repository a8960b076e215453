"""Parts of speech and lemmas of English words by spaCy's rules, with what they said of a kind of word remembered.

The rules are 180 patterns that spaCy tries at every word. Nearly all look at one word alone, so that what they say
depends on its tag, its dependency and, for some two hundred words, its spelling: that is looked up where it has been
said before. Sentences in which any other rule holds are left to spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What a rule about one word may ask for a verdict that can be remembered.
_ASKED = frozenset({"TAG", "LOWER", "DEP"})
_Key = tuple[int, int, int]


class Words:
    """The attribute ruler and the lemmatizer of an English pipeline in one step."""

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        parts: dict[str, Any] = dict(nlp.pipeline)
        self._ruler, self._lemmatizer = parts["attribute_ruler"], parts["lemmatizer"]
        index = self._lemmatizer.lookups.get_table("lemma_index")
        # Lists of tens of thousands of words, which the lemmatizer searches for each form.
        for part in list(index):
            index[part] = frozenset(index[part])
        plain: list[list[dict[str, Any]]] = []
        other: list[list[dict[str, Any]]] = []
        for rule in (p for pattern in self._ruler.patterns for p in pattern["patterns"]):
            (plain if _is_plain(rule) else other).append(rule)
        self._other = Matcher(nlp.vocab)
        for number, rule in enumerate(other):
            self._other.add(str(number), [rule])
        self._spelled = {nlp.vocab.strings.add(w) for w in _named(plain, "LOWER")}
        self._related = {nlp.vocab.strings.add(w) for w in _named(plain, "DEP")}
        self._ruled: dict[_Key, _Key] = {}
        self._lemmas: dict[_Key, str] = {}

    def __call__(self, doc: Doc) -> list[str]:
        """The lemma of every token, in lower case; parts of speech and morphology are set in ``doc``."""
        if self._other(doc, allow_missing=True):
            self._ruler(doc)
            ruled = _verdicts(doc)
        else:
            keys = [
                (tag, lower if lower in self._spelled else 0, dep if dep in self._related else 0)
                for tag, lower, dep in doc.to_array(["TAG", "LOWER", "DEP"]).tolist()
            ]
            if any(key not in self._ruled for key in keys):
                self._ruler(doc)
                self._ruled.update(zip(keys, _verdicts(doc), strict=True))
                ruled = [self._ruled[key] for key in keys]
            else:
                ruled = [self._ruled[key] for key in keys]
                self._set(doc, ruled)
        strings = doc.vocab.strings
        words = zip(doc.to_array("ORTH").tolist(), ruled, strict=True)
        return [
            strings[lemma].lower() if lemma else self._lemma(doc, i, (word, pos, morph))
            for i, (word, (pos, morph, lemma)) in enumerate(words)
        ]

    def _set(self, doc: Doc, ruled: list[_Key]) -> None:
        import numpy as np

        if ruled:
            told: Any = np.array([(pos, morph) for pos, morph, _ in ruled], dtype=np.uint64)
            doc.from_array(["POS", "MORPH"], told)

    def _lemma(self, doc: Doc, i: int, key: _Key) -> str:
        if key not in self._lemmas:
            self._lemmas[key] = self._lemmatizer.lemmatize(doc[i])[0].lower()
        return self._lemmas[key]


def _verdicts(doc: Doc) -> list[_Key]:
    """Part of speech, morphology and lemma of each token; a lemma of 0 is for the lemmatizer to find."""
    return [(pos, morph, lemma) for pos, morph, lemma in doc.to_array(["POS", "MORPH", "LEMMA"]).tolist()]


def _is_plain(rule: list[dict[str, Any]]) -> bool:
    """Whether ``rule`` looks at one word alone and names what it wants."""
    return len(rule) == 1 and set(rule[0]) <= _ASKED and all(_literals(wanted) for wanted in rule[0].values())


def _named(rules: Iterable[list[dict[str, Any]]], attribute: str) -> set[str]:
    return {word for (word_rule,) in rules for word in _literals(word_rule.get(attribute, []))}


def _literals(wanted: str | dict[str, list[str]] | list[str]) -> list[str]:
    """The words on which a condition turns, none where it is of another kind (a regular expression)."""
    if isinstance(wanted, dict):
        wanted = wanted.get("IN", wanted.get("NOT_IN", [])) if len(wanted) == 1 else []
    return [wanted] if isinstance(wanted, str) else wanted
