"""A connection of DuckDB that can read the tables of one store, and can neither write nor read anything else.

What a statement looks like is no protection by itself: a SELECT may contain a COPY, turn on a log, or name a file. So
the connection has no file system at all but this one, which opens tables for reading.
"""

from __future__ import annotations

import fnmatch
import re
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from samesaid.archive.store.storage import SEALED, FolderStorage, Storage

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

# A table's part, as a path in the store.
_PART = re.compile(r"[a-z]+/[^/\\]+\.parquet")
# Share of the machine's memory that one question may fill; without files nothing can be put aside.
_MEMORY = "60%"


def seal(db: duckdb.DuckDBPyConnection, storage: Storage) -> Callable[[str], str]:
    """Give ``db`` the tables of ``storage`` and take everything else of the machine from it.

    Returns by which location a question reads a part of a table. The caller makes its views and then locks the
    configuration.
    """
    if isinstance(storage, FolderStorage):
        files, root = LocalFileSystem(), storage.folder.resolve().as_posix()
    else:
        files, root = url_to_fs(storage.address.rstrip("/"))
    db.register_filesystem(ReadOnlyTables(files, root, SEALED))
    # The folder for temporary files goes first: DuckDB would add it to what may be read and written.
    for setting in (
        "temp_directory = ''",
        f"memory_limit = '{_MEMORY}'",
        "python_enable_replacements = false",
        "disabled_filesystems = 'LocalFileSystem'",
        f"allowed_directories = ['{SEALED}/']",
        "enable_external_access = false",
    ):
        db.execute(f"SET {setting}")
    return lambda name: f"{SEALED}/{name}"


class ReadOnlyTables(AbstractFileSystem):  # type: ignore[misc]
    """The Parquet files below ``root`` of ``files``, under ``address``, for DuckDB. What writes is refused."""

    cachable = False

    def __init__(self, files: AbstractFileSystem, root: str, address: str) -> None:
        super().__init__()
        self.protocol = address.split("://", 1)[0]
        self._files, self._root, self._address = files, root, address
        self._sizes: dict[str, int] = {}
        self._listed: set[str] = set()

    def glob(self, path: str, **_: object) -> list[str]:
        """The part of a table, or the parts that a pattern such as ``pairs/*.parquet`` fits, in order."""
        name = self._name(path)
        folder = name.split("/", 1)[0]
        if not _PART.fullmatch(f"{folder}/x.parquet"):
            return []
        if folder not in self._listed:
            self._list(folder)
        if name in self._sizes:
            return [path]
        return [f"{self._address}/{part}" for part in sorted(fnmatch.filter(self._sizes, name))]

    def _list(self, folder: str) -> None:
        self._listed.add(folder)
        try:
            found = self._files.ls(f"{self._root}/{folder}", detail=True)
        except FileNotFoundError:
            return
        sizes = {f"{folder}/{one['name'].rsplit('/', 1)[-1]}": one["size"] for one in found if one["type"] == "file"}
        self._sizes |= {name: size for name, size in sizes.items() if _PART.fullmatch(name) and "/." not in name}

    def info(self, path: str, **_: object) -> dict[str, Any]:
        """Name and size of a part, in bytes. Raises FileNotFoundError for anything else."""
        name = self._part(path)
        return {"name": path, "size": self._sizes[name], "type": "file"}

    def exists(self, path: str, **_: object) -> bool:
        return self._name(path) in self._sizes

    def isfile(self, path: str) -> bool:
        return self.exists(path)

    def isdir(self, path: str) -> bool:  # noqa: ARG002
        return False

    def modified(self, path: str) -> datetime:  # noqa: ARG002
        """One day for all: a part is replaced as a whole, and a question reads the parts that it began with."""
        return datetime.fromtimestamp(0, UTC)

    def open(self, path: str, mode: str = "rb", **_: object) -> _Part:
        """A part, for reading. Raises PermissionError for any other mode, FileNotFoundError for any other file."""
        if mode != "rb":
            raise PermissionError("a store is read, not written")
        return _Part(self._files.open(f"{self._root}/{self._part(path)}", "rb"))

    def _name(self, path: str) -> str:
        return path.split("://", 1)[-1].removeprefix(self._address.split("://", 1)[-1]).lstrip("/")

    def _part(self, path: str) -> str:
        name = self._name(path)
        if name not in self._sizes:
            raise FileNotFoundError(path)
        return name


class _Part:
    """An open file that several threads read: DuckDB seeks and reads in two calls, so each has its own position."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._own = threading.local()

    def seek(self, position: int) -> None:
        self._own.position = position

    def tell(self) -> int:
        position: int = getattr(self._own, "position", 0)
        return position

    def read(self, size: int) -> bytes:
        with self._lock:
            self._file.seek(self.tell())
            data: bytes = self._file.read(size)
        self._own.position = self.tell() + len(data)
        return data

    def close(self) -> None:
        self._file.close()
