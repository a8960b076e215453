"""Write files so that nobody ever reads half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from samesaid.interruption import held
from samesaid.model import SamesaidError


def write(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, to a temporary file beside ``path`` and then rename it.

    Until then an earlier file stays as it was. A lone surrogate (from a text that was decoded wrongly) is written as
    ``\\udcXX``, which JSON readers take back. Raises SamesaidError when the folder is missing or not writable.
    """
    write_together({path: content})


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Write several files of one folder as ``write`` does: all temporary files first, then the renames.

    The first file is renamed last, because it links to the others. Raises SamesaidError as ``write`` does.
    """
    for path in contents:
        if path.is_dir():
            raise SamesaidError(f"{path}: is a folder; give the name of a file to write")
        if not path.parent.is_dir():
            raise SamesaidError(f"{path}: there is no folder {path.parent}; make it first or write elsewhere")
    encoded = {path: _encoded(content) for path, content in contents.items()}
    try:
        with held():
            _replace(encoded)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SamesaidError(f"{next(iter(contents))}: cannot be written ({reason}); write elsewhere") from error


def _encoded(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _replace(contents: Mapping[Path, bytes]) -> None:
    temporary: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
            temporary[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            # mkstemp makes files that only their owner can read; a report is as readable as any other new file.
            temporary[path].chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        for path in reversed(temporary):
            temporary[path].replace(path)
    except BaseException:
        for part in temporary.values():
            part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
