"""Parts of office files, which are zip archives. Zip bombs are refused."""

from __future__ import annotations

import io
import zipfile
import zlib

from samesaid.documents import tuning
from samesaid.model import SamesaidError

# What zipfile raises for damaged, locked or exotic archives; ValueError for impossible names and offsets.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)


class Archive:
    """An open archive: its list of parts is read once."""

    def __init__(self, data: bytes, where: str) -> None:
        """Raises SamesaidError if the archive is broken."""
        self._where = where
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise _broken(where, error) from None
        self._parts = {part.filename: part for part in self._archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def size(self, name: str) -> int:
        """The bytes that a part says it has, 0 if it is absent."""
        return self._parts[name].file_size if name in self._parts else 0

    def read(self, name: str) -> bytes | None:
        """A part of the archive, None if it is absent. Raises SamesaidError if it is broken, locked or too large."""
        info = self._parts.get(name)
        if info is None:
            return None
        most = max(tuning.MIN_SUSPECT_BYTES, tuning.MAX_COMPRESSION_RATIO * info.compress_size)
        if info.file_size > min(most, tuning.MAX_PART_BYTES):
            raise SamesaidError(f"{self._where}: unpacks to {info.file_size // 1_000_000} MB, which is too much")
        try:
            with self._archive.open(info) as part:
                # The size in the directory may be wrong.
                content = part.read(info.file_size + 1)
        except _BROKEN as error:
            raise _broken(self._where, error) from None
        if len(content) > info.file_size:
            raise SamesaidError(f"{self._where}: a broken office file (a part is larger than it says); save it again")
        return content


def refuse_bombs(data: bytes, where: str) -> None:
    """Raises SamesaidError where a part of the archive, or all of them, would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except _BROKEN as error:
        raise _broken(where, error) from None
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if size > max(tuning.MIN_SUSPECT_BYTES, tuning.MAX_COMPRESSION_RATIO * packed) or size > tuning.MAX_PART_BYTES:
        raise SamesaidError(f"{where}: unpacks to {size // 1_000_000} MB, which is too much")


def _broken(where: str, error: Exception) -> SamesaidError:
    return SamesaidError(f"{where}: a broken or locked office file ({error}); save it again")
