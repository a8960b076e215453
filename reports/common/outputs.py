"""Where results may go: never over an input of the same run, nor over a folder, device, FIFO or socket.

A file is known by its device and inode, so links and file systems that fold case make no difference.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from samesaid.interruption import held
from samesaid.model import SamesaidError

PART = ".part"
"""The ending of what is being written."""
# Bytes of a name in the name of its temporary file.
_NAME = 40
_STDIN = Path("-")
_Place = tuple[int, int]
_Key = tuple[int, int] | tuple[int, int, str]
Beside = Callable[[Path, str], bool]
"""Whether a result for this path may have a further file of that name beside it."""


def target(path: Path) -> Path:
    """The file that a result for ``path`` replaces: what a symbolic link leads to, whether it exists or not.

    Raises SamesaidError where that is no regular file, is write-protected, or has no folder, and for a loop of links.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        found = None
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None
    if found is not None:
        if (kind := _kind(found.st_mode)) is not None:
            raise SamesaidError(f"{path}: is {kind}; give the name of a file to write")
        if not os.access(path, os.W_OK):
            raise SamesaidError(f"{path}: is write-protected; write elsewhere")
    real = Path(os.path.realpath(path))
    if not real.parent.is_dir():
        folder = real.parent if path.is_symlink() else path.parent
        raise SamesaidError(f"{path}: there is no folder {folder}; make it first or write elsewhere")
    return real


def check(
    outputs: Iterable[Path],
    inputs: Iterable[Path],
    *,
    folders: Iterable[Path] = (),
    beside: Beside | None = None,
) -> None:
    """Raise SamesaidError where one of ``outputs`` cannot be written, or may not; nothing is written yet.

    It may not be one of the ``inputs`` (``-`` is standard input) or another output, nor lie in one of ``folders`` that
    the run reads. ``beside`` says which further files a result may have: none of these may be an input or output.
    """
    paths = tuple(outputs)
    read = {place: path for path in inputs if (place := _place(path)) is not None}
    taken: dict[_Key, Path] = {}
    for path in paths:
        real = target(path)
        at = _place(real)
        if at in read:
            of = "" if read[at] == path else f" ({read[at]})"
            raise SamesaidError(f"{path}: is an input of this run{of}; write elsewhere")
        _refuse_in(path, real, folders)
        key = at or _new(real, folds=_probe(path, real.parent))
        if key in taken:
            raise SamesaidError(f"-o {taken[key]} and -o {path} are the same file; give each its own")
        taken[key] = path
    if beside is not None:
        _refuse_further(paths, read, taken, beside)


def check_folder(
    folder: Path, inputs: Iterable[Path] = (), *, folders: Iterable[Path] = (), own: Callable[[str], bool] | None = None
) -> None:
    """Raise SamesaidError where ``folder`` cannot be made or written, or may not; nothing is written yet.

    None of ``inputs`` may lie in it; where it keeps other files, ``own`` says by the first part of a path below it
    which are written. Nor may it lie in one of ``folders`` that the run reads.
    """
    try:
        found = folder.stat()
        if not stat.S_ISDIR(found.st_mode):
            raise SamesaidError(f"{folder}: {_kind(found.st_mode) or 'a file'}, not a folder; name a folder")
    except (FileNotFoundError, NotADirectoryError):
        found = None
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from None
    real = Path(os.path.realpath(folder))
    _refuse_in(folder, real, folders)
    if found is None:
        above = next(one for one in real.parents if one.exists())
        if not above.is_dir():
            raise SamesaidError(f"{folder}: {above} is a file, not a folder; name another folder")
    else:
        above = real
        for path in inputs:
            if (name := _first_below(real, path)) is not None and (own is None or own(name)):
                raise SamesaidError(f"{folder}: {path} in it is an input of this run; name another folder")
    _probe(folder, above)


def temporary(path: Path) -> tuple[int, Path]:
    """A new file beside ``path``, open for writing, and its path. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:_NAME]}.", suffix=PART, dir=path.parent)
    return handle, Path(name)


def _kind(mode: int) -> str | None:
    """What is no regular file, in words."""
    kinds = ((stat.S_ISREG, None), (stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a FIFO"), (stat.S_ISSOCK, "a socket"))
    return next((kind for fits, kind in kinds if fits(mode)), "a device")


def _place(path: Path) -> _Place | None:
    """Device and inode, None where there is no such file."""
    try:
        found = os.fstat(sys.stdin.fileno()) if path == _STDIN else path.stat()
    except (OSError, ValueError, AttributeError):
        return None
    return found.st_dev, found.st_ino


def _new(real: Path, *, folds: bool) -> _Key:
    """What a file that does not exist yet is known by."""
    name = unicodedata.normalize("NFC", real.name).casefold() if folds else real.name
    device, inode = _place(real.parent) or (0, 0)
    return device, inode, name


def _probe(path: Path, folder: Path) -> bool:
    """Write a file into the folder and take it away; returns whether the folder folds case.

    Raises SamesaidError, naming ``path``, where that cannot be done. Only an attempt shows a full or read-only disk.
    """
    try:
        with held():
            handle, name = temporary(folder / path.name)
            try:
                os.close(handle)
                return name.with_name(name.name.swapcase()).exists()
            finally:
                name.unlink()
    except OSError as error:
        raise _unwritable(path, error) from None


def _refuse_in(path: Path, real: Path, folders: Iterable[Path]) -> None:
    for folder in folders:
        if real == folder or _first_below(folder, real) is not None:
            raise SamesaidError(f"{path}: is in {folder}, which this run reads; write elsewhere")


def _first_below(folder: Path, path: Path) -> str | None:
    """The first part of a path below ``folder``; None where the path is not below it."""
    at = _place(folder)
    real = Path(os.path.realpath(path))
    below = real
    for above in real.parents:
        if at is not None and _place(above) == at:
            return below.name
        below = above
    return None


def _refuse_further(
    paths: Sequence[Path], read: Mapping[_Place, Path], taken: Mapping[_Key, Path], beside: Beside
) -> None:
    """Refuse a path that may have a further file by the name of an input or output."""
    for path in paths:
        for other in (*_listed(path.parent), *paths):
            if beside(path, other.name) and _place(other.parent) == _place(path.parent):
                at = _place(other)
                if at in read or at in taken or other in paths:
                    raise SamesaidError(f"{path}: {other} has the name of a further file of it; write elsewhere")


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _unwritable(path: Path, error: Exception) -> SamesaidError:
    reason = getattr(error, "strerror", None) or str(error)
    return SamesaidError(f"{path}: cannot be written ({reason.lower()}); write elsewhere")
