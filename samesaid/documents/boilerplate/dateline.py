"""The day a text was published, where the text itself tells it: a line of its own, or the dateline of an agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from samesaid.documents.boilerplate import rules
from samesaid.documents.boilerplate.classify import parse_date
from samesaid.model import Note, Span, message

# A date line stands at the head of a text or under it, a dateline in one of the first paragraphs.
_HEAD, _FOOT, _FIRST = 5, 2, 4
_LONGEST_LINE, _LONGEST_DATELINE = 60, 100
_DAY = rf"(?:{re.sub(r'[?]P<[a-z0-9]+>', '?:', rules.DATE.pattern)})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?|[(（]?(?:星期|周|週)[一二三四五六日天][)）]?)"
_CLOCK = r"(?:at )?\d{1,2}[:：]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?[A-Z]{2,4})?"
_LINE = re.compile(
    r"(?:(?:Date|Published|Updated|Posted|日期|时间|時間|发布时间|發布時間)(?: on)?\s?[:：]?\s*)?"
    rf"[(（]?(?:{_WEEKDAY}\s*)?{_DAY}[,，]?(?:\s*{_WEEKDAY})?[,，]?(?:\s*{_CLOCK})?[)）]?"
)
# BEIJING, Nov. 9, 2026 (Xinhua) -- …; 新华社北京2026年11月9日电
_AGENCY = re.compile(
    rf"(?:[A-Z][A-Z.'’-]+,? (?:[A-Z][\w.'’-]+,? ){{0,5}})(?P<latin>{_DAY})\s?(?:\([^()]{{1,30}}\)\s?)?(?:--|—|–|-)"
    rf"|[\u4e00-\u9fff·]{{2,20}}?\s?(?P<han>{_DAY})\s?(?:电|電|讯|訊)"
)


def published(text: str, paragraphs: Sequence[Span]) -> tuple[date, Note] | None:
    """The day that a date line or a dateline with a year tells, and a note on it; None where there is none.

    A day without a year is left: which year it was would be a guess.
    """
    places = [*paragraphs[:_HEAD], *paragraphs[max(_HEAD, len(paragraphs) - _FOOT) :]]
    for span in places:
        if len(span) <= _LONGEST_LINE and _LINE.fullmatch(span.of(text)) and (day := parse_date(span.of(text))):
            return _noted(day, span, "date-line")
    for span in paragraphs[:_FIRST]:
        match = _AGENCY.match(span.of(text)[:_LONGEST_DATELINE])
        told = match and (match["latin"] or match["han"])
        if match and told and (day := parse_date(told)):
            return _noted(day, Span(span.start, span.start + match.end()), "dateline")
    return None


def _noted(day: date, span: Span, how: str) -> tuple[date, Note]:
    return day, published_note(day, how, span)


def published_note(day: date, how: str, span: Span | None = None) -> Note:
    """A note on the day of publication. ``how`` it is known is a key of the catalogue's table ``note.published``."""
    return Note(
        "published", message("note.published.day", day=day.isoformat(), how=message(f"note.published.{how}")), span
    )
