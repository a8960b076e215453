"""A long stream of rows in parts that are compared one after the other, so that memory does not grow with the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from samesaid.documents.aligned.reader import Row

# Chosen by hand in November 2026: a part with what is computed of it takes some 100 MB for the check of numbers alone.
# What is usual in a text, such as how it renders a term, is well known after so many rows.
PART_ROWS: Final = 20_000
PART_CHARACTERS: Final = 8_000_000
# A file is one part up to so many times that: the last part is never a small one.
_MOST: Final = 1.5


def parts(rows: Iterable[Row], size: int = PART_ROWS, characters: int = PART_CHARACTERS) -> Iterator[tuple[Row, ...]]:
    """The rows in order, in parts of ``size`` rows or of so many ``characters``, whichever is reached first."""
    held: list[Row] = []
    length = 0
    for row in rows:
        held.append(row)
        length += _length(row)
        while len(held) > max(1, _MOST * size) or (length > _MOST * characters and len(held) > 1):
            cut = _cut(held, size, characters)
            yield tuple(held[:cut])
            held = held[cut:]
            length = sum(map(_length, held))
    if held:
        yield tuple(held)


def _cut(rows: Sequence[Row], size: int, characters: int) -> int:
    """The number of rows in a part, one or more."""
    length = 0
    for number, row in enumerate(rows[:size], 1):
        length += _length(row)
        if length >= characters:
            return number
    return min(size, len(rows))


def _length(row: Row) -> int:
    return len(row.source) + len(row.target)
