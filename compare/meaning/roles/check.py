"""M601: two names or parties that change places: who does something, and to whom it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.roles import chinese
from samesaid.compare.meaning.roles.english import EnglishSentence
from samesaid.compare.meaning.roles.exchanged import exchanged
from samesaid.compare.meaning.roles.relation import PARTY, Relation, any_one, mentions
from samesaid.compare.meaning.roles.words import role_words
from samesaid.compare.meaning.text import folded
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.values.format import readings
from samesaid.compare.tagging import taggings
from samesaid.languages import primary
from samesaid.model import SIDES, Mention, Span, message

_Found = tuple[tuple[Mention, Mention], tuple[Mention, Mention]]
"""Two names of the reference, and of the version, in the order in which each has them."""


_BODIES = frozenset({"ORG", "OTHER"})
_Named = Mapping[int, Sequence[Mention]]


def roles(pair: Pair) -> Iterator[Evidence]:
    """Evidence for each bead of which one side says of two names what the other says with their places exchanged."""
    languages = _languages(pair)
    words = role_words(languages[0])
    if words is None or not roles_between(*languages):
        return
    for number, bead in pair.matched():
        runs = (bead.source, bead.target)
        named = [_named(pair.side(side), run) for side, run in zip(SIDES, runs, strict=True)]
        if not all(named) or pair.source.text(runs[0]) == pair.target.text(runs[1]):
            continue
        found = _turned(*_relations(pair, named, languages), languages)
        if found is None and languages[0] == languages[1]:
            found = exchanged(pair, *runs, words.alike)
        if found is not None:
            yield _evidence(pair, number, *found)


def roles_between(one: str, other: str) -> bool:
    """Whether names that change places are looked for between these languages (primary subtags)."""
    return role_words(one) is not None and role_words(other) is not None


def _languages(pair: Pair) -> tuple[str, str]:
    return primary(pair.source.document.language), primary(pair.target.document.language)


def _named(side: Side, run: Sequence[int]) -> _Named:
    """The sentences that have two names or more, with their names."""
    return {i: names for i in run if len(names := mentions(side, i)) > 1}


def _relations(
    pair: Pair, named: Sequence[_Named], languages: tuple[str, str]
) -> tuple[list[Relation], list[Relation]]:
    """The relations of both sides; in Chinese beside English only those of acts that the English side has."""
    found: list[list[Relation]] = [[], []]
    wanted: set[str] | None = None
    for n in sorted((0, 1), key=lambda n: languages[n] != "en"):
        side = pair.side(SIDES[n])
        for i, names in named[n].items():
            tokens = side.annotate(taggings)[i].tokens
            if languages[n] == "en":
                found[n] += EnglishSentence(tokens, names).relations()
            else:
                sentence = side.document.sentences[i]
                line = chinese.line_of(folded(sentence.text, languages[n]), sentence.span.start, names)
                verbs = {folded(t.text, "zh") for t in tokens if t.tag in ("v", "vn")}
                found[n] += chinese.relations(line, names, verbs, wanted)
        if languages[n] == "en":
            wanted = {relation.act for relation in found[n]}
            if not wanted:
                break
    return found[0], found[1]


def _turned(ones: Sequence[Relation], others: Sequence[Relation], languages: tuple[str, str]) -> _Found | None:
    """The names of the first two relations of one act that are turned round, where no other pair of them agrees."""
    for one in ones:
        rivals = [other for other in others if other.act == one.act]
        if any(_agree(one, other, languages) for other in rivals):
            continue
        for other in rivals:
            again = any(_agree(mine, other, languages) for mine in ones if mine.act == one.act)
            if not again and (found := _crossed(one, other, languages)):
                return found
    return None


def _crossed(one: Relation, other: Relation, languages: tuple[str, str]) -> _Found | None:
    """The names of two relations, where who acts in one suffers in the other.

    One of the two names is the same on both sides; the other need only be of the same kind, for the names of bodies are
    translated by their meaning.
    """
    agent = any_one(one.agents, other.patients, languages)
    patient = any_one(one.patients, other.agents, languages)
    if agent is None and patient is not None:
        agent = _alike(one.agents, other.patients)
    elif patient is None and agent is not None:
        patient = _alike(one.patients, other.agents)
    return ((agent[0], patient[0]), (patient[1], agent[1])) if agent and patient else None


def _alike(ones: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The nearest names of two phrases if both are bodies, or of one kind."""
    kinds = {ones[0].kind, others[0].kind}
    return (ones[0], others[0]) if len(kinds - {PARTY}) == 1 or kinds <= _BODIES else None


def _agree(one: Relation, other: Relation, languages: tuple[str, str]) -> bool:
    """Whether two relations may have the same agent or the same patient."""
    return bool(any_one(one.agents, other.agents, languages) or any_one(one.patients, other.patients, languages))


def _evidence(
    pair: Pair, number: int, reference: tuple[Mention, Mention], version: tuple[Mention, Mention]
) -> Evidence:
    quotes = {
        side: _quote(pair.side(name), [m.span for m in names])
        for side, name, names in zip(("reference", "version"), SIDES, (reference, version), strict=True)
    }
    return Evidence(
        "M601",
        message("code.M601.roles", **quotes),
        number,
        tuple(sorted(m.span for m in reference)),
        tuple(sorted(m.span for m in version)),
        tuning.STRENGTH_ROLES,
        readings(message("value.words", words=quote) for quote in quotes.values()),
    )


def _quote(side: Side, spans: Sequence[Span]) -> str:
    """From the first name to the second; a long passage without its middle."""
    text = Span(min(s.start for s in spans), max(s.end for s in spans)).of(side.document.text)
    most = tuning.MAX_ROLES_CHARACTERS
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}"
