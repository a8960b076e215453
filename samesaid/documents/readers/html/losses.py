"""What of a page is not in the text that was read: a silent loss would look like a difference of versions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samesaid.documents import tuning
from samesaid.documents.reader import Passed
from samesaid.documents.readers.html import page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NUMBER = re.compile(r"(?<![A-Za-z\d.])\d+(?:[.,]\d+)*")
_ENDS = frozenset('.!?…。！？”’"』」')
_SIZE = tuning.LOST_SAMPLE_CHARS


def passed_over(tree: HtmlElement, taken: str) -> tuple[Passed, ...]:
    """The lines of the page's body that are not in the text that was read, or of which numbers are not."""
    lines = list(page.prose(tree))
    read = _read(lines, taken)
    sentences = [i for i, line in enumerate(lines) if read[i] and line[-1] in _ENDS]
    amid = range(sentences[0], sentences[-1]) if sentences else range(0)
    have = {_compact(number) for number in _NUMBER.findall(taken)}
    found = [Passed(line, tuple(_lost_numbers(line, have)), i in amid and not read[i]) for i, line in enumerate(lines)]
    return tuple(one for one in found if one.numbers or one.is_amid)


def _lost_numbers(line: str, have: set[str]) -> Iterator[str]:
    for number in _NUMBER.findall(line):
        digits = _compact(number)
        if len(digits) >= tuning.MIN_LOST_DIGITS and digits not in have:
            yield number


def _read(lines: Sequence[str], taken: str) -> list[bool]:
    """Of each line whether at least half of its samples were read. All are looked for at once."""
    samples = [_samples(line) for line in lines]
    wanted = {sample for some in samples for sample in some}
    text = "".join(taken.split())
    found = {piece for i in range(len(text) - _SIZE + 1) if (piece := text[i : i + _SIZE]) in wanted}
    return [2 * sum(sample in found for sample in some) >= len(some) for some in samples]


def _samples(line: str) -> list[str]:
    """Pieces of the beginning, the middle and the end, without spaces."""
    text = "".join(line.split())
    places = {0, max(0, (len(text) - _SIZE) // 2), max(0, len(text) - _SIZE)}
    return [text[place : place + _SIZE] for place in places if len(text) >= _SIZE]


def _compact(number: str) -> str:
    return re.sub(r"[\s,]", "", number)
