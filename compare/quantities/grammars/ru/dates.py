"""Russian dates: days with months, years, decades, centuries, times of day, relative dates."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, section
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

with section("ru", "dates") as _data:
    MONTHS = {word: int(n) for word, n in _data.by_number("months").items()}
    WEEKDAYS = {word: int(n) for word, n in _data.by_number("weekdays").items()}
_MONTH = rf"(?P<month>{any_of(MONTHS)})(?!\w)"
_YEAR = r"(?:[ \u00a0](?P<year>(?:1[0-9]|20)\d\d)(?!\d|[,.]\d)(?:-?го)?(?:[ \u00a0]?(?:год[ауе]?|г\.|г(?!\w)))?)?"
_DAY = r"[0-3]?\d)(?:-?(?:го|е))?"
_DATE = re.compile(
    rf"(?P<day>{_DAY}(?:(?: ?[-–—] ?| и | по | или |, )(?P<day2>{_DAY})?[ \u00a0]{_MONTH}{_YEAR}", re.IGNORECASE
)
_MONTH_YEAR = re.compile(_MONTH + _YEAR, re.IGNORECASE)
_ISO = re.compile(r"(?P<day>[0-3]\d)\.(?P<month>[01]\d)\.(?P<year>(?:19|20)\d\d)(?!\d)")
_YEARS = re.compile(
    r"(?P<a>(?:1[0-9]|20)\d\d)(?:(?P<sep> ?[-–—/] ?| и )(?P<b>(?:1[0-9]|20)?\d\d))?"
    r"(?:-?(?:й|го|м|му|ом|ый))?[ \u00a0]?(?P<sign>год(?:а|у|ом|е|ы|ов|ам|ах|ами)?(?!\w)|гг?\.|гг?(?!\w))"
)
_SHORT_YEAR = re.compile(r"(?P<y>(?:19|20)?\d\d)-(?:м|го|й|му|ом)(?!\w)")
_DECADE = re.compile(r"(?P<d>(?:1[5-9]|20)?\d0)(?:-?(?:х|е|ые|ых|ми|м))(?!\w)(?: год\w{0,3})?")
_ROMAN = re.compile(
    r"(?P<a>[IVXХ]{1,6})(?: ?[-–—и] ?(?P<b>[IVXХ]{1,6}))?[ \u00a0]?(?P<sign>век|вв?\.|столети|квартал)\w{0,3}"
)
_CENTURY = re.compile(r"(?:-?(?:й|го|м|му|ом))?[ \u00a0](?:век|столети)\w{0,3}")
_TENS_OF_YEARS = re.compile(r" год(?:ы|ов|ам|ами|ах)(?!\w)")
_QUARTER = re.compile(r"(?:-?(?:й|го|м|му|ом))?[ \u00a0]квартал\w{0,3}")
_CLOCK = re.compile(r"(?P<h>[0-2]?\d):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])")
_POINT = re.compile(
    r"(?P<h>[0-2]?\d)\.(?P<m>[0-5]\d)(?![\d.]|[ \u00a0]?(?:%|тыс|мл|проц|руб|метр|км|кг|евро|долл|балл|сек))"
)
_HOURS = re.compile(r"(?P<h>[0-2]?\d) ?(?:час(?:а|ов|у|ам)?|ч\.?)(?!\w)(?: (?P<m>[0-5]?\d) мин\w{0,4})?")
_AT = re.compile(r"(?:^|[ («\"])(?:в|к|до|с|около|после|на|и|от|во) $", re.I)
_HALF_DAY = re.compile(r" (утра|дня|вечера|ночи|пополудни)(?!\w)")
_RELATIVE = re.compile(
    r"(?:(?:прошл|эт|текущ|нынешн|следующ|будущ|минувш|предыдущ|т)\w{1,4} (?:же )?"
    r"(?P<u>год|месяц|квартал|век|столети|недел|лет(?=[оау])|зим|весн|осен)\w{0,4}|(?P<day>сегодня(?!шн)|вчера|завтра|накануне|позавчера|послезавтра"
    r"|сегодняшн\w+|вчерашн\w+)"
    r"|(?P<noon>полдень|полночь|полуночи|полудня))(?!\w)",
    re.I,
)
RELATIVE_STARTS = re.compile(
    "прошл|эт[оа]|этим|текущ|нынеш|следую|будущ|минувш|предыд|том|того|сегодн|вчера|завтр|накану|поза|после|полд|полн|полу"
)
_UNITS = {"год": "year", "месяц": "month", "квартал": "quarter", "век": "century", "столети": "century",
          "недел": "day"}  # fmt: skip


def relative(text: str, start: int) -> Reading | None:
    """в прошлом году, вчера."""
    match = _RELATIVE.match(text, start)
    if match is None:
        return None
    if match["noon"]:
        hour = 12.0 if match["noon"].lower().startswith("полд") or match["noon"].lower() == "полудня" else 0.0
        return Reading(start, match.end(), Quantity(Kind.TIME, points(hour, 24.0 - hour), "clock", low_salience=True))
    unit = "day" if match["day"] else _UNITS.get(match["u"].lower(), "year")
    return Reading(start, match.end(), Quantity(Kind.RELATIVE, points(0), unit, low_salience=True))


def month(text: str, start: int) -> list[Reading]:
    """в мае, в мае 2020 года."""
    match = _MONTH_YEAR.match(text, start)
    return _parts(match) if match else []


def numeric(text: str, start: int) -> list[Reading]:
    """The date, year, decade or time that begins with the digit at ``start``; nothing where there is none."""
    for pattern in (_DATE, _ISO):
        if (match := pattern.match(text, start)) is not None and 1 <= int(match["day"]) <= 31:
            return _parts(match)
    if (match := _YEARS.match(text, start)) is not None:
        return _years(match)
    if (match := _DECADE.match(text, start)) is not None:
        year = int(match["d"])
        values = points(year, 1900 + year) if year < 100 else points(year, year % 100)
        return [Reading(start, match.end(), Quantity(Kind.DECADE, values, "decade"))]
    if (match := _SHORT_YEAR.match(text, start)) is not None and len(match["y"]) == 4:
        return [Reading(start, match.end(), Quantity(Kind.YEAR, points(int(match["y"])), "year"))]
    return _time(text, start)


def _years(match: re.Match[str]) -> list[Reading]:
    first = int(match["a"])
    found = [Reading(match.start(), match.end("a") if match["b"] else match.end(),
                     Quantity(Kind.YEAR, points(first), "year"))]  # fmt: skip
    if match["b"]:
        last = int(match["b"])
        values = points(last) if last > 99 else points(first // 100 * 100 + last, last)
        found.append(Reading(match.start("b"), match.end(), Quantity(Kind.YEAR, values, "year")))
    return found


def _time(text: str, start: int) -> list[Reading]:
    after_preposition = _AT.search(text, max(0, start - 7), start) is not None
    match = _CLOCK.match(text, start)
    if match is None and after_preposition:
        match = _POINT.match(text, start) or _HOURS.match(text, start)
    if match is None or int(match["h"]) > 24:
        return []
    value, end = int(match["h"]) + int(match["m"] or 0) / 60, match.end()
    half = _HALF_DAY.match(text, end)
    if match.re is _HOURS and half is None and not re.search(r"\b[вВкК] $", text[max(0, start - 3) : start]):
        return []
    if half is not None:
        end = half.end()
        late = half[1] in ("дня", "вечера", "пополудни") and value < 12
        values = points(value + 12 if late else value % 12 if half[1] == "ночи" and value == 12 else value)
    else:
        values = points(value) if value >= 13 else points(value, value + 12)
    return [Reading(start, end, Quantity(Kind.TIME, values, "clock"))]


def _parts(match: re.Match[str]) -> list[Reading]:
    whole = Span(match.start(), match.end())
    found = []
    for name, kind, unit in (("day", Kind.DAY, "day"), ("day2", Kind.DAY, "day"), ("month", Kind.MONTH, "month"),
                             ("year", Kind.YEAR, "year")):  # fmt: skip
        if name not in match.re.groupindex or match[name] is None:
            continue
        value = int(match[name]) if match[name].isdigit() else MONTHS[match[name].lower()]
        found.append(Reading(match.start(name), match.end(name), Quantity(kind, points(value), unit, date_span=whole)))
    return found


def period(text: str, start: int, end: int, value: float) -> Reading | None:
    """The century, quarter or decade that an ordinal makes: в двадцатом веке, 3-й квартал, в девяностые годы."""
    if (match := _CENTURY.match(text, end)) is not None:
        return Reading(start, match.end(), Quantity(Kind.CENTURY, points(value), "century"))
    if value <= 4 and (match := _QUARTER.match(text, end)) is not None:
        return Reading(start, match.end(), Quantity(Kind.QUARTER, points(value), "quarter"))
    if value in range(20, 100, 10) and (match := _TENS_OF_YEARS.match(text, end)) is not None:
        decade = Quantity(Kind.DECADE, points(value, 1900 + value), "decade", low_salience=True)
        return Reading(start, match.end(), decade)
    return None


def roman(text: str, start: int) -> list[Reading]:
    """XIX век, XIX–XX вв., III квартал."""
    match = _ROMAN.match(text, start)
    if match is None or (start and text[start - 1].isalpha()):
        return []
    quarter = match["sign"] == "квартал"
    kind, unit = (Kind.QUARTER, "quarter") if quarter else (Kind.CENTURY, "century")
    found = []
    for name in ("a", "b"):
        if match[name]:
            end = match.end(name) if name == "a" and match["b"] else match.end()
            found.append(Reading(match.start(name), end, Quantity(kind, points(_roman(match[name])), unit)))
    return found


def _roman(figures: str) -> float:
    values = [{"I": 1, "V": 5, "X": 10, "Х": 10}[c] for c in figures]
    return float(sum(-v if v < max(values[n:]) else v for n, v in enumerate(values)))
