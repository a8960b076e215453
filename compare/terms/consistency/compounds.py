"""Chinese compounds that a text uses again and again, counted a bead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.pair import Pair
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Span

# Parts of speech (LAC) of a compound's words, and those of its last one. Verbs and 及 are none: they join terms.
_PARTS = frozenset({"a", "n", "nz", "vn", "an", "nw", "s", "LOC", "ORG"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_LAST = frozenset({"n", "vn", "nz", "nw"})
_FEWEST_BEADS, _MOST_WORDS = 3, 4
# Three to ten characters, none of them Latin, and no count of anything: 几个月 is no term.
_COMPOUND = re.compile("[\u3400-\u9fff]{3,10}")
_COUNT = frozenset("几幾数數多各每")
# A compound that stands this often inside one longer one is a part of it.
_INSIDE = 0.8


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound and where it stands, by bead."""

    text: str
    places: Mapping[int, tuple[Span, ...]]

    @property
    def total(self) -> int:
        return sum(map(len, self.places.values()))

    @property
    def spans(self) -> list[Span]:
        return [span for number in sorted(self.places) for span in self.places[number]]


def compounds(pair: Pair) -> list[Compound]:
    """Compounds of three beads or more; of two that stand together the longer one."""
    places: dict[str, dict[int, list[Span]]] = {}
    for number, tokens in _sentences(pair):
        for run in _runs(tokens):
            text, span = "".join(t.text for t in run), Span(run[0].span.start, run[-1].span.end)
            if run[-1].tag in _LAST and _COMPOUND.fullmatch(text) and text[0] not in _COUNT:
                places.setdefault(text, {}).setdefault(number, []).append(span)
    often = {text: beads for text, beads in places.items() if len(beads) >= _FEWEST_BEADS}
    return [
        Compound(text, {n: tuple(spans) for n, spans in beads.items()})
        for text, beads in often.items()
        if not any(text != other and text in other and len(often[other]) >= _INSIDE * len(beads) for other in often)
    ]


def _joined(one: Token, two: Token) -> bool:
    return one.span.end == two.span.start and two.tag in _PARTS


def noun_runs(pair: Pair) -> dict[int, frozenset[str]]:
    """Everything in each bead of the reference that may be a term: every run of up to four nouns."""
    found: dict[int, set[str]] = {number: set() for number, _ in pair.matched()}
    for number, tokens in _sentences(pair):
        found[number].update("".join(t.text for t in run) for run in _runs(tokens))
    return {number: frozenset(runs) for number, runs in found.items()}


def content_words(pair: Pair) -> dict[int, frozenset[str]]:
    """The nouns, verbs and adjectives of each bead of the reference that are longer than a character."""
    found: dict[int, set[str]] = {number: set() for number, _ in pair.matched()}
    for number, tokens in _sentences(pair):
        found[number].update(t.text for t in tokens if t.pos in _CONTENT and len(t.text) > 1)
    return {number: frozenset(words) for number, words in found.items()}


def _sentences(pair: Pair) -> Iterator[tuple[int, Sequence[Token]]]:
    tagged = pair.source.annotate(taggings)
    for number, bead in pair.matched():
        yield from ((number, tagged[i].tokens) for i in bead.source)


def _runs(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Every run of up to four noun-like words that touch one another."""
    for first in range(len(tokens)):
        for last in range(first, min(first + _MOST_WORDS, len(tokens))):
            if tokens[last].tag not in _PARTS or (last > first and not _joined(tokens[last - 1], tokens[last])):
                break
            yield tokens[first : last + 1]
