"""What a reader of aligned text is: it takes a stream of bytes and yields pairs of texts, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Languages:
    """Two languages, as normalised tags; None where they are not known, or where the file decides."""

    source: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is in its file: the number of its unit, from 1 in the order of the file, and its segment in it.

    A unit is a ``tu``, ``trans-unit`` or ``unit``, or a message of a catalogue. ``segment`` is the ``mid`` of a segment
    of XLIFF 1.2 and the number, from 1, of one of XLIFF 2; it is empty where a unit is not divided.
    """

    unit: int
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One pair. ``id`` is the row's identifier in its file, else its number from 1; a text may be empty.

    ``place`` and ``languages`` are what its format says of it, None where it says nothing; equal rows may differ there.
    """

    id: str
    source: str
    target: str
    place: Place | None = field(default=None, compare=False)
    languages: Languages | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class AlignedReader:
    """One format: its name, its suffixes, in lower case with the dot, and a function that streams the rows of a file.

    The function takes the bytes as a stream, the name of the file for errors, and the languages. ``may_be_prose``: a
    file with such a suffix may also be a document.
    """

    name: str
    suffixes: frozenset[str]
    read: Callable[[BinaryIO, str, Languages], Iterator[Row]]
    may_be_prose: bool = False
