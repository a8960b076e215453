"""The enumerations of a text: "A, B and C", 甲、乙和丙."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise

from samesaid.compare.coverage.lists import tuning
from samesaid.compare.coverage.parts.words import Words
from samesaid.languages import is_spaceless

# What ends an enumeration on either side; where a mark of its own divides items, a comma does so too.
_STOPS = r".;:!?()\[\]{}«»„“”\"。；：！？（）《》「」『』\n—–"
_COMMAS = ",，"


@dataclass(frozen=True, slots=True)
class Item:
    """Content words ``start`` to before ``stop`` of a side. Of an item at an ``edge`` of its enumeration these are the
    nearest ones, for where it begins or ends is not marked.
    """

    start: int
    stop: int
    edge: bool


@dataclass(frozen=True, slots=True)
class _Marks:
    """What divides the items of a language, what comes before the last one, closes an enumeration, and ends it."""

    dividers: re.Pattern[str]
    last: re.Pattern[str]
    closing: re.Pattern[str]
    stops: re.Pattern[str]


@functools.cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@functools.cache
def _marks(language: str) -> _Marks | None:
    table = _tables().get(language)
    if table is None:
        return None
    edge = "" if is_spaceless(language) else r"\b"
    last = f"{edge}(?:{'|'.join(map(re.escape, table['last']))}){edge}"
    marks = "".join(table["marks"])
    return _Marks(
        re.compile(rf"[{re.escape(marks)}](?:\s*{last})?", re.I),
        re.compile(last, re.I),
        re.compile(f"{edge}(?:{'|'.join(map(re.escape, table['closing']))})", re.I),
        re.compile(f"[{''.join(c for c in _COMMAS if c not in marks)}{_STOPS}]"),
    )


def enumerations(words: Words) -> Iterator[tuple[Item, ...]]:
    """Each enumeration of a side, in the order of the text; two words with "and" between them are the shortest."""
    marks = _marks(words.language)
    if marks is None:
        return
    cuts = [-1, *(m.start() for m in marks.stops.finditer(words.text)), len(words.text)]
    for before, stop in pairwise(cuts):
        yield from _in_clause(words, marks, before + 1, stop)


def _in_clause(words: Words, marks: _Marks, start: int, stop: int) -> Iterator[tuple[Item, ...]]:
    """The enumerations between two stops: items after one another, of which the last follows a conjunction; where words
    are not separated by spaces it need not.
    """
    dividers = [m.span() for m in marks.dividers.finditer(words.text, start, stop)]
    ends = [*(first for first, _ in dividers[1:]), stop] if dividers else []
    closed = False
    for k, (divider, end) in enumerate(zip(dividers, ends, strict=True)):
        if marks.last.search(words.text, *divider):
            closed = True
            yield from _items(words, marks, dividers[: k + 1], start, end)
        elif conjunction := _conjunction(words, marks, divider[1], end):
            closed = True
            yield from _items(words, marks, [*dividers[: k + 1], conjunction], start, end)
    if dividers and not closed and is_spaceless(words.language):
        yield from _items(words, marks, dividers, start, stop)
    if not dividers and (conjunction := _conjunction(words, marks, start, stop)):
        yield from _items(words, marks, [conjunction], start, stop)


def _conjunction(words: Words, marks: _Marks, start: int, stop: int) -> tuple[int, int] | None:
    """The place of the first conjunction between two places."""
    found = (m.span() for m in marks.last.finditer(words.text, start, stop))
    return next((span for span in found if not _is_in_word(words, *span)), None)


def _is_in_word(words: Words, start: int, stop: int) -> bool:
    """Whether a conjunction is a part of a word, as 和 is of 和平."""
    return bool(((words.places[:, 0] <= start) & (words.places[:, 1] >= stop)).any())


def _items(
    words: Words, marks: _Marks, dividers: list[tuple[int, int]], start: int, stop: int
) -> Iterator[tuple[Item, ...]]:
    """The items that these places divide, from the last one back to the first that is too long to be one."""
    closing = marks.closing.search(words.text, dividers[-1][1], stop)
    lows = [start, *(last for _, last in dividers)]
    highs = [*(first for first, _ in dividers), closing.start() if closing else stop]
    found: list[Item] = []
    for k, (low, high) in reversed(list(enumerate(zip(lows, highs, strict=True)))):
        inside = ((words.places[:, 0] >= low) & (words.places[:, 1] <= high)).nonzero()[0]
        if not len(inside):
            break
        first, last = int(inside[0]), int(inside[-1]) + 1
        if k == len(dividers):
            found.append(Item(first, min(last, first + tuning.MAX_EDGE_WORDS), not closing))
        elif k == 0 or last - first > tuning.MAX_ITEM_WORDS:
            found.append(Item(max(first, last - tuning.MAX_EDGE_WORDS), last, True))
            break
        else:
            found.append(Item(first, last, False))
    if len(found) > 1:
        yield tuple(reversed(found))
