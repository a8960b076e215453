"""Notes on what readers of office formats leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from samesaid.documents import tuning
from samesaid.model import Note, literal, message

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
    shown = [" ".join(line.split())[: tuning.MAX_RUNNING_HEAD_NAMED] for line in lines]
    worded = [line for line in dict.fromkeys(shown) if sum(char.isalpha() for char in line) > 1 and line not in text]
    for line in worded[: tuning.MAX_HEADS_NAMED]:
        yield Note("furniture", message("note.head", line=literal(line)))
