"""Parts of a date that the other side leaves to the context, or says with the period they bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samesaid.compare.quantities.values.quantity import DATE_PARTS, Kind, quantity
from samesaid.model import Mention

# The last days that each month may have.
_LAST_DAYS = ((31,), (28, 29), (31,), (30,), (31,), (30,), (31,), (31,), (30,), (31,), (30,), (31,))


def bounds_a_period(
    mention: Mention, own: Sequence[Mention], partners: Mapping[int, Mention], others: Sequence[Mention]
) -> bool:
    """Whether it is of the first or last day of a month or year that the other side gives alone.

    "Since 1 January 2019" is "since January 2019" and "since 2019", "by 31 December 2030" is "by the end of 2030".
    ``partners`` are the counterparts of the mentions of this side, by their ``id()``; ``others`` those of the other.
    """
    whole = quantity(mention).date_span
    if whole is None or quantity(mention).kind not in (Kind.DAY, Kind.MONTH):
        return False
    parts = {quantity(m).kind: m for m in own if quantity(m).date_span == whole}
    values = {kind: int(quantity(part).value) for kind, part in parts.items()}
    day, month = values.get(Kind.DAY), values.get(Kind.MONTH)
    if day is None or month is None or not 1 <= month <= 12 or id(parts[Kind.DAY]) in partners:
        return False
    same_month, same_year = (id(parts[k]) in partners if k in parts else False for k in (Kind.MONTH, Kind.YEAR))
    if same_month:
        alone, bounds = parts[Kind.MONTH], day in (1, *_LAST_DAYS[month - 1])
    elif same_year:
        alone, bounds = parts[Kind.YEAR], (day, month) in ((1, 1), (31, 12))
    else:
        return False
    return bounds and not _has_smaller(partners[id(alone)], others)


def _has_smaller(mention: Mention, side: Sequence[Mention]) -> bool:
    """Whether the date that the mention is a part of has a part smaller than it."""
    whole, kind = quantity(mention).date_span, quantity(mention).kind
    if whole is None or kind not in DATE_PARTS:
        return False
    smaller = DATE_PARTS[DATE_PARTS.index(kind) + 1 :]
    return any(quantity(m).kind in smaller and quantity(m).date_span == whole for m in side)
