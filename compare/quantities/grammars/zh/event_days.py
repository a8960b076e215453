"""Days by which an event is known, in folded Chinese text: 9·11, 911事件, 九一一. Their year is open."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

_EVENT = r"(?=[\"”’」』]? ?(?:事件|事故|恐怖|恐袭|袭击|攻击|遇袭|惨案|惨剧|地震|大地震|空难|爆炸|火灾|暴|特大))"
_DAY = re.compile(
    rf"(?P<month>1[0-2]|[1-9])[·•‧・](?P<day>3[01]|[12]\d|[1-9])(?![\d·]){_EVENT}"
    rf"|(?P<nine>9)(?:[·•‧・](?P<eleven>11)(?!\d)|[.-]?(?P<glued>11)(?!\d){_EVENT})"
    r"|(?P<nine_han>九)·?(?P<eleven_han>一一)(?![零〇一二三四五六七八九十])"
)


def event_day(text: str, start: int) -> list[Reading] | None:
    """The month and day of an event at ``start``, None where there is none."""
    match = _DAY.match(text, start)
    if match is None:
        return None
    if match["month"]:
        return _parts(match, "month", "day", (int(match["month"]), int(match["day"])))
    if match["nine_han"]:
        return _parts(match, "nine_han", "eleven_han", (9, 11))
    return _parts(match, "nine", "eleven" if match["eleven"] else "glued", (9, 11))


def _parts(match: re.Match[str], first: str, second: str, values: tuple[int, int]) -> list[Reading]:
    whole = Span(match.start(first), match.end(second))
    return [
        Reading(
            match.start(name), match.end(name), Quantity(Kind.DAY, points(value), low_salience=True, date_span=whole)
        )
        for name, value in zip((first, second), values, strict=True)
    ]
