"""Fingerprints on disk: an archive may be larger than memory, and each document is read once.

One SQLite file holds them, a row a document, known by its path, size and time of change. No text is stored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from samesaid.archive.pairing.fingerprint import Fingerprint, FloatArray
from samesaid.inputs import refuse_other_kinds

_SCHEMA = """
CREATE TABLE IF NOT EXISTS prints (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, stamp TEXT NOT NULL, problem TEXT,
    language TEXT, published TEXT, title TEXT, size REAL, vector BLOB, leads BLOB, figures TEXT, latin TEXT,
    details TEXT);
CREATE TABLE IF NOT EXISTS figures (figure TEXT NOT NULL, print INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS by_figure ON figures (figure);
CREATE INDEX IF NOT EXISTS by_print ON figures (print);
CREATE INDEX IF NOT EXISTS by_date ON prints (published);
-- A file of an earlier format has no such column: it is broken, and is replaced.
CREATE TEMP VIEW IF NOT EXISTS looked AS SELECT details FROM prints;
SELECT details FROM looked LIMIT 0;
"""
_BROKEN = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
LOCK_SECONDS = 5.0
"""Seconds that one run waits for another to finish writing."""
# Part of the stamp: fingerprints of another format version are computed again.
_FORMAT = "2"


@dataclass(frozen=True, slots=True)
class Print:
    """A document's fingerprint, with its number in the file and its path."""

    number: int
    path: str
    marks: Fingerprint


class Prints:
    """The fingerprints in the file ``path``; ``encoder`` is the digest of the encoder that made them.

    A broken file, or one of another encoder, is replaced: fingerprints can be computed again. Raises
    sqlite3.OperationalError where another run is writing to it, or where it cannot be written.
    """

    def __init__(self, path: Path, encoder: str) -> None:
        self._encoder = encoder
        refuse_other_kinds(path, "file of fingerprints")
        try:
            self._db = _opened(path)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _BROKEN:
                raise
            path.unlink()
            self._db = _opened(path)

    def close(self) -> None:
        self._db.close()

    def stale(self, paths: Iterable[Path]) -> list[Path]:
        """Paths whose fingerprint is missing or older than the document; fingerprints of other paths are deleted.

        A document that could not be read is tried again: its permissions or the settings may have changed.
        """
        known = dict(self._db.execute("SELECT path, CASE WHEN problem IS NULL THEN stamp END FROM prints"))
        wanted = {str(path): path for path in paths}
        with self._db:
            for gone in known.keys() - wanted.keys():
                self._delete(gone)
        return [path for name, path in wanted.items() if known.get(name) != self._stamp(path)]

    def put(self, path: Path, found: Fingerprint | str) -> None:
        """Keep a fingerprint, or the reason why there is none."""
        with self._db:
            self._delete(str(path))
            known: tuple[object, ...] = (found, *[None] * 9) if isinstance(found, str) else (None, *_columns(found))
            row = (str(path), self._stamp(path), *known)
            number = self._db.execute(
                "INSERT INTO prints (path, stamp, problem, language, published, title, size, vector, leads, figures,"
                f" latin, details) VALUES ({','.join('?' * 12)})",
                row,
            ).lastrowid
            if isinstance(found, Fingerprint):
                rows = [(figure, number) for figure in sorted(found.figures)]
                self._db.executemany("INSERT INTO figures VALUES (?, ?)", rows)

    def problems(self) -> list[tuple[str, str]]:
        """(path, reason) of the documents that could not be read."""
        return list(self._db.execute("SELECT path, problem FROM prints WHERE problem IS NOT NULL ORDER BY path"))

    def languages(self) -> dict[str, int]:
        """How many documents each language has."""
        asked = "SELECT language, count(*) FROM prints WHERE problem IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        return dict(self._db.execute(asked))

    def count(self) -> int:
        """How many documents could be read."""
        (number,) = self._db.execute("SELECT count(*) FROM prints WHERE problem IS NULL").fetchone()
        return int(number)

    def numbers(self) -> list[tuple[int, str, date | None]]:
        """(number, language, date) of every document, by date (those without one first), then by path."""
        rows = self._db.execute(
            "SELECT id, language, published FROM prints WHERE problem IS NULL ORDER BY published, path"
        )
        return [(n, language, date.fromisoformat(day) if day else None) for n, language, day in rows]

    def paths(self) -> list[tuple[int, str]]:
        """(number, path) of every document that could be read, by path."""
        return list(self._db.execute("SELECT id, path FROM prints WHERE problem IS NULL ORDER BY path"))

    def vectors(self, numbers: Sequence[int]) -> FloatArray:
        """Their mean vectors, shape (len(numbers), d)."""
        found = {n: np.frombuffer(blob, dtype="<f2") for n, blob in self._rows(numbers, "id, vector")}
        return np.stack([found[n] for n in numbers]).astype(np.float32)

    def some(self, numbers: Iterable[int]) -> dict[int, Print]:
        """The fingerprints of these numbers."""
        columns = "id, path, language, published, title, size, vector, leads, figures, latin, details"
        return {row[0]: _print(row) for row in self._rows(list(numbers), columns)}

    def frequency(self, figures: Iterable[str]) -> dict[str, int]:
        """The number of documents that contain each number."""
        found: dict[str, int] = {}
        for part in _parts(list(figures)):
            marks = ",".join("?" * len(part))
            rows = self._db.execute(f"SELECT figure, count(*) FROM figures WHERE figure IN ({marks}) GROUP BY 1", part)
            found.update(rows)
        return found

    def sharing(self, number: int, rarest: int) -> list[int]:
        """Documents with two or more numbers of a document; those in more than ``rarest`` documents do not count."""
        rows = self._db.execute(
            """WITH rare AS (SELECT figure FROM figures WHERE figure IN
                                (SELECT figure FROM figures WHERE print = ?) GROUP BY 1 HAVING count(*) <= ?)
               SELECT print FROM figures WHERE figure IN rare AND print <> ? GROUP BY 1 HAVING count(*) >= 2
               ORDER BY count(*) DESC, print LIMIT 20""",
            (number, rarest, number),
        )
        return [n for (n,) in rows]

    def _rows(self, numbers: Sequence[int], columns: str) -> Iterator[tuple[Any, ...]]:
        for part in _parts(list(numbers)):
            yield from self._db.execute(f"SELECT {columns} FROM prints WHERE id IN ({','.join('?' * len(part))})", part)

    def _delete(self, path: str) -> None:
        self._db.execute("DELETE FROM figures WHERE print IN (SELECT id FROM prints WHERE path = ?)", (path,))
        self._db.execute("DELETE FROM prints WHERE path = ?", (path,))

    def _stamp(self, path: Path) -> str:
        try:
            state = path.stat()
        except OSError:
            return "gone"
        whole = f"{_FORMAT} {self._encoder} {state.st_size} {state.st_mtime_ns}"
        return blake2b(whole.encode(), digest_size=12).hexdigest()


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=LOCK_SECONDS)
    try:
        db.executescript(_SCHEMA)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _columns(marks: Fingerprint) -> tuple[object, ...]:
    return (
        marks.language,
        marks.published.isoformat() if marks.published else None,
        marks.title,
        marks.size,
        marks.vector.astype("<f2").tobytes(),
        marks.leads.astype("<f2").tobytes(),
        "\n".join(sorted(marks.figures)),
        "\n".join(sorted(marks.latin)),
        "\n".join(sorted(marks.details)),
    )


def _print(row: tuple[Any, ...]) -> Print:
    number, path, language, published, title, size, vector, leads, figures, latin, details = row
    mean = np.frombuffer(vector, dtype="<f2").astype(np.float32)
    marks = Fingerprint(
        language,
        date.fromisoformat(published) if published else None,
        title,
        mean,
        np.frombuffer(leads, dtype="<f2").astype(np.float32).reshape(-1, len(mean)),
        frozenset(figures.split()),
        frozenset(latin.split()),
        size,
        frozenset(details.split()),
    )
    return Print(number, path, marks)


def _parts(whole: list[int] | list[str]) -> Iterator[list[int] | list[str]]:
    # SQLite takes at least 999 parameters a statement.
    return (whole[i : i + 900] for i in range(0, len(whole), 900))
