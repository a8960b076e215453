"""Which way the words of a clause say that a figure goes."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.meaning.direction.words import Axis, Cue, DirectionWords, cues, direction_words
from samesaid.compare.meaning.text import folded_sentences
from samesaid.compare.pair import Side
from samesaid.compare.quantities.values.quantity import Bound, Kind, quantity
from samesaid.languages import primary
from samesaid.model import Mention, Sentence, Span


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way a figure goes (1 or -1) and the place of the word that says so, in offsets of the document."""

    way: int
    span: Span


def governing(side: Side, indices: Sequence[int], mention: Mention) -> Mapping[Axis, Direction]:
    """The direction of a figure in one of these sentences, by axis, where the words of its clause agree.

    The nearest word is taken. Where they do not agree, the sign counts that is directly beside the figure.
    """
    sentence = sentence_of(side, indices, mention)
    words = direction_words(primary(side.document.language))
    if words is None or sentence is None:
        return {}
    start, text = sentence.span.start, side.annotate(folded_sentences)[sentence.index]
    figure = Span(mention.span.start - start, mention.span.end - start)
    if quantity(mention).kind is Kind.DURATION:
        time = _time(text, figure, words)
        return {Axis.TIME: Direction(time.way, time.span.shift(start))} if time else {}
    reach = words.clause(text, figure).shift(start)
    found: dict[Axis, list[Cue]] = {}
    for cue in _within(side.annotate(cues)[sentence.index], reach):
        found.setdefault(cue.axis, []).append(cue)
    read = {axis: _direction(several, mention) for axis, several in found.items()}
    if bound := _bound(mention):
        read[Axis.LEVEL] = bound
    return {axis: direction for axis, direction in read.items() if direction is not None}


def _within(every: Sequence[Cue], reach: Span) -> Iterator[Cue]:
    """The cues that overlap a part of the text. They are in order and overlap none of one another."""
    first = bisect_right(every, reach.start, key=lambda cue: cue.span.end)
    for cue in itertools.islice(every, first, None):
        if cue.span.start >= reach.end:
            return
        yield cue


def sentence_of(side: Side, indices: Sequence[int], mention: Mention) -> Sentence | None:
    """The one of these sentences that a figure is in."""
    return next((s for s in side.sentences(tuple(indices)) if s.span.overlaps(mention.span)), None)


def _bound(mention: Mention) -> Direction | None:
    """The bound that the quantities read, as a level."""
    value = quantity(mention)
    way = {Bound.MORE: 1, Bound.LEAST: 1, Bound.LESS: -1, Bound.MOST: -1}.get(value.bound)
    return Direction(way, value.bound_span or mention.span) if way else None


def _time(text: str, figure: Span, words: DirectionWords) -> Direction | None:
    """The direction of a length of time by the words directly beside it; None where there is none or they disagree."""
    before = words.time_before.search(text, max(0, figure.start - words.before), figure.start)
    after = words.time_after.match(text, figure.end)
    found = [match for match in (before, after) if match is not None]
    if len({match.lastgroup for match in found}) != 1:
        return None
    return Direction(1 if found[0].lastgroup == "up" else -1, Span(*found[0].span(found[0].lastgroup or 0)))


def _direction(several: Sequence[Cue], mention: Mention) -> Direction | None:
    ways = {cue.way for cue in several}
    if len(ways) == 1 and ways != {0}:
        nearest = min(several, key=lambda cue: _distance(cue.span, mention.span))
        return Direction(nearest.way, nearest.span)
    value = quantity(mention)
    if value.sign.way and value.sign_span is not None and 0 not in ways:
        return Direction(value.sign.way, value.sign_span)
    return None


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
