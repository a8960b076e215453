"""Figures that two or more texts tell, passage by passage, by value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samesaid.compare.collation.row import row, wordings_at
from samesaid.compare.collation.texts import Passage, Texts
from samesaid.compare.pair import Side
from samesaid.compare.quantities.matching.assignment import match, quantity
from samesaid.compare.quantities.matching.equality import same
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.quantity import Bound, Kind
from samesaid.model import ComparisonRow, Document, Finding, Mention, Span

# Findings of two values for one place. Those of the second line are told of equal values, by bound and unit.
_DIFFERING = frozenset({"N103", "N104", "D201", "D202", "D203"})
_FINE = frozenset({"N105", "N106"})

Place = dict[int, Mention]
"""One figure: text → the mention there."""


def figures(texts: Texts) -> Iterator[ComparisonRow]:
    """Rows in the order of the reference; what only versions tell follows in its passage."""
    paired = [f for f in texts.findings if f.code in _DIFFERING | _FINE]
    for passage in texts.passages:
        same_words: dict[tuple[Span | None, ...], list[Place]] = {}
        for place in _places(texts, passage, paired):
            if len(place) > 1 and _worth_a_row(place):
                # Day, month and year of one date are one row.
                spans = tuple(_whole(place[i]) if i in place else None for i in range(len(texts.sides)))
                same_words.setdefault(spans, []).append(place)
        for spans, places in same_words.items():
            cells = [
                wordings_at(side.document.text, [span] if span else [])
                for side, span in zip(texts.sides, spans, strict=True)
            ]
            telling = [f for f in paired if f.code in _FINE and _marks(f.source_spans, spans[0])]
            fine = {f.version + 1 for f in telling}
            # Equal figures differ by what stands around them.
            note = telling[0].reading if telling else ""
            yield row("figure", cells, lambda i, j, p=places, f=fine: all(_agree(x, i, j, f) for x in p), note)  # type: ignore[misc]


def _places(texts: Texts, passage: Passage, findings: Sequence[Finding]) -> list[Place]:
    told = [_mentions(side, run) for side, run in zip(texts.sides, passage.runs, strict=True)]
    places: list[Place] = [{0: mention} for mention in told[0]]
    for text in range(1, len(texts.sides)):
        if not texts.compared(text):
            continue
        _by_findings(places, text, texts.sides[text], [f for f in findings if f.version == text - 1])
        taken = {id(place[text]) for place in places if text in place}
        free = [m for m in told[text] if id(m) not in taken]
        waiting = {id(m): place for place in places if text not in place for m in [next(iter(place.values()))]}
        found = match([next(iter(p.values())) for p in places if text not in p], free)
        for one, other in found.pairs:
            waiting[id(one)][text] = other
        elsewhere = texts.sides[text].annotate(_by_value)
        for place in places:
            other_place = elsewhere.get(_value(next(iter(place.values()))))
            if text not in place and other_place is not None:
                place[text] = other_place
        # What the reference tells elsewhere has its row there.
        known = texts.sides[0].annotate(_by_value)
        places.extend({text: mention} for mention in found.target if _value(mention) not in known)
    return places


def _by_findings(places: Sequence[Place], text: int, side: Side, findings: Iterable[Finding]) -> None:
    """What a finding paired is a pair here as well, however far apart the two stand."""
    for finding in findings:
        place = next((p for p in places if 0 in p and _marks(finding.source_spans, p[0].span)), None)
        if place is None or text in place:
            continue
        mentions = (m for sentence in side.annotate(quantities) for m in sentence)
        fitting = [m for m in mentions if _marks(finding.target_spans, m.span)]
        alike = [m for m in fitting if m.kind == place[0].kind]
        if fitting:
            place[text] = (alike or fitting)[0]


def _mentions(side: Side, run: tuple[int, ...]) -> list[Mention]:
    found = side.annotate(quantities)
    return [m for i in run for m in found[i]]


def _by_value(document: Document) -> dict[object, Mention]:
    """The first place of every value in a document, small words apart. An annotation."""
    found: dict[object, Mention] = {}
    for sentence in quantities(document):
        for mention in sentence:
            if not quantity(mention).low_salience:
                found.setdefault(_value(mention), mention)
    return found


def _value(mention: Mention) -> object:
    value = quantity(mention)
    return value.kind, value.values, value.unit


def _marks(spans: Iterable[Span], mention: Span | None) -> bool:
    return mention is not None and any(span.overlaps(mention) for span in spans)


def _worth_a_row(place: Place) -> bool:
    """Whether it is more than a small word, a number in a name, or a day told from the day of writing."""
    return any(not quantity(m).low_salience and quantity(m).kind is not Kind.RELATIVE for m in place.values())


def _whole(mention: Mention) -> Span:
    return quantity(mention).date_span or mention.span


def _agree(place: Place, i: int, j: int, fine: set[int]) -> bool:
    """Whether two texts tell one value; ``fine`` are the versions whose bound or unit is not the reference's."""
    a, b = quantity(place[i]), quantity(place[j])
    if not same(a, b) or (i == 0 and j in fine):
        return False
    bounds = {a.bound, b.bound}
    alike = Bound.UNSURE in bounds or (len(bounds) == 1 and (a.kind, a.unit) == (b.kind, b.unit))
    return i == 0 or not fine or alike
