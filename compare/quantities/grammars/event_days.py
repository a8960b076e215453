"""Days by which an event is known: 9/11, 9·11, 911事件, 九一一. They stand for a date of any year, in either order."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

_SEPTEMBER = re.compile(r"(?P<month>9)/(?P<day>11)(?![\d/])")
_EVENT = r"(?=[\"”’」』]? ?(?:事件|事故|恐怖|恐袭|袭击|攻击|遇袭|惨案|惨剧|地震|大地震|空难|爆炸|火灾|暴|特大))"
_CHINESE = re.compile(
    rf"(?P<month>1[0-2]|[1-9])[·•‧・](?P<day>3[01]|[12]\d|[1-9])(?![\d·]){_EVENT}"
    rf"|(?P<nine>9)(?:[·•‧・](?P<eleven>11)(?!\d)|[.-]?(?P<glued>11)(?!\d){_EVENT})"
    r"|(?P<nine_han>九)·?(?P<eleven_han>一一)(?![零〇一二三四五六七八九十])"
)


def slashed(text: str, start: int) -> list[Reading] | None:
    """9/11 as a day, None for any other figures."""
    match = _SEPTEMBER.match(text, start)
    return _told(match, "month", "day", (9, 11)) if match else None


def chinese(text: str, start: int) -> list[Reading] | None:
    """The day of an event at ``start`` of folded Chinese text, None where there is none."""
    match = _CHINESE.match(text, start)
    if match is None:
        return None
    if match["month"]:
        return _told(match, "month", "day", (int(match["month"]), int(match["day"])))
    if match["nine_han"]:
        return _told(match, "nine_han", "eleven_han", (9, 11))
    return _told(match, "nine", "eleven" if match["eleven"] else "glued", (9, 11))


def _told(match: re.Match[str], first: str, second: str, values: tuple[int, int]) -> list[Reading]:
    whole = Span(match.start(first), match.end(second))
    return [
        Reading(
            match.start(name), match.end(name), Quantity(Kind.DAY, points(value), low_salience=True, date_span=whole)
        )
        for name, value in zip((first, second), values, strict=True)
    ]
