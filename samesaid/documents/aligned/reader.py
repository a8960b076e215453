"""What a reader of aligned text is: it takes a stream of bytes and yields pairs of texts, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Row:
    """One pair. ``id`` is the row's identifier in its file, else its number from 1; a text may be empty."""

    id: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Languages:
    """The wanted languages, as normalised tags; None where the file decides."""

    source: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class AlignedReader:
    """One format: its suffixes, in lower case with the dot, and a function that streams the rows of a file.

    The function takes the bytes as a stream, the name of the file for errors, and the languages. ``may_be_prose``: a
    file with such a suffix may also be a document.
    """

    suffixes: frozenset[str]
    read: Callable[[BinaryIO, str, Languages], Iterator[Row]]
    may_be_prose: bool = False
