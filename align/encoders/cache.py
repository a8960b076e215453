"""Vectors kept between runs, for encoders that take milliseconds a sentence.

One SQLite file holds the vectors of all models, keyed by the model's digest and a hash of the sentence; no sentence is
stored. Several processes may use it at once (write-ahead log). The cache is never a reason to fail: a broken file is
replaced by a new one, and where none can be written the encoder works without it.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from samesaid.kept import folder

if TYPE_CHECKING:
    from samesaid.model import Encoder, Span

FloatArray = NDArray[np.float32]
T = TypeVar("T")

MAX_BYTES = 512 * 1024 * 1024
_MAX_LOG_BYTES = 16 * 1024 * 1024
# Texts that are encoded and stored at a time: they stay when the run is interrupted.
_BATCH = 512
# SQLite takes at least 999 parameters a statement.
_MAX_KEYS = 500
# Seconds that one process waits for another to finish writing.
_LOCK_SECONDS = 20.0
_BROKEN = frozenset([sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB])
_BUSY = frozenset([sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED])
_SCHEMA = """CREATE TABLE IF NOT EXISTS vectors (
    model TEXT NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (model, text))"""


class VectorCache:
    """Vectors by model and sentence in the file ``path``; the oldest are deleted when they fill ``limit`` bytes."""

    def __init__(self, path: Path | None = None, limit: int = MAX_BYTES) -> None:
        self.path = path or folder() / "vectors-1.sqlite3"
        self.limit = limit
        self._lock = threading.Lock()
        self._open: sqlite3.Connection | None = None
        self._process = 0
        self._inode = 0
        self._disabled = False

    def get(self, model: str, texts: Iterable[str]) -> dict[str, FloatArray]:
        """The vectors that are known, by text; a row whose checksum does not match counts as unknown."""
        keys = {_key(text): text for text in texts}

        def read(connection: sqlite3.Connection) -> dict[str, FloatArray]:
            found: dict[str, FloatArray] = {}
            wanted = list(keys)
            for part in (wanted[i : i + _MAX_KEYS] for i in range(0, len(wanted), _MAX_KEYS)):
                marks = ",".join("?" * len(part))
                rows = connection.execute(
                    f"SELECT text, vector, checksum FROM vectors WHERE model = ? AND text IN ({marks})", (model, *part)
                )
                for key, blob, checksum in rows:
                    if isinstance(blob, bytes) and len(blob) % 4 == 0 and crc32(blob, crc32(key)) == checksum:
                        found[keys[key]] = np.frombuffer(blob, dtype="<f4").astype(np.float32)
            return found

        return self._run(read, {})

    def put(self, model: str, vectors: Mapping[str, FloatArray]) -> None:
        """Store vectors by text, and delete the oldest where the limit is passed."""
        rows = []
        for text, vector in vectors.items():
            key, blob = _key(text), vector.astype("<f4").tobytes()
            rows.append((model, key, blob, crc32(blob, crc32(key))))

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)
                self._trim(connection)

        self._run(write, None)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        if self._open is not None and self._process == os.getpid():
            self._open.close()
        self._open = None

    def __del__(self) -> None:
        self.close()

    def _trim(self, connection: sqlite3.Connection) -> None:
        """Delete a quarter of the rows at a time, oldest first. Freed pages are reused, so the file stops growing."""

        def pragma(name: str) -> int:
            return int(connection.execute(f"PRAGMA {name}").fetchone()[0])

        while (pragma("page_count") - pragma("freelist_count")) * pragma("page_size") > self.limit:
            (count,) = connection.execute("SELECT count(*) FROM vectors").fetchone()
            if not count:
                return
            connection.execute(
                "DELETE FROM vectors WHERE rowid IN (SELECT rowid FROM vectors ORDER BY rowid LIMIT ?)",
                (count // 4 + 1,),
            )

    def _run(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What ``work`` returns, once more on a new file where the old one was broken; else ``otherwise``."""
        with self._lock:
            for _ in range(2):
                if self._disabled:
                    break
                try:
                    return work(self._connection())
                except sqlite3.Error as error:
                    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_IOERR) & 0xFF
                    if code in _BUSY:
                        break
                    self.close()
                    self._disabled = code not in _BROKEN or not self._remove()
                except OSError:
                    self._disabled = True
            return otherwise

    def _connection(self) -> sqlite3.Connection:
        # A connection must not be carried into a forked process.
        if self._open is None or self._process != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection = sqlite3.connect(self.path, timeout=_LOCK_SECONDS, check_same_thread=False)
            try:
                self._inode = self.path.stat().st_ino
                _use_write_ahead_log(connection)
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(f"PRAGMA journal_size_limit = {_MAX_LOG_BYTES}")
                connection.execute(_SCHEMA)
            except BaseException:
                # One that was set up in part would look like a broken file: its table is missing.
                connection.close()
                raise
            self._open, self._process = connection, os.getpid()
        return self._open

    def _remove(self) -> bool:
        """Whether the broken file is out of the way: deleted here, or already replaced by another process."""
        try:
            if self.path.exists() and self.path.stat().st_ino != self._inode:
                return True
            for ending in ("-wal", "-shm", ""):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        except OSError:
            return False
        return True


class CachedEncoder:
    """An encoder that encodes no sentence twice."""

    def __init__(self, encoder: Encoder, cache: VectorCache) -> None:
        self.encoder, self._cache = encoder, cache

    @property
    def name(self) -> str:
        return self.encoder.name

    @property
    def digest(self) -> str:
        return self.encoder.digest

    @property
    def languages(self) -> frozenset[str] | None:
        return self.encoder.languages

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), dimension), from the cache where they are in it."""
        if not texts:
            return self.encoder.encode(texts)
        unique = list(dict.fromkeys(texts))
        known = self._cache.get(self.digest, unique)
        new = [text for text in unique if text not in known]
        for part in (new[i : i + _BATCH] for i in range(0, len(new), _BATCH)):
            encoded = dict(zip(part, self.encoder.encode(part), strict=True))
            self._cache.put(self.digest, encoded)
            known |= encoded
        return np.stack([known[text] for text in texts])

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, each read as a text of its own."""
        return self.encode([span.of(text) for span in spans])


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log. SQLite does not wait for its lock here as it does elsewhere, so we do.

    Raises:
        sqlite3.Error: the lock was not free for `_LOCK_SECONDS`, or the file is broken.
    """
    end = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
