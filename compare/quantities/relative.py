"""Dates told from the day of writing, resolved against the day of publication: 去年 is 2017 in a text of 2018."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from samesaid.compare.quantities.value import Kind, Quantity, points
from samesaid.compare.quantities.vocabulary import inverted

# By unit: words and how many units they lie from the day of writing. What lies on the day of the story (当天, that
# month, the same period) stays open.
_OFFSETS: dict[str, dict[str, int]] = {
    "year": inverted(
        {
            -2: "一昨年",
            -1: "去年 昨年 last_year прошлом_году прошлого_года прошлый_год минувшем_году",
            0: "今年 本年 this_year current_year этом_году этого_года текущем_году текущего_года нынешнем_году",
            1: "明年 来年 next_year следующем_году следующего_года будущем_году",
        }
    ),
    "month": inverted(
        {
            -1: "上月 上个月 上個月 先月 last_month прошлом_месяце прошлого_месяца",
            0: "本月 这个月 這個月 今月 this_month этом_месяце этого_месяца текущего_месяца",
            1: "下月 下个月 下個月 来月 next_month следующем_месяце следующего_месяца",
        }
    ),
    "day": inverted(
        {
            -1: "昨天 昨日 昨晚 yesterday yesterday's вчера",
            0: "今天 今日 今晚 本日 today today's tonight сегодня",
            1: "明天 明日 tomorrow завтра",
        }
    ),
}
# The first days of a year or month still speak of the one before.
_LAG = 5
KINDS = {"year": Kind.YEAR, "month": Kind.MONTH, "day": Kind.DAY}


def resolved(quantity: Quantity, text: str, published: date) -> Quantity:
    """The quantity with the years, months or days of the month that it may mean; unchanged where that is open.

    A text is written on the day of publication or within a few days before it, in any time zone.
    """
    offset = _OFFSETS.get(quantity.unit, {}).get(" ".join(text.lower().split()))
    if offset is None:
        return quantity
    if quantity.unit == "day":
        days = [published + timedelta(days=offset + near) for near in (0, -1, 1)]
        return replace(quantity, values=points(*(day.day for day in days)))
    values = dict.fromkeys(
        _counted(published - timedelta(days=lag), quantity.unit, offset) for lag in (0, _LAG)
    )  # fmt: skip
    return replace(quantity, values=points(*values))


def _counted(day: date, unit: str, offset: int) -> int:
    return day.year + offset if unit == "year" else (day.month - 1 + offset) % 12 + 1


def open_ended(quantity: Quantity) -> bool:
    """Whether a relative date could not be resolved."""
    return quantity.values == ((0.0, 0.0),)


def answers(relative: Quantity, dated: Quantity) -> bool:
    """Whether a resolved relative date and a dated one tell the same sort of thing, equal or not."""
    return relative.kind is Kind.RELATIVE and not open_ended(relative) and KINDS.get(relative.unit) is dated.kind
