"""What one side lacks together: the parts of a date, or the numbers of one clause, are one absence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from samesaid.compare.quantities.tuning import MAX_CLAUSE_CHARACTERS
from samesaid.compare.quantities.values.quantity import quantity
from samesaid.model import Mention

Absence = tuple[Mention, ...]
"""Mentions without a counterpart that are reported together, in the order of the text."""


def absences(
    absent: Sequence[Mention], leftovers: Sequence[Mention], mentions: Sequence[Mention], matched: Collection[int]
) -> Iterator[Absence]:
    """The mentions that are absent from the other side, those of one date or clause together.

    ``mentions`` are those of one side of a sentence or bead in the order of the text, ``leftovers`` those that no
    mention of the other side is equal to, and ``absent`` those of the leftovers that the other side has nowhere. With
    a part of a date its other parts are absent, too, if they are leftovers. ``matched`` has the ``id()`` of mentions
    with a counterpart: where one of them lies between two others, these are of different clauses.
    """
    dates = {quantity(m).date_span for m in absent} - {None}
    reported = {id(m) for m in absent} | {id(m) for m in leftovers if quantity(m).date_span in dates}
    held: list[Mention] = []
    for mention in mentions:
        if id(mention) in reported:
            if held and not _together(held[-1], mention):
                yield tuple(held)
                held = []
            held.append(mention)
        elif held and id(mention) in matched and not _of_one_date(held[-1], mention):
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def dates_and_numbers(absence: Absence) -> Iterator[tuple[Mention, ...]]:
    """The parts of each date of an absence, and each other mention alone."""
    held: list[Mention] = []
    for mention in absence:
        if held and not _of_one_date(held[-1], mention):
            yield tuple(held)
            held = []
        held.append(mention)
    yield tuple(held)


def _together(one: Mention, other: Mention) -> bool:
    return _of_one_date(one, other) or other.span.start - one.span.end <= MAX_CLAUSE_CHARACTERS


def _of_one_date(one: Mention, other: Mention) -> bool:
    whole = quantity(one).date_span
    return whole is not None and whole == quantity(other).date_span
