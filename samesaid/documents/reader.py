"""What a reader is: bytes of one format in, the text and what is known of it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from samesaid.model import Note


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asks for. ``where`` names the file in errors; ``selectors`` maps the host of a page (or ``*``)
    to the CSS selector of its text."""

    where: str
    encoding: str | None = None
    language: str | None = None
    selectors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extract:
    """What was read: one paragraph a line unless ``wrapped``, where lines were cut to a width by whoever wrote the file
    (None: decide by evidence). Notes tell what was decided or left out."""

    text: str
    title: str | None = None
    published: date | None = None
    notes: tuple[Note, ...] = ()
    wrapped: bool | None = False


class Reader(Protocol):
    """One format."""

    @property
    def name(self) -> str: ...

    def accepts(self, suffix: str, data: bytes) -> bool:
        """Whether this reader is for such a file: its suffix in lower case with the dot, and its content."""

    def read(self, data: bytes, request: Request) -> Extract:
        """The text of the file. Raises SamesaidError, one line, for content that cannot be read."""
