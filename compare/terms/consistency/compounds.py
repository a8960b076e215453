"""Chinese compounds that a text uses repeatedly, counted by bead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.pair import Pair
from samesaid.compare.tagging import Token, taggings
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.phrases import CHINESE_COMPOUND_TAGS, adjacent
from samesaid.model import Span

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
# Parts of speech (tags of LAC) of a compound's last word.
_LAST_TAGS = frozenset({"n", "vn", "nz", "nw"})
_COMPOUND = re.compile(rf"[\u3400-\u9fff]{{{tuning.MIN_COMPOUND_CHARACTERS},{tuning.MAX_COMPOUND_CHARACTERS}}}")
# A count of anything is no term: 几个月.
_COUNT_WORDS = frozenset("几幾数數多各每")


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound and its spans by bead."""

    text: str
    places: Mapping[int, tuple[Span, ...]]

    @property
    def total(self) -> int:
        return sum(map(len, self.places.values()))

    @property
    def spans(self) -> list[Span]:
        return [span for number in sorted(self.places) for span in self.places[number]]


def compounds(pair: Pair) -> list[Compound]:
    """Compounds of the reference in ``MIN_COMPOUND_BEADS`` beads or more, without those inside a longer one."""
    places: dict[str, dict[int, list[Span]]] = {}
    for number, tokens in _sentences(pair):
        for run in _noun_runs(tokens):
            text, span = "".join(t.text for t in run), Span(run[0].span.start, run[-1].span.end)
            if run[-1].tag in _LAST_TAGS and _COMPOUND.fullmatch(text) and text[0] not in _COUNT_WORDS:
                places.setdefault(text, {}).setdefault(number, []).append(span)
    often = {text: beads for text, beads in places.items() if len(beads) >= tuning.MIN_COMPOUND_BEADS}
    # The most beads of a longer compound that a compound is inside of.
    longer: Counter[str] = Counter()
    for text, beads in often.items():
        for part in _parts(text):
            longer[part] = max(longer[part], len(beads))
    return [
        Compound(text, {n: tuple(spans) for n, spans in beads.items()})
        for text, beads in often.items()
        if text not in longer or longer[text] < tuning.MIN_SHARE_INSIDE_LONGER * len(beads)
    ]


def _parts(text: str) -> set[str]:
    """Every part of a compound but the whole."""
    ends = range(len(text) + 1)
    return {text[a:b] for a in ends for b in ends[a + 1 :]} - {text}


def noun_runs(pair: Pair) -> dict[int, frozenset[str]]:
    """Everything that may be a term in each bead of the reference: every short run of noun-like words."""
    found: dict[int, set[str]] = {number: set() for number, _ in pair.matched()}
    for number, tokens in _sentences(pair):
        found[number].update("".join(t.text for t in run) for run in _noun_runs(tokens))
    return {number: frozenset(runs) for number, runs in found.items()}


def content_words(pair: Pair) -> dict[int, frozenset[str]]:
    """The content words of two characters or more in each bead of the reference."""
    found: dict[int, set[str]] = {number: set() for number, _ in pair.matched()}
    for number, tokens in _sentences(pair):
        found[number].update(t.text for t in tokens if t.pos in _CONTENT and len(t.text) > 1)
    return {number: frozenset(words) for number, words in found.items()}


def _sentences(pair: Pair) -> Iterator[tuple[int, Sequence[Token]]]:
    tagged = pair.source.annotate(taggings)
    for number, bead in pair.matched():
        yield from ((number, tagged[i].tokens) for i in bead.source)


def _noun_runs(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Every run of up to ``MAX_COMPOUND_WORDS`` adjacent noun-like words. Verbs and 及 join terms, so none has them."""
    for first in range(len(tokens)):
        for last in range(first, min(first + tuning.MAX_COMPOUND_WORDS, len(tokens))):
            touches = last == first or adjacent(tokens[last - 1], tokens[last])
            if tokens[last].tag not in CHINESE_COMPOUND_TAGS or not touches:
                break
            yield tokens[first : last + 1]
