"""Where a store lies: a folder, or an address that fsspec knows (``s3://…``, ``memory://…``)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from samesaid.interruption import held
from samesaid.model import SamesaidError

# What is being written has this ending; a run that was cut short leaves such files, and the next one takes them away.
PART = ".part"


class Storage(Protocol):
    """Files by names such as ``findings/part-0001-of-0004.parquet``."""

    @property
    def address(self) -> str:
        """What another process opens the same storage by."""

    def read(self, name: str) -> bytes | None:
        """The content of a file, None where there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place at once: nobody meets half of it. Raises OSError, and then leaves no trace."""

    def remove(self, name: str) -> None:
        """Take a file away if it is there."""

    def names(self, folder: str) -> list[str]:
        """The files of a folder, sorted; none where there is no folder."""

    def location(self, folder: str) -> str:
        """What a query engine reads the Parquet files of a folder by."""


def opened(address: str) -> Storage:
    """The storage at a path or an address. Raises SamesaidError where it cannot be had."""
    if "://" in address:
        return AddressedStorage(address)
    return FolderStorage(Path(address))


class FolderStorage:
    """A store in a folder of this machine, or of a file system that machines share."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise SamesaidError(f"{folder}: a file, not a folder; name a folder for the store")
        self.folder = folder

    @property
    def address(self) -> str:
        return str(self.folder)

    def read(self, name: str) -> bytes | None:
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}{PART}")
        with held():
            try:
                with aside.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                aside.replace(path)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise

    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    def names(self, folder: str) -> list[str]:
        try:
            return sorted(p.name for p in (self.folder / folder).iterdir() if not p.name.startswith("."))
        except FileNotFoundError:
            return []

    def location(self, folder: str) -> str:
        return str(self.folder / folder / "*.parquet")

    def sweep(self) -> None:
        """Take away what runs that were cut short left behind."""
        for path in self.folder.glob(f"**/.*{PART}"):
            path.unlink(missing_ok=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out meanwhile. Raises SamesaidError where one is at work."""
        import fcntl

        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise SamesaidError(f"{self.folder}: another run is at work there; wait for it, or stop it") from None
            yield


class AddressedStorage:
    """A store behind fsspec: an object store puts a file in place at once by itself."""

    def __init__(self, address: str) -> None:
        try:
            import fsspec

            self._files: Any
            self._files, self._root = fsspec.core.url_to_fs(address)
        except ImportError as error:
            raise SamesaidError(
                f"{address}: a package is missing ({error}); install samesaid[cluster] and the package for that store"
            ) from None
        except ValueError as error:
            raise SamesaidError(f"{address}: not an address of a store ({error})") from None
        self._address = address

    @property
    def address(self) -> str:
        return self._address

    def read(self, name: str) -> bytes | None:
        try:
            content: bytes = self._files.cat_file(f"{self._root}/{name}")
        except FileNotFoundError:
            return None
        return content

    def write(self, name: str, data: bytes) -> None:
        path = f"{self._root}/{name}"
        self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        self._files.pipe_file(path, data)

    def remove(self, name: str) -> None:
        path = f"{self._root}/{name}"
        if self._files.exists(path):
            self._files.rm_file(path)

    def names(self, folder: str) -> list[str]:
        path = f"{self._root}/{folder}"
        if not self._files.exists(path):
            return []
        return sorted(str(found).rsplit("/", 1)[-1] for found in self._files.ls(path, detail=False))

    def location(self, folder: str) -> str:
        return f"{self._address.rstrip('/')}/{folder}/*.parquet"
