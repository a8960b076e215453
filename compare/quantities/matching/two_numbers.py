"""Two numbers of a side that the other says in another way: the counts of a share, the ends of a range."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from samesaid.compare.quantities.tuning import MAX_RANGE_CHARACTERS, RELATIVE_SLACK
from samesaid.compare.quantities.values.conversion import agree_in_range, different_measures
from samesaid.compare.quantities.values.quantity import Kind, quantity
from samesaid.model import Mention

Pairs = list[tuple[Mention, Mention]]


def drop_counts_of_shares(source: list[Mention], target: list[Mention]) -> None:
    """Take out shares and the counts that the other side has instead: 7 out of 10 and "of the 10 boats 7".

    The part need not be there where it is one, or where no other count may be it: four-in-ten, of which ten is read.
    """
    for shares, counts in ((source, target), (target, source)):
        for mention in [m for m in shares if quantity(m).parts is not None]:
            part, whole = quantity(mention).parts or (0.0, 0.0)
            of_whole, of_part = _count(counts, whole), _count(counts, part)
            if of_whole is None or (of_part is None and part != 1 and _smaller(counts, whole)):
                continue
            for gone in (of_whole, of_part):
                if gone is not None:
                    counts.remove(gone)
            shares.remove(mention)


def _smaller(mentions: Sequence[Mention], whole: float) -> bool:
    return any(quantity(m).kind is Kind.CARDINAL and quantity(m).value < whole for m in mentions)


def _count(mentions: Sequence[Mention], value: float) -> Mention | None:
    """The first count of this value."""
    for mention in mentions:
        counted = quantity(mention)
        if counted.kind is Kind.CARDINAL and abs(counted.value - value) <= RELATIVE_SLACK * value:
            return mention
    return None


def match_converted_ranges(source: list[Mention], target: list[Mention], pairs: Pairs) -> None:
    """Pair the ends of two ranges that were converted as a whole: 1 to 3 inches with 2 to 8 cm.

    Writers round the ends of a range more coarsely than a number alone. What is paired is moved to ``pairs``.
    """
    there = _ranges(target)
    for one in _ranges(source) if there else ():
        for other in there:
            ends = list(zip(one, other, strict=True))
            if all(_agree(a, b, lower) for (a, b), lower in zip(ends, (True, False), strict=True)):
                for a, b in ends:
                    source.remove(a)
                    target.remove(b)
                    pairs.append((a, b))
                there.remove(other)
                break


def _agree(one: Mention, other: Mention, lower: bool) -> bool:
    a, b = quantity(one), quantity(other)
    return different_measures(a, b) and agree_in_range(a.value, a.unit, b.value, b.unit, lower=lower)


def _ranges(mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Neighbouring measures in one unit, the smaller first, with hardly anything between them."""
    return [
        (one, other)
        for one, other in pairwise(mentions)
        if quantity(one).kind is quantity(other).kind is Kind.MEASURE
        and quantity(one).unit == quantity(other).unit
        and 0 <= other.span.start - one.span.end <= MAX_RANGE_CHARACTERS
        and quantity(one).value < quantity(other).value
    ]
