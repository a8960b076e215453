"""Times of day in spoken English: half past three, a quarter to nine, ten past six."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.en.numerals import SMALL
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

_HOURS = {word: n for word, n in SMALL.items() if 1 <= n <= 12}
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
# Before "ten to six" in its sense of a time: a game may also be won by ten to six.
_AT = re.compile(r"\b(?:at|until|till|since|around|struck|it['’]s|it was) (?:about )?$", re.I)
_BY = re.compile(r"\b(?:by|before|after) (?:about )?$", re.I)
_MAX_PREPOSITION_CHARS = 16
_ALONE = re.compile(r"\s*(?:[.,;:!?)\"”’]|$)")


def spoken(text: str, start: int) -> Reading | None:
    """The time of day in words that begins at ``start``, None where there is none.

    "Past" is only used with times. "Ten to six" may be a score or a range, and "a quarter to nine" a share: they need a
    preposition of time before them, and nothing that they could count after them.
    """
    match = _SPOKEN.match(text, start)
    if match is None:
        return None
    minutes, way = match["minutes"].lower(), match["way"].lower()
    past = way == "past"
    if not past and not _is_time(text, match):
        return None
    value = _MINUTES[minutes] if minutes in _MINUTES else int(minutes)
    hour = match["hour"].lower()
    time = (_HOURS[hour] if hour in _HOURS else int(hour)) + (value if way in ("past", "after") else -value) / 60
    hours = _hours_of_day(time, match["pm"] is not None, match["am"] is not None)
    return Reading(start, match.end(), Quantity(Kind.TIME, points(*hours), "clock", low_salience=not past))


def _is_time(text: str, match: re.Match[str]) -> bool:
    minutes = match["minutes"].lower()
    if minutes == "half" or (minutes.isdigit() and " minute" not in match.group()):
        return False
    if match["half"] and "quarter" in minutes:
        return True
    begin = match.start()
    patterns = (_AT, _BY) if "quarter" in minutes else (_AT,)
    at = any(pattern.search(text, max(0, begin - _MAX_PREPOSITION_CHARS), begin) for pattern in patterns)
    return at and (match["half"] != "" or _ALONE.match(text, match.end()) is not None)


def _hours_of_day(time: float, afternoon: bool, morning: bool) -> tuple[float, ...]:
    """The hours of the day (0 to 24) that a time of a twelve-hour clock may be: a quarter to one is 0.75 or 12.75."""
    time %= 12
    if afternoon or morning:
        return (time + 12 if afternoon else time,)
    return time, time + 12
