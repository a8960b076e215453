"""Where an anchor stands: on this page, or on another one of a report that is divided into pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import quote


class Names(Protocol):
    """The file of each page; 0 is the overview."""

    def __getitem__(self, page: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of anchors. ``names`` are the files of the pages (None: there is one page), ``pages`` tells by anchor
    which of them holds it.
    """

    names: Names | None = None
    pages: Mapping[str, int] = field(default_factory=dict)

    def __call__(self, anchor: str) -> str:
        """The address to write into a link: ``#n12``, or ``report-3.html#n12`` in a divided report."""
        if self.names is None:
            return f"#{anchor}"
        return f"{self.file(self.pages.get(anchor, 0))}#{anchor}"

    def file(self, page: int) -> str:
        """The file of a page, as a link names it."""
        return quote(self.names[page]) if self.names is not None else ""

    def elsewhere(self, anchor: str, page: int) -> int | None:
        """The page that holds an anchor, where that is not ``page``."""
        there = self.pages.get(anchor, page)
        return there if self.names is not None and there != page else None
