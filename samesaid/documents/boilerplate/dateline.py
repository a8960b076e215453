"""The day a text was published, as far as the text states it: on a line of its own, or in an agency's dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from samesaid.documents import tuning
from samesaid.model import Note, Span, message

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Groups: year, month by name, month by number (n), day; a digit apart in each form.
_DATE = re.compile(
    rf"(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}}),?\s+(?P<y1>\d{{4}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH}),?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<n3>\d{1,2})[-/.](?P<d3>\d{1,2})(?!\d)"
    r"|(?P<y4>\d{4})\s*年\s*(?P<n4>\d{1,2})\s*月\s*(?P<d4>\d{1,2})\s*日",
)
DATE = re.sub(r"\?P<\w+>", "?:", _DATE.pattern)
"""A full date as a pattern without groups."""
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?|[(（]?(?:星期|周|週)[一二三四五六日天][)）]?)"
_CLOCK = r"(?:at )?\d{1,2}[:：]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?[A-Z]{2,4})?"
_DATE_LINE = re.compile(
    r"(?:(?:Date|Published|Updated|Posted|日期|时间|時間|发布时间|發布時間)(?: on)?\s?[:：]?\s*)?"
    rf"[(（]?(?:{_WEEKDAY}\s*)?(?:{DATE})[,，]?(?:\s*{_WEEKDAY})?[,，]?(?:\s*{_CLOCK})?[)）]?"
)
# BEIJING, Nov. 9, 2026 (Xinhua) -- …; 新华社北京2026年11月9日电
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’-]+,? (?:[A-Z][\w.'’-]+,? ){{0,5}})(?P<latin>(?:{DATE}))\s?(?:\([^()]{{1,30}}\)\s?)?(?:--|—|–|-)"
    rf"|[\u4e00-\u9fff·]{{2,20}}?\s?(?P<han>(?:{DATE}))\s?(?:电|電|讯|訊)"
)


def published(text: str, paragraphs: Sequence[Span]) -> tuple[date, Note] | None:
    """The day of publication by a line with a full date or a dateline, and a note on it; None where there is none.

    A day without a year is ignored: the year would be a guess.
    """
    foot = max(tuning.DATE_HEAD_PARAGRAPHS, len(paragraphs) - tuning.DATE_FOOT_PARAGRAPHS)
    for span in (*paragraphs[: tuning.DATE_HEAD_PARAGRAPHS], *paragraphs[foot:]):
        line = span.of(text)
        if len(span) <= tuning.MAX_DATE_LINE and _DATE_LINE.fullmatch(line) and (day := parse_date(line)):
            return day, published_note(day, "date-line", span)
    for span in paragraphs[: tuning.DATELINE_PARAGRAPHS]:
        match = _DATELINE.match(span.of(text)[: tuning.MAX_DATELINE])
        if match and (day := parse_date(match["latin"] or match["han"])):
            return day, published_note(day, "dateline", Span(span.start, span.start + match.end()))
    return None


def is_date(line: str) -> bool:
    """Whether a line is a day alone, with the weekday and the time of day or without."""
    return len(line) <= tuning.MAX_DATE_LINE and _DATE_LINE.fullmatch(line) is not None


def published_note(day: date, how: str, span: Span | None = None) -> Note:
    """A note on the day of publication. ``how`` it is known is a key of the catalogue's table ``note.published``."""
    return Note(
        "published", message("note.published.day", day=day.isoformat(), how=message(f"note.published.{how}")), span
    )


def parse_date(text: str) -> date | None:
    """The first full date in ``text``: ``Sep 8, 2023``, ``8 September 2023``, ``2023-09-08``, ``2023年9月8日``."""
    match = _DATE.search(text)
    if not match:
        return None
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    month = int(parts["n"]) if "n" in parts else _MONTHS.index(parts["m"][:3].lower()) + 1
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None
