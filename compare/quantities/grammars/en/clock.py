"""Times of day as English speaks them: half past three, a quarter to nine, ten past six, twelve midnight."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.word_lists import numbered

_HOURS = numbered("one two three four five six seven eight nine ten eleven twelve", 1)
_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25, "quarter": 15, "a quarter": 15,
            "half": 30}  # fmt: skip
STARTS = frozenset({"half", "quarter", "a", "five", "ten", "twenty"})
_SPOKEN = re.compile(
    r"(?P<minutes>a quarter|quarter|half|five|ten|twenty(?:[- ]five)?|[0-5]?\d)(?: minutes?)? "
    r"(?P<way>past|after|to|before|till) (?P<hour>" + "|".join(_HOURS) + r"|1[0-2]|[1-9])(?![\w%])(?![,.:-]\w)"
    r"(?P<half>(?: o['’]clock)?(?: ?(?:(?P<pm>p\.?m\b\.?| in the (?:afternoon|evening)| at night)"
    r"|(?P<am>a\.?m\b\.?| in the morning)))?)",
    re.I,
)
_AT = re.compile(r"\b(?:at|until|till|since|around|struck|it['’]s|it was) (?:about )?$", re.I)
# A game is won by ten to six.
_BY = re.compile(r"\b(?:by|before|after) (?:about )?$", re.I)
_ALONE = re.compile(r"\s*(?:[.,;:!?)\"”’]|$)")


def spoken(text: str, start: int) -> Reading | None:
    """The time of day in words that begins at ``start``; None where there is none.

    "Past" tells a time. "Ten to six" may be a score or a range and "a quarter to nine" a share: they need a preposition
    of time, and nothing that is counted behind them.
    """
    match = _SPOKEN.match(text, start)
    if match is None:
        return None
    minutes, way = match["minutes"].lower(), match["way"].lower()
    past = way == "past"
    if not past and not _to_the_hour(text, match):
        return None
    told = _MINUTES[minutes] if minutes in _MINUTES else int(minutes)
    hour = match["hour"].lower()
    time = (_HOURS[hour] if hour in _HOURS else int(hour)) + (told if way in ("past", "after") else -told) / 60
    values = _either(time, match["pm"] is not None, match["am"] is not None)
    return Reading(start, match.end(), Quantity(Kind.TIME, points(*values), "clock", low_salience=not past))


def _to_the_hour(text: str, match: re.Match[str]) -> bool:
    minutes = match["minutes"].lower()
    if minutes == "half" or (minutes.isdigit() and " minute" not in match.group()):
        return False
    if match["half"] and "quarter" in minutes:
        return True
    begin = match.start()
    patterns = (_AT, _BY) if "quarter" in minutes else (_AT,)
    at = any(pattern.search(text, max(0, begin - 16), begin) for pattern in patterns)
    return at and (match["half"] != "" or _ALONE.match(text, match.end()) is not None)


def _either(time: float, afternoon: bool, morning: bool) -> tuple[float, ...]:
    """The hours of the day that may be meant; what is left of an hour before one o'clock counts from twelve."""
    time %= 12
    if afternoon or morning:
        return (time + 12 if afternoon else time,)
    return time, time + 12
