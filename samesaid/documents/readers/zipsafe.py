"""Parts of office files, which are zip archives. Zip bombs are refused."""

from __future__ import annotations

import io
import zipfile
import zlib

from samesaid.documents import tuning
from samesaid.model import SamesaidError

# What zipfile raises for damaged, locked or exotic archives; ValueError for impossible names and offsets.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)


def read(data: bytes, name: str, where: str) -> bytes | None:
    """A part of the archive, None if it is absent. Raises SamesaidError if it is broken, locked or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if name not in archive.namelist():
                return None
            info = archive.getinfo(name)
            most = max(tuning.MIN_SUSPECT_BYTES, tuning.MAX_COMPRESSION_RATIO * info.compress_size)
            if info.file_size > min(most, tuning.MAX_PART_BYTES):
                raise SamesaidError(f"{where}: unpacks to {info.file_size // 1_000_000} MB, which is too much")
            with archive.open(info) as part:
                # The size in the directory may be wrong.
                content = part.read(info.file_size + 1)
    except _BROKEN as error:
        raise SamesaidError(f"{where}: a broken or locked office file ({error}); save it again") from None
    if len(content) > info.file_size:
        raise SamesaidError(f"{where}: a broken office file (a part is larger than it says); save it again")
    return content


def sizes(data: bytes, where: str) -> dict[str, int]:
    """The parts of the archive with the bytes that each says it has. Raises SamesaidError if it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {part.filename: part.file_size for part in archive.infolist()}
    except _BROKEN as error:
        raise SamesaidError(f"{where}: a broken or locked office file ({error}); save it again") from None


def refuse_bombs(data: bytes, where: str) -> None:
    """Raises SamesaidError where a part of the archive, or all of them, would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except _BROKEN as error:
        raise SamesaidError(f"{where}: a broken or locked office file ({error}); save it again") from None
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if size > max(tuning.MIN_SUSPECT_BYTES, tuning.MAX_COMPRESSION_RATIO * packed) or size > tuning.MAX_PART_BYTES:
        raise SamesaidError(f"{where}: unpacks to {size // 1_000_000} MB, which is too much")
