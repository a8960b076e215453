"""A weekday against the full date that it stands beside: 10 November 2026 is a Tuesday, whatever the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from samesaid.compare.quantities.contradictions.sums import Slip
from samesaid.compare.quantities.values.format import weekday
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.model import Mention, Span

_PARTS = (Kind.YEAR, Kind.MONTH, Kind.DAY)
# Monday, 10 November; Montag, dem 10. November; lundi 10 novembre; Monday (10 November).
_BEFORE = re.compile(r"[\s,，(（]{0,3}(?:the |de[rmn] |le |el |il |dia |día )?", re.I)
# 2026年11月10日（星期一）; 10 November 2026, a Monday.
_AFTER = re.compile(r"\s?[(（]\s?|,? (?:an? |ein |una? |uma )", re.I)
_AFTER_HAN = re.compile(r"\s?[(（，,]?\s?")
# Other calendars, and years that began elsewhere.
_OTHER_CALENDAR = re.compile(r"农历|農曆|阴历|陰曆|旧历|舊曆|lunar|julian|old style|hijri|islamic", re.I)
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_AROUND = 30


def slips(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """Weekdays that the date they stand beside does not have; ``mentions`` are those of one sentence of ``text``."""
    named = [m for m in mentions if cast(Quantity, m.value).kind is Kind.WEEKDAY]
    if not named:
        return
    for whole, (parts, day) in _dates(mentions).items():
        for mention in named:
            if not _beside(text, mention.span, whole) or day.isoweekday() == int(cast(Quantity, mention.value).value):
                continue
            if _OTHER_CALENDAR.search(text, max(0, whole.start - _AROUND), whole.end + _AROUND):
                continue
            told = " ".join(text[whole.start : whole.end].split())
            yield (
                tuple(sorted((mention, *parts), key=lambda m: m.span.start)),
                f"The date “{told}” is told as “{mention.text}”, but it is a {weekday(day)}.",
            )


def _beside(text: str, named: Span, whole: Span) -> bool:
    if named.end <= whole.start:
        return _BEFORE.fullmatch(text, named.end, whole.start) is not None
    after = _AFTER_HAN if text[named.start] > "\u3000" else _AFTER
    return named.start >= whole.end and after.fullmatch(text, whole.end, named.start) is not None


def _dates(mentions: Sequence[Mention]) -> dict[Span, tuple[tuple[Mention, ...], date]]:
    """The full dates, each with its parts; what is no day of the calendar, or one of two in a range, is left out."""
    parts: dict[Span, list[Mention]] = {}
    for mention in mentions:
        value = cast(Quantity, mention.value)
        if value.date_span is not None and value.kind in _PARTS and value.unit:
            parts.setdefault(value.date_span, []).append(mention)
    found = {}
    for whole, own in parts.items():
        values = {cast(Quantity, m.value).kind: cast(Quantity, m.value) for m in own}
        if len(own) != 3 or len(values) != 3 or any(len(v.values) != 1 for v in values.values()):
            continue
        year, month, day = (int(values[kind].value) for kind in _PARTS)
        try:
            told = date(year, month, day)
        except ValueError:
            continue
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            found[whole] = (tuple(own), told)
    return found
