"""The glossaries of desks: kept in the database, so that a backup has them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.inputs import Content
from samesaid.model import SamesaidError
from samesaid.reports.catalogue import catalogue
from samesaid.review.checking.names import desk_name, suffix
from samesaid.review.store.records import UnknownError

_SUFFIXES = (".csv", ".tsv", ".tbx", ".xml", ".mtf")


class UnknownGlossaryError(UnknownError):
    """The desk has no glossary."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The glossary of a desk: how many terms, the SHA-256 of its content, who gave it and when (ISO 8601, UTC).

    ``warnings`` are what its reader found odd, in English.
    """

    desk: str
    suffix: str
    terms: int
    digest: str
    who: str
    at: str
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name under which reports name it."""
        return f"{self.desk}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A glossary with its content."""

    glossary: Glossary
    data: bytes


def read(desk: str, data: bytes, name: str, who: str) -> Kept:
    """A glossary as it is to be kept for a desk; ``name`` is that of its file.

    Raises SamesaidError, with the number of the line and what to do, for what is no glossary, and for a desk without a
    name.
    """
    desk, ending = desk_name(desk), suffix(name)
    if not desk:
        raise SamesaidError("a glossary is kept for a desk: give the desk a name")
    if ending not in _SUFFIXES:
        ending = ".tbx" if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") else ".csv"
    termbase, say = load_termbase(Content(f"{desk}{ending}", ending, data)), catalogue("en").text
    at, warnings = datetime.now(UTC).isoformat(timespec="seconds"), tuple(map(say, termbase.warnings))
    return Kept(Glossary(desk, ending, len(termbase.terms), sha256(data).hexdigest(), who, at, warnings), data)


def put(db: sqlite3.Connection, kept: Kept, *, most: int) -> None:
    """Keep a glossary, in the place of its desk's former one. Raises SamesaidError for more than ``most`` desks."""
    new = kept.glossary
    others = db.execute("SELECT count(*) FROM glossaries WHERE desk != ?", (new.desk,)).fetchone()[0]
    if others >= most:
        raise SamesaidError(f"{most} glossaries are as many as can be kept; remove one that no desk needs")
    db.execute(
        "INSERT OR REPLACE INTO glossaries (desk, suffix, content, terms, digest, who, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (new.desk, new.suffix, kept.data, new.terms, new.digest, new.who, new.at),
    )


def listed(db: sqlite3.Connection) -> tuple[Glossary, ...]:
    """All glossaries, by desk."""
    rows = db.execute("SELECT desk, suffix, terms, digest, who, at FROM glossaries ORDER BY desk")
    return tuple(Glossary(*row) for row in rows)


def content(db: sqlite3.Connection, desk: str) -> Content:
    """The file of a desk's glossary. Raises UnknownGlossaryError."""
    row = db.execute("SELECT desk, suffix, content FROM glossaries WHERE desk = ?", (desk,)).fetchone()
    if row is None:
        raise UnknownGlossaryError(f"desk {desk!r} has no glossary; choose another, or give it one")
    return Content(f"{row['desk']}{row['suffix']}", row["suffix"], row["content"])


def remove(db: sqlite3.Connection, desk: str) -> None:
    """Forget a desk's glossary. Raises UnknownGlossaryError."""
    if db.execute("DELETE FROM glossaries WHERE desk = ?", (desk,)).rowcount == 0:
        raise UnknownGlossaryError(f"desk {desk!r} has no glossary")
