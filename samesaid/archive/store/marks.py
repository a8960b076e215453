"""How a file must look: its size and digest; and small JSON files that carry a digest of themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import IO, Any

# Bytes of a digest: enough that no accident goes unnoticed.
_DIGEST = 16
_OWN = "digest"
# Bytes that are read at a time where a file is too large for the memory.
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Mark:
    """Size in bytes, and BLAKE2b in hexadecimal digits, of a file."""

    size: int
    digest: str

    @classmethod
    def of(cls, data: bytes) -> Mark:
        """The mark of a content."""
        return cls(len(data), digest(data))

    @classmethod
    def read(cls, record: Any) -> Mark:
        """The mark that ``record`` gives. Raises ValueError for a wrong value."""
        match record:
            case {"bytes": int(size), "blake2b": str(digits)}:
                return cls(size, digits)
        raise ValueError("not a mark")

    def record(self) -> dict[str, Any]:
        """The mark as values of JSON."""
        return {"bytes": self.size, "blake2b": self.digest}

    def problem(self, data: bytes | None) -> str | None:
        """What is wrong with a content that should have this mark; None where it has."""
        if data is None or len(data) != self.size:
            return self.wrong_size(None if data is None else len(data))
        return None if digest(data) == self.digest else "garbled: its digest differs"

    def problem_of(self, file: IO[bytes]) -> str | None:
        """What is wrong with a file that should have this mark, read from where it is to its end."""
        state, size = Digest(), 0
        while data := file.read(_CHUNK):
            state.update(data)
            size += len(data)
        return self.wrong_size(size) or (None if state.mark() == self else "garbled: its digest differs")

    def wrong_size(self, size: int | None) -> str | None:
        """What is wrong with a file of ``size`` bytes, None where there is no file; None where the size is right."""
        if size is None:
            return "missing"
        return None if size == self.size else f"{size} bytes instead of {self.size}"


class Digest:
    """The mark of a content that comes in pieces."""

    def __init__(self) -> None:
        self._state, self._size = blake2b(digest_size=_DIGEST), 0

    def update(self, data: bytes | memoryview) -> None:
        """Take the next piece."""
        self._state.update(data)
        self._size += memoryview(data).nbytes

    def mark(self) -> Mark:
        """The mark of all pieces."""
        return Mark(self._size, self._state.hexdigest())


def digest(data: bytes) -> str:
    """BLAKE2b of a content, as the store's files have it."""
    return blake2b(data, digest_size=_DIGEST).hexdigest()


def signed(record: Mapping[str, Any]) -> bytes:
    """A record as JSON that carries its own digest: the same record gives the same bytes."""
    return _json({**record, _OWN: digest(_json(record))})


def unsigned(data: bytes) -> dict[str, Any]:
    """The record in JSON of ``signed``. Raises ValueError where a single bit differs from what was written."""
    try:
        record = json.loads(data)
    except RecursionError:
        raise ValueError("too deeply nested") from None
    if not isinstance(record, dict):
        raise ValueError("not an object")
    record.pop(_OWN, None)
    if signed(record) != data:
        raise ValueError("its digest differs")
    return record


def _json(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, indent=1, sort_keys=True) + "\n").encode()
