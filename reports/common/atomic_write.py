"""Write files so that nobody ever reads half of one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from samesaid.interruption import held
from samesaid.model import SamesaidError
from samesaid.reports.common.outputs import target, temporary


def write(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, to a temporary file beside ``path`` and then rename it.

    Until then an earlier file stays as it was. A symbolic link stays, and the file that it leads to is replaced. A lone
    surrogate (from a text that was decoded wrongly) is written as ``\\udcXX``, which JSON readers take back. Raises
    SamesaidError when the folder is missing or not writable, and for a ``path`` that is no regular file.
    """
    write_together({path: content})


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Write several files of one folder as ``write`` does: all temporary files first, then the renames.

    The first file is renamed last, because it links to the others. Raises SamesaidError as ``write`` does.
    """
    encoded: dict[Path, bytes] = {}
    for path, content in contents.items():
        real = target(path)
        if real in encoded:
            raise SamesaidError(f"{path}: leads to the same file as another page; remove that link or write elsewhere")
        encoded[real] = _encoded(content)
    try:
        with held():
            _replace(encoded)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SamesaidError(f"{next(iter(contents))}: cannot be written ({reason}); write elsewhere") from error


def write_pieces(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Write what comes piece by piece as ``write`` does: the file appears when the last one is written.

    What making a piece raises is raised, and nothing is left behind.
    """
    real = target(path)
    part: Path | None = None
    try:
        with held():
            handle, part = temporary(real)
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(_encoded(piece))
        with held():
            part.chmod(_mode(real))
            part.replace(real)
    except OSError as error:
        _remove(part)
        reason = (error.strerror or str(error)).lower()
        raise SamesaidError(f"{path}: cannot be written ({reason}); write elsewhere") from error
    except BaseException:
        _remove(part)
        raise


def _remove(part: Path | None) -> None:
    if part is not None:
        part.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """mkstemp makes files that only their owner can read; a report is as readable as any other new file."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()


def _encoded(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _replace(contents: Mapping[Path, bytes]) -> None:
    parts: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            handle, parts[path] = temporary(path)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            parts[path].chmod(_mode(path))
        for path in reversed(parts):
            parts[path].replace(path)
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
