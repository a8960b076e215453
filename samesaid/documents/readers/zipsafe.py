"""Parts of office files, which are zip archives: what unpacks to far more than it should is refused."""

from __future__ import annotations

import io
import zipfile
import zlib

from samesaid.model import SamesaidError

_LARGEST = 100 * 1024 * 1024
# Text packs at 5 to 20 to one; a part of more than a megabyte that packs better than this is a bomb.
_RATIO = 150
_SMALL = 1024 * 1024
# What zipfile raises for damaged, locked or exotic archives; ValueError for names and places that make no sense.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)


def member(data: bytes, names: tuple[str, ...]) -> bool:
    """Whether ``data`` is a zip archive that holds one of these parts."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name in names for name in archive.namelist())
    except _BROKEN:
        return False


def read(data: bytes, name: str, where: str) -> bytes | None:
    """A part of the archive, None where it is absent. Raises SamesaidError where it is broken, locked or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if name not in archive.namelist():
                return None
            info = archive.getinfo(name)
            if info.file_size > _LARGEST or info.file_size > max(_SMALL, _RATIO * info.compress_size):
                raise SamesaidError(f"{where}: unpacks to {info.file_size // 1_000_000} MB, which is refused")
            with archive.open(info) as part:
                # The size in the directory may lie.
                content = part.read(info.file_size + 1)
    except _BROKEN as error:
        raise SamesaidError(f"{where}: a broken or locked office file ({error}); save it again") from None
    if len(content) > info.file_size:
        raise SamesaidError(f"{where}: a broken office file (a part is larger than it says); save it again")
    return content
