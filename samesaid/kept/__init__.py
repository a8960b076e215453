"""What is computed once and kept in the user's cache folder: arrays in files that are mapped into memory, not read.

A file is never a reason to fail. It is written aside and renamed, so that nobody sees half of one. Its checksum is
compared whenever it is opened: one that is damaged, cut short or of another version counts as missing and is made anew.
Where nothing can be written, and in a block `permitted(False)`, all works without it.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The beginning of a file: a mark, the version of this layout, the CRC-32 of all that follows, and its length in bytes.
_HEAD = struct.Struct("<8sIIQ")
_MARK, _VERSION = b"samesaid", 1
# Arrays begin at multiples of a line of the processor's cache.
_ALIGNMENT = 64
_CHUNK_BYTES = 1 << 20
_ENDING, _PART = ".kept", ".part"
# What a process that was killed left behind is deleted by the next one that writes, after so many seconds.
_MAX_PART_SECONDS = 3_600.0
_PERMITTED: ContextVar[bool] = ContextVar("permitted", default=True)


@contextmanager
def permitted(whether: bool) -> Iterator[None]:
    """Whether files of the cache may be read and written in this block, for what has no settings of its own."""
    token = _PERMITTED.set(whether)
    try:
        yield
    finally:
        _PERMITTED.reset(token)


def folder() -> Path:
    """The folder of the cache: the environment variable SAMESAID_CACHE, else the user's folder for caches."""
    named = os.environ.get("SAMESAID_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("samesaid", appauthor=False)


def path_of(name: str) -> Path:
    """Where the arrays of that name are kept."""
    return folder() / f"{name}{_ENDING}"


class File(NamedTuple):
    """A file of the cache: its place, its size in bytes, and whether it is as it was written."""

    path: Path
    size: int
    sound: bool


def files() -> list[File]:
    """Every file that is kept, by name."""
    found = []
    with suppress(OSError):
        for path in sorted(folder().glob(f"*{_ENDING}")):
            with suppress(OSError), path.open("rb") as file:
                found.append(File(path, os.fstat(file.fileno()).st_size, _sound(file) is not None))
    return found


def made_once(name: str, make: Callable[[], Mapping[str, NDArray[Any]]]) -> Mapping[str, NDArray[Any]]:
    """The arrays that are kept under a name, else those that ``make`` gives, which are kept where they can be.

    The name must change with whatever they are made from.
    """
    found = arrays(name)
    if found is not None:
        return found
    made = make()
    keep(name, lambda: made)
    return made


def arrays(name: str) -> dict[str, NDArray[Any]] | None:
    """The arrays that are kept under a name, read-only; None where there are none, or they are damaged."""
    if not _PERMITTED.get():
        return None
    try:
        with path_of(name).open("rb") as file:
            begins = _sound(file)
            return None if begins is None else _mapped(file, *begins)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(name: str, make: Callable[[], Mapping[str, NDArray[Any]]]) -> bool:
    """Keep the arrays that ``make`` gives under a name, for this and other processes; whether that could be done.

    It is called only where there is a file to write to.
    """
    if not _PERMITTED.get():
        return False
    path = path_of(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _delete_leftovers(path.parent)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f"{name}.", suffix=_PART)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file, make())
        Path(part).replace(path)
    except BaseException as error:
        with suppress(OSError):
            Path(part).unlink(missing_ok=True)
        if isinstance(error, OSError):
            return False
        raise
    return True


def _delete_leftovers(place: Path) -> None:
    for part in place.glob(f"*{_PART}"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _MAX_PART_SECONDS:
                part.unlink()


def _write(file: BinaryIO, arrays: Mapping[str, NDArray[Any]]) -> None:
    """The head, the list of the arrays as JSON with its length before it, and the arrays."""
    offset, listed = 0, {}
    for key, array in arrays.items():
        listed[key] = (array.dtype.str, array.shape, offset)
        offset += _padded(array.nbytes)
    table = json.dumps(listed).encode()
    table = struct.pack("<Q", len(table)) + table
    table += bytes(_padded(_HEAD.size + len(table)) - _HEAD.size - len(table))
    pieces: list[Any] = [table]
    for array in arrays.values():
        whole = array if array.flags.c_contiguous else array.copy(order="C")
        pieces += [whole.reshape(-1).view("u1").data, bytes(_padded(array.nbytes) - array.nbytes)]
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    file.write(_HEAD.pack(_MARK, _VERSION, checksum, len(table) + offset))
    for piece in pieces:
        file.write(piece)


def _padded(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def _sound(file: BinaryIO) -> tuple[dict[str, Any], int] | None:
    """The list of the arrays and where the first begins; None for a file that is not as it was written.

    The file is read in small pieces, not through its mapping, which would count as memory of this process.
    """
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    mark, version, checksum, length = _HEAD.unpack(head)
    if (mark, version) != (_MARK, _VERSION) or os.fstat(file.fileno()).st_size != _HEAD.size + length:
        return None
    buffer, found = memoryview(bytearray(_CHUNK_BYTES)), 0
    while size := file.readinto(buffer):  # type: ignore[attr-defined]
        found = zlib.crc32(buffer[:size], found)
    if found != checksum:
        return None
    file.seek(_HEAD.size)
    (size,) = struct.unpack("<Q", file.read(8))
    return json.loads(file.read(size)), _padded(_HEAD.size + 8 + size)


def _mapped(file: BinaryIO, listed: Mapping[str, Any], begins: int) -> dict[str, NDArray[Any]]:
    import numpy as np

    whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    found = {}
    for key, (kind, shape, offset) in listed.items():
        count = int(np.prod(shape, dtype=np.int64))
        found[key] = np.frombuffer(whole, dtype=kind, count=count, offset=begins + offset).reshape(shape)
    return found
