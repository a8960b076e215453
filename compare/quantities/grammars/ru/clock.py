"""Russian times of day in words: в половине четвертого, четверть десятого, без четверти шесть, полседьмого."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, section
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

with section("ru", "clock") as _data:
    _INTO = _data.by_number("into_hour")
    _HOURS = _data.by_number("hours")
    _MINUTES = _data.by_number("minutes")
    STARTS = frozenset(entry.split(" ")[0] for entry in _data.words("starts"))
    """Words that a time may begin with."""
    _OTHER = any_of(_data.words("not_before"))
_LATER = rf"(?P<into>{any_of(_INTO)})(?!\w)(?! (?:{_OTHER}))"
_MINUTE = rf"(?P<minutes>{any_of(_MINUTES)}|[1-5]?\d)(?: минут[аы]?)?"
_TIME = re.compile(
    rf"половин[еау] {_LATER}|пол-?{_LATER.replace('into', 'glued')}|четверть {_LATER.replace('into', 'quarter')}"
    rf"|без {_MINUTE} (?P<hour>{any_of(_HOURS)}|1[0-2]|[1-9])(?!\w)",
    re.I,
)
_HALF_DAY = 12


def spoken(text: str, start: int) -> Reading | None:
    """The time in words that begins at ``start``; None where there is none."""
    match = _TIME.match(text, start)
    if match is None:
        return None
    if match["hour"]:
        minutes = match["minutes"].lower()
        less = _MINUTES.get(minutes) or float(minutes)
        value = (_HOURS.get(match["hour"].lower()) or float(match["hour"])) - less / 60
    elif match["quarter"]:
        value = _INTO[match["quarter"].lower()] - 0.75
    else:
        value = _INTO[(match["into"] or match["glued"]).lower()] - 0.5
    return Reading(start, match.end(), Quantity(Kind.TIME, points(value, value + _HALF_DAY), "clock"))
