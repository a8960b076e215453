"""Notes on what readers of office formats leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from samesaid.documents import tuning
from samesaid.model import Note, literal, message

# The number of a page, of which the program fills in the digits, and lines without words.
_PAGE_NUMBER = re.compile(
    r"(?:pages?|seiten?|página|pagina|of|von|de|sur|di|van|[第页頁共总總ivx]|[\W\d_])*", re.IGNORECASE
)
# What is counted, in the order in which it is reported: keys of the catalogue's table ``note``.
_COUNTED = ("deletions", "hidden-text", "comments", "contents")


def counted(numbers: Mapping[str, int]) -> Iterator[Note]:
    """A note for each sort of thing of which some was left out."""
    for kind in _COUNTED:
        if numbers.get(kind):
            yield Note("furniture", message(f"note.{kind}", n=numbers[kind]))


def embedded(names: Sequence[str], count: int) -> Note:
    """A warning: parts in other formats are text for the program that wrote the file."""
    return Note("warning", message("note.embedded", n=count, names=", ".join(names[: tuning.MAX_HEADS_NAMED])))


def sheets(names: Sequence[str]) -> Iterator[Note]:
    """A note on the hidden sheets of a workbook."""
    if names:
        some = ", ".join(name[: tuning.MAX_RUNNING_HEAD_NAMED] for name in names[: tuning.MAX_HEADS_NAMED])
        yield Note("furniture", message("note.hidden-sheets", n=len(names), names=some))


def drawings(count: int) -> Iterator[Note]:
    """A warning: charts and diagrams have words and figures that are no text of the document."""
    if count:
        yield Note("warning", message("note.drawings", n=count))


def heads(lines: Iterable[str], text: str) -> Iterator[Note]:
    """A note for each line of headers and footers that the text does not repeat; numbers of pages are none."""
    shown = dict.fromkeys(" ".join(line.split())[: tuning.MAX_RUNNING_HEAD_NAMED] for line in lines)
    worded = [line for line in shown if not _PAGE_NUMBER.fullmatch(line)][: tuning.MAX_HEAD_LINES]
    for line in [line for line in worded if line not in text][: tuning.MAX_HEADS_NAMED]:
        yield Note("furniture", message("note.head", line=literal(line)))
