"""Running heads and page numbers: lines at the edge of a page that come again on other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from samesaid.documents import tuning
from samesaid.documents.readers.pdf.pages import Place
from samesaid.model import Message, literal, message

# Lines that can be nothing else than the number of a page: 第12页 共30页, - 12 -, Page 12 of 30.
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_CERTAIN = re.compile(
    rf"[-–—·•]\s*{_NUMBER}\s*[-–—·•]"
    rf"|(?:page|pp?\.|seite|página|pagina|страница|стр\.)\s*{_NUMBER}(?:\s*(?:/|of|von|de|sur|di|van|из)\s*\d{{1,4}})?"
    r"|[-–—\s]*第?\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,6})\s*[页頁](?:\s*[,，/／]?\s*[共总總]?\s*\d{1,4}\s*[页頁])?[-–—\s]*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# A number in a key: how far it is ahead of the page's own.
_COUNTER = re.compile(r"#(-?\d+)")
_DIGITS = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")


_ENDS = frozenset(".。!！?？,，;；")
Places = Callable[[int, str], Place | None]
"""Where a line is on a page."""


class _Line(NamedTuple):
    """A line at the edge of a page: the number of the page from 0, and its place there."""

    page: int
    place: int


def without_heads(pages: Sequence[Sequence[str]], place_of: Places) -> tuple[list[list[str]], Counter[Message]]:
    """The lines of each page without blank ones, running heads and page numbers, and how often each was left out.

    A running head is the same on at least half of the pages, or on three that are near one another (chapters, left and
    right pages), but for one number that counts the pages; or it is at the same height as such a one and apart from the
    text. A line in larger letters on the first page is its title.
    """
    full = [[line for line in page if line.strip()] for page in pages]
    found = _running(full)
    found.update(_alike(full, found, place_of))
    kept, dropped, names = list[list[str]](), Counter[Message](), dict[str, Message]()
    for number, page in enumerate(full):
        running = {place for place in _edges(page) if _Line(number, place) in found}
        if number == 0:
            running = {place for place in running if not _is_title(page[place], full, place_of)}
        drop = {i for i in running if _is_at_edge(i, running, len(page)) or _CERTAIN.fullmatch(page[i].strip())}
        dropped.update(names.setdefault(found[_Line(number, i)], _named(page[i])) for i in drop)
        kept.append([line for i, line in enumerate(page) if i not in drop])
    return kept, dropped


def _running(pages: Sequence[Sequence[str]]) -> dict[_Line, str]:
    """The lines that come again, each with what is the same on all pages."""
    groups: dict[str, list[_Line]] = defaultdict(list)
    for number, page in enumerate(pages):
        for place in _edges(page):
            if len(page[place]) <= tuning.MAX_RUNNING_HEAD:
                for key in _keys(page[place].strip(), number):
                    groups[key].append(_Line(number, place))
    often = {key for key, lines in groups.items() if _is_often({line.page for line in lines}, len(pages), key)}
    # Two pages suffice for a head with a number that counts the pages as others do.
    counted = {match[1] for key in often if (match := _COUNTER.search(key))}
    found: dict[_Line, str] = {}
    for key, lines in groups.items():
        match = _COUNTER.search(key)
        if key in often or (match and match[1] in counted and len({line.page for line in lines}) > 1):
            for line in lines:
                found.setdefault(line, key)
    return found


def _keys(line: str, number: int) -> Iterator[str]:
    """The line itself, and with each of its numbers as how far it is ahead of the page's own."""
    if _ROMAN.fullmatch(line):
        yield f"#{_value(line) - number}"
    elif _CERTAIN.fullmatch(line) or any(map(str.isalpha, line)):
        yield line
    for digits in list(_DIGITS.finditer(line))[: tuning.MAX_HEAD_NUMBERS]:
        yield f"{line[: digits.start()]}#{int(digits[0]) - number}{line[digits.end() :]}"


def _is_often(pages: set[int], all_pages: int, key: str) -> bool:
    if _CERTAIN.fullmatch(key):
        return True
    # Nothing is the same but marks and a number that counts the pages.
    is_number = "#" in key and not any(map(str.isalpha, key))
    if len(pages) > 1 and (is_number or 2 * len(pages) >= all_pages):
        # Two pages may end with the same words.
        return len(pages) > 2 or key[-1] not in _ENDS
    return len(pages) >= tuning.MIN_CHAPTER_HEADS and 2 * len(pages) >= max(pages) - min(pages) + 1


def _alike(pages: Sequence[Sequence[str]], found: Mapping[_Line, str], place_of: Places) -> dict[_Line, str]:
    """Lines that are apart from the text, where other pages have running heads: a chapter of one page has its own."""
    bases = set[int]()
    for line in list(found)[: tuning.MAX_HEADS_PLACED]:
        place = place_of(line.page, pages[line.page][line.place].strip())
        if place and place.is_apart:
            bases.update(range(round(place.base) - 1, round(place.base) + 2))
    alike: dict[_Line, str] = {}
    for number, page in enumerate(pages if bases else ()):
        for i in _edges(page):
            text = page[i].strip()
            if _Line(number, i) in found or len(text) > tuning.MAX_RUNNING_HEAD:
                continue
            place = place_of(number, text)
            if place and place.is_apart and round(place.base) in bases:
                alike[_Line(number, i)] = text
    return alike


def _is_at_edge(place: int, running: set[int], size: int) -> bool:
    """Whether there is nothing but running lines between a line and the edge of its page."""
    return running.issuperset(range(place)) or running.issuperset(range(place, size))


def _is_title(line: str, pages: Sequence[Sequence[str]], place_of: Places) -> bool:
    """Whether a line of the first page is in larger letters there than on the next page that has it."""
    text = line.strip()
    other = next((i for i, page in enumerate(pages) if i and any(page[k].strip() == text for k in _edges(page))), None)
    if other is None:
        return False
    here, there = place_of(0, text), place_of(other, text)
    return here is not None and there is not None and here.height > tuning.MIN_TITLE_HEIGHT_RATIO * there.height


def _named(line: str) -> Message:
    """How lines that are left out are called in the notes: all page numbers the same."""
    text = line.strip()
    if _CERTAIN.fullmatch(text) or _ROMAN.fullmatch(text) or not any(map(str.isalpha, text)):
        return message("note.page-number")
    return literal(text[: tuning.MAX_RUNNING_HEAD_NAMED])


def _edges(page: Sequence[str]) -> list[int]:
    """Lines that may be header or footer: at most a third of a page each, so short pages (slides) keep their text."""
    edge = min(tuning.RUNNING_HEAD_LINES, len(page) // 3)
    return [*range(edge), *range(len(page) - edge, len(page))]


def _value(roman: str) -> int:
    values = [_ROMAN_VALUES[char] for char in roman]
    return sum(-one if one < max(values[i:]) else one for i, one in enumerate(values))
