"""M601: figures of equal value that go up on one side and down on the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.direction.words import Axis, Cue, clause, cues, direction_words, folded
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.matching.assignment import match
from samesaid.compare.quantities.matching.equality import sign_clash
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.format import in_quotes, readings, signed
from samesaid.compare.quantities.values.quantity import Kind, Sign, quantity
from samesaid.languages import primary
from samesaid.model import Mention, Message, Span, message

_GOVERNED = frozenset({Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.FRACTION, Kind.MULTIPLE})
_Governing = dict[Axis, Cue]


def directions(pair: Pair) -> Iterator[Evidence]:
    """Evidence for each pair of equal figures whose clauses have words of opposite ways, and no others.

    A figure is compared where its value occurs once on either side of its bead. What has a sign directly beside it on
    both sides is the quantities' (N108).
    """
    if not all(direction_words(primary(side.document.language)) for side in (pair.source, pair.target)):
        return
    for number, bead in pair.matched():
        if _may_be_turned(_cues_of(pair.source, bead.source), _cues_of(pair.target, bead.target)):
            yield from _turned(pair, number, bead.source, bead.target)


def _cues_of(side: Side, indices: Sequence[int]) -> list[Cue]:
    found = side.annotate(cues)
    return [cue for index in indices for cue in found[index]]


def _may_be_turned(ones: Collection[Cue], others: Collection[Cue]) -> bool:
    ways = {(cue.axis, cue.up) for cue in others}
    return any((cue.axis, not cue.up) in ways for cue in ones)


def _turned(pair: Pair, number: int, source: Sequence[int], target: Sequence[int]) -> Iterator[Evidence]:
    left, right = _mentions(pair.source, source), _mentions(pair.target, target)
    once = [Counter(quantity(m).value for m in side) for side in (left, right)]
    for one, other in match(left, right).pairs:
        a, b = quantity(one), quantity(other)
        if once[0][a.value] > 1 or once[1][b.value] > 1 or sign_clash(a, b):
            continue
        if a.kind not in _GOVERNED or b.kind not in _GOVERNED:
            continue
        ones, others = _governing(pair.source, source, one), _governing(pair.target, target, other)
        for axis, cue in ones.items():
            if axis in others and others[axis].up is not cue.up:
                yield _evidence(pair, number, (one, cue), (other, others[axis]))
                break


def _mentions(side: Side, indices: Sequence[int]) -> list[Mention]:
    found = side.annotate(quantities)
    return [mention for index in indices for mention in found[index]]


def _governing(side: Side, indices: Sequence[int], mention: Mention) -> _Governing:
    """The nearest cue of each axis in the clause of a figure, where all cues of that axis there go one way."""
    document = side.document
    words = direction_words(primary(document.language))
    sentence = next((document.sentences[i] for i in indices if document.sentences[i].span.overlaps(mention.span)), None)
    if words is None or sentence is None:
        return {}
    start = sentence.span.start
    figure = Span(mention.span.start - start, mention.span.end - start)
    reach = clause(folded(sentence.text, document.language), figure, words).shift(start)
    found: dict[Axis, list[Cue]] = {}
    for cue in side.annotate(cues)[sentence.index]:
        if cue.span.overlaps(reach):
            found.setdefault(cue.axis, []).append(cue)
    return {
        axis: min(several, key=lambda cue: _distance(cue.span, mention.span))
        for axis, several in found.items()
        if len({cue.up for cue in several}) == 1
    }


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _evidence(pair: Pair, number: int, one: tuple[Mention, Cue], other: tuple[Mention, Cue]) -> Evidence:
    sides = (pair.source, one), (pair.target, other)
    texts = [_quote(side, mention, cue) for side, (mention, cue) in sides]
    values = [_value(mention, cue) for _, (mention, cue) in sides]
    return Evidence(
        "M601",
        message(
            "code.M601.direction",
            reference=in_quotes(texts[0], values[0]),
            version=in_quotes(texts[1], values[1]),
        ),
        number,
        _spans(*one),
        _spans(*other),
        tuning.STRENGTH_DIRECTION,
        readings(message("value.reading", words=t, value=v) for t, v in zip(texts, values, strict=True)),
    )


def _value(mention: Mention, cue: Cue) -> Message:
    return signed(replace(quantity(mention), sign=Sign.RISE if cue.up else Sign.FALL))


def _together(mention: Mention, cue: Cue) -> Span:
    return Span(min(mention.span.start, cue.span.start), max(mention.span.end, cue.span.end))


def _spans(mention: Mention, cue: Cue) -> tuple[Span, ...]:
    whole = _together(mention, cue)
    if len(whole) <= tuning.MAX_QUOTED_CHARACTERS:
        return (whole,)
    return tuple(sorted((mention.span, cue.span)))


def _quote(side: Side, mention: Mention, cue: Cue) -> str:
    text = side.document.text
    return " … ".join(" ".join(span.of(text).split()) for span in _spans(mention, cue))
