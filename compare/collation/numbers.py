"""Rows of numbers, dates and times: what two or more texts mention, passage by passage, by value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from samesaid.compare.collation.row import row, wordings_at
from samesaid.compare.collation.texts import Passage, Texts
from samesaid.compare.pair import Side
from samesaid.compare.quantities.matching.assignment import match
from samesaid.compare.quantities.matching.equality import same
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.quantity import Bound, Kind, Sign, extent, quantity
from samesaid.compare.spans import SpanIndex
from samesaid.model import ComparisonRow, Finding, Mention, Span

Shared: TypeAlias = dict[int, Mention]
"""One number of several texts: index of the text → its mention."""


def numbers(texts: Texts) -> Iterator[ComparisonRow]:
    """Rows in the order of the reference; numbers that only versions mention follow those of their passage."""
    pairing, of_sides = _Pairing(texts), [_values(side) for side in texts.sides]
    for passage in texts.passages:
        by_spans: dict[tuple[Span | None, ...], list[Shared]] = {}
        for shared in _shared(texts, passage, pairing, of_sides):
            if len(shared) > 1 and (_worth_a_row(shared) or pairing.joins(shared)):
                # Day, month and year of one date are one row.
                spans = tuple(_whole(shared[i]) if i in shared else None for i in range(len(texts.sides)))
                by_spans.setdefault(spans, []).append(shared)
        for spans, values in by_spans.items():
            yield _row(texts, spans, values, pairing)


class _Pairing:
    """The findings that pair numbers, by the places that they mark in the reference; the mentions by their places."""

    def __init__(self, texts: Texts) -> None:
        self._findings = texts.pairing("figure")
        self._by_place = SpanIndex((span, n) for n, f in enumerate(self._findings) for span in f.source_spans)
        self._mentions: dict[Side, SpanIndex[Mention]] = {}

    def about(self, spans: Iterable[Span]) -> list[Finding]:
        """The findings about these places of the reference, in their order."""
        return [self._findings[n] for n in sorted(set(self._by_place.overlapping(spans)))]

    def joins(self, shared: Shared) -> bool:
        """Whether a finding is about this number of the reference."""
        return 0 in shared and bool(self.about([extent(shared[0])]))

    def mentions(self, side: Side, spans: Iterable[Span]) -> list[Mention]:
        """The mentions of a version at these places, in their order."""
        if side not in self._mentions:
            self._mentions[side] = SpanIndex((extent(m), m) for own in side.annotate(quantities) for m in own)
        return self._mentions[side].overlapping(spans)


def _row(texts: Texts, spans: Sequence[Span | None], values: Sequence[Shared], pairing: _Pairing) -> ComparisonRow:
    cells = [
        wordings_at(side.document.text, [span] if span else []) for side, span in zip(texts.sides, spans, strict=True)
    ]
    # Equal values differ by their bound or unit, which the cells may not show: the note gives what was read.
    about = pairing.about([extent(s[0]) for s in values if 0 in s])
    equal = [f for f in about if texts.has_equal_values(f)]
    versions = {f.version + 1 for f in equal}
    note = equal[0].values if equal else None
    strong = texts.are_confident(about, cells) and all(_is_plain(m) for shared in values for m in shared.values())
    return row(
        "figure",
        cells,
        lambda i, j: all(_agree(shared, i, j, versions) for shared in values),
        note,
        strong_reference=strong,
    )


def _shared(texts: Texts, passage: Passage, pairing: _Pairing, values: Sequence[_Values]) -> list[Shared]:
    """The numbers of a passage, those of the reference first, each with its mentions in all texts."""
    mentions = [_mentions(side, run) for side, run in zip(texts.sides, passage.runs, strict=True)]
    found: list[Shared] = [{0: mention} for mention in mentions[0]]
    paired = pairing.about([extent(mention) for mention in mentions[0]])
    for text in range(1, len(texts.sides)):
        if not texts.compared(text):
            continue
        _add_by_findings(found, text, texts.sides[text], [f for f in paired if f.version == text - 1], pairing)
        taken = {id(shared[text]) for shared in found if text in shared}
        free = [m for m in mentions[text] if id(m) not in taken]
        waiting = {id(_any(shared)): shared for shared in found if text not in shared}
        matched = match([_any(shared) for shared in waiting.values()], free)
        for one, other in matched.pairs:
            waiting[id(one)][text] = other
        for shared in found:
            mention = values[text].first.get(values[min(shared)].whole(_any(shared)))
            if text not in shared and mention is not None:
                shared[text] = mention
        # A number that the reference mentions in another passage has its row there.
        known = values[0].first
        found += [{text: mention} for mention in matched.target if values[text].whole(mention) not in known]
    return found


def _any(shared: Shared) -> Mention:
    """The mention of the first text that has one."""
    return next(iter(shared.values()))


def _add_by_findings(
    found: Sequence[Shared], text: int, side: Side, findings: Iterable[Finding], pairing: _Pairing
) -> None:
    """Mentions that a finding pairs are one number here too, however far apart they are."""
    for finding in findings:
        shared = next((s for s in found if 0 in s and _marks(finding.source_spans, extent(s[0]))), None)
        if shared is None or text in shared:
            continue
        marked = pairing.mentions(side, finding.target_spans)
        if marked:
            shared[text] = next((m for m in marked if m.kind == shared[0].kind), marked[0])


def _mentions(side: Side, run: tuple[int, ...]) -> list[Mention]:
    found = side.annotate(quantities)
    return [m for i in run for m in found[i]]


@dataclass(frozen=True, slots=True)
class _Values:
    """The first mention of every value of a text, those of low salience left out; the parts of every whole date."""

    first: dict[object, Mention]
    dates: dict[Span, frozenset[object]]

    def whole(self, mention: Mention) -> object:
        """What a mention has in common with others of its value; a part of a date only with that of the same date."""
        date = quantity(mention).date_span
        return _value(mention), self.dates[date] if date is not None else None


def _values(side: Side) -> _Values:
    mentions = [mention for sentence in side.annotate(quantities) for mention in sentence]
    parts: dict[Span, set[object]] = defaultdict(set)
    for mention in mentions:
        if (date := quantity(mention).date_span) is not None:
            parts[date].add(_value(mention))
    found = _Values({}, {date: frozenset(values) for date, values in parts.items()})
    for mention in mentions:
        if not quantity(mention).low_salience:
            found.first.setdefault(found.whole(mention), mention)
    return found


def _value(mention: Mention) -> object:
    value = quantity(mention)
    return value.kind, value.values, value.unit


def _marks(spans: Iterable[Span], mention: Span | None) -> bool:
    return mention is not None and any(span.overlaps(mention) for span in spans)


def _worth_a_row(shared: Shared) -> bool:
    """Whether one of the mentions is salient and not relative to the day of writing."""
    return any(not quantity(m).low_salience and quantity(m).kind is not Kind.RELATIVE for m in shared.values())


def _is_plain(mention: Mention) -> bool:
    """Whether the words can be read in one way only: one value, no word of two senses."""
    value = quantity(mention)
    doubtful = value.low_salience or value.vague or value.bound is Bound.AMBIGUOUS or value.sign is Sign.UNREAD
    return len(value.values) == 1 and not doubtful


def _whole(mention: Mention) -> Span:
    return quantity(mention).date_span or mention.span


def _agree(shared: Shared, i: int, j: int, unequal: set[int]) -> bool:
    """Whether two texts have one value; ``unequal`` are the texts whose bound or unit is not the reference's."""
    a, b = quantity(shared[i]), quantity(shared[j])
    if not same(a, b) or (i == 0 and j in unequal):
        return False
    bounds = {a.bound, b.bound}
    alike = Bound.AMBIGUOUS in bounds or (len(bounds) == 1 and (a.kind, a.unit) == (b.kind, b.unit))
    return i == 0 or not unequal or alike
