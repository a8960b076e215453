"""A pair of texts that somebody aligned already."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One pair. ``id`` is the row's own identifier in its file, or its number from 1; a text may be empty."""

    id: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Languages:
    """The wanted languages, as normalised tags; None where the file shall decide."""

    source: str | None = None
    target: str | None = None
