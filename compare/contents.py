"""What a passage without a counterpart holds: the figures and names that are lost, or added, with it.

Families of checks know nothing of one another. This step between them and the ranking reads, of passages that only one
side has, what the families of numbers and of names annotated, so that one finding lists it and is as severe as what it
holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.names.recognition.mentions import ENTITY_KINDS, names_of
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.quantity import quantity
from samesaid.compare.spans import SpanIndex
from samesaid.model import Mention, Rule, SideName, Span, message, sentences

# Letters of an alphabet (a Han character counts as three), chosen by hand. A passage with no figure and no name is
# small up to the first, some eight words; one that holds something is grave from the second on, some 100 words.
MAX_SMALL_LETTERS: Final = 50.0
MIN_GRAVE_LETTERS: Final = 500.0
# Words that a message quotes.
MAX_QUOTED: Final = 6


def with_contents(
    pair: Pair, evidence: Iterable[Evidence], rules: Mapping[str, Rule], families: Collection[str]
) -> list[Evidence]:
    """The evidence in its order; that of a passage which only one side has says what it holds.

    Figures are listed if ``numbers`` is among the ``families`` that were chosen, names if ``names`` is.
    """
    held = _Held(pair, families)
    return [_with(one, held) if _is_one_sided(one, rules) and not _is_frame(one) else one for one in evidence]


def _is_one_sided(evidence: Evidence, rules: Mapping[str, Rule]) -> bool:
    rule = rules[evidence.code]
    return rule.contains and rule.absent


def _is_frame(evidence: Evidence) -> bool:
    """Whether the passage is a headline or the like: nobody looks for the names of a byline in the version."""
    return evidence.message.key.endswith(".frame")


def _with(evidence: Evidence, held: _Held) -> Evidence:
    side: SideName = "source" if any(map(len, evidence.source_spans)) else "target"
    spans = evidence.source_spans if side == "source" else evidence.target_spans
    words = list(dict.fromkeys(held.words(side, spans)))
    text = held.pair.side(side).document.text
    letters = sum(alphabetic_length(span.of(text)) for span in spans)
    facts = evidence.facts
    if not words:
        return replace(evidence, facts=facts | {Fact.SMALL}) if letters <= MAX_SMALL_LETTERS else evidence
    if letters >= MIN_GRAVE_LETTERS:
        facts |= {Fact.GRAVE}
    key = "contents.holds" if len(words) <= MAX_QUOTED else "contents.holds-among-others"
    said = sentences(evidence.message, message(key, words=tuple(words[:MAX_QUOTED])))
    return replace(evidence, message=said, facts=facts)


class _Held:
    """The figures and names of both texts by place. A side is read when it first has such a passage."""

    def __init__(self, pair: Pair, families: Collection[str]) -> None:
        self.pair = pair
        self._families = families
        self._by_side: dict[SideName, SpanIndex[Mention]] = {}

    def words(self, side: SideName, spans: Sequence[Span]) -> Iterator[str]:
        """The words of what lies inside the spans, in order; neighbours without a gap are one (month and day)."""
        if side not in self._by_side:
            self._by_side[side] = SpanIndex((m.span, m) for m in self._mentions(self.pair.side(side)))
        text = self.pair.side(side).document.text
        found = [m.span for m in self._by_side[side].overlapping(spans)]
        inside = sorted({s for s in found if any(s.start >= o.start and s.end <= o.end for o in spans)})
        start = end = -1
        for span in inside:
            if span.start > end:
                if end > start:
                    yield text[start:end]
                start = span.start
            end = max(end, span.end)
        if end > start:
            yield text[start:end]

    def _mentions(self, side: Side) -> Iterator[Mention]:
        if "numbers" in self._families:
            for sentence in side.annotate(quantities):
                yield from (mention for mention in sentence if not quantity(mention).low_salience)
        if "names" in self._families:
            for named in names_of(side):
                yield from (mention for mention in named if mention.kind in ENTITY_KINDS)
