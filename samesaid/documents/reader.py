"""What a reader of documents is: it takes the bytes of one format and gives their text and what is known about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from samesaid.model import Note


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asks for.

    ``where`` names the file in errors; ``selectors`` maps the host of a page (or ``*``) to the CSS selector of its
    text.
    """

    where: str
    encoding: str | None = None
    language: str | None = None
    selectors: Mapping[str, str] = field(default_factory=dict)


class Passed(NamedTuple):
    """A line of a page that was not taken for text, or not all of it.

    ``numbers`` are those that the text lacks; ``is_amid``: the line is between two that were read.
    """

    line: str
    numbers: tuple[str, ...]
    is_amid: bool


@dataclass(frozen=True, slots=True)
class Extract:
    """What was read.

    ``text`` has one paragraph a line unless ``wrapped``: then lines were cut to a width (None: decide by evidence).
    ``notes`` say what was decided or left out. ``original`` is the text of the file, where lines can be
    counted in it; what the reader leaves out may be blank there. ``passed_over`` are lines of the page that
    were not taken for text.
    """

    text: str
    title: str | None = None
    published: date | None = None
    notes: tuple[Note, ...] = ()
    wrapped: bool | None = False
    original: str | None = None
    passed_over: tuple[Passed, ...] = ()


class Reader(Protocol):
    """One format. A file is read by the first reader that has its suffix or recognises its content."""

    @property
    def name(self) -> str: ...

    @property
    def suffixes(self) -> frozenset[str]:
        """Suffixes of its files, in lower case with the dot."""

    def recognises(self, data: bytes) -> bool:
        """Whether the content is of this format, whatever the file is called."""

    def read(self, data: bytes, request: Request) -> Extract:
        """The text of a file. Raises SamesaidError for content that cannot be read."""
