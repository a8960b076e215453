"""Spans by place: which of many overlap a given one, without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from samesaid.model import Span

T = TypeVar("T")

# Code points a bucket: about a sentence, so that most spans are in one or two.
_BUCKET_CHARS = 256
# Pairs of spans that are compared one by one; more are sorted first.
_FEW_PAIRS = 64


class SpanIndex(Generic[T]):
    """Things that have spans; the cost of a question is that of its neighbourhood, not of the text."""

    def __init__(self, items: Iterable[tuple[Span, T]] = ()) -> None:
        self._buckets: dict[int, list[tuple[int, Span, T]]] = defaultdict(list)
        self._size = 0
        for span, item in items:
            self.add(span, item)

    def add(self, span: Span, item: T) -> None:
        for bucket in _buckets(span):
            self._buckets[bucket].append((self._size, span, item))
        self._size += 1

    def touches(self, span: Span) -> bool:
        """Whether any span overlaps this one."""
        return any(other.overlaps(span) for b in _buckets(span) for _, other, _ in self._buckets.get(b, ()))

    def overlapping(self, spans: Iterable[Span]) -> list[T]:
        """What overlaps any of ``spans``, in the order in which it was added; an item with several spans comes once
        for each of those."""
        found = {
            number: item
            for span in spans
            for bucket in _buckets(span)
            for number, other, item in self._buckets.get(bucket, ())
            if other.overlaps(span)
        }
        return [found[number] for number in sorted(found)]


def _buckets(span: Span) -> range:
    return range(span.start // _BUCKET_CHARS, max(span.start, span.end - 1) // _BUCKET_CHARS + 1)


def any_overlap(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether a span of the one side overlaps one of the other."""
    if len(ones) * len(others) <= _FEW_PAIRS:
        return any(a.overlaps(b) for a in ones for b in others)
    index = SpanIndex((span, None) for span in min(ones, others, key=len))
    return any(index.touches(span) for span in max(others, ones, key=len))
