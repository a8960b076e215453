"""Where a store lies: a folder, or an address that fsspec knows (``s3://…``, ``memory://…``)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from samesaid.archive.store.lease import LEASE, Lease, unwritable
from samesaid.interruption import held
from samesaid.model import SamesaidError

try:
    import fcntl
except ImportError:
    # Windows has no such locks.
    fcntl = None  # type: ignore[assignment]

# What is being written has this ending; a run that was cut short leaves such files, and the next one takes them away.
PART = ".part"
# What a query engine that has no other files knows the folder of a store by.
SEALED = "samesaid-store://store"


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

    def sizes(self, folder: str) -> dict[str, int]:
        """The files of a folder with their sizes in bytes; none where there is no folder."""

    def location(self, name: str) -> str:
        """What a query engine reads a file by."""

    def locked(self) -> AbstractContextManager[Callable[[], None]]:
        """Keep other runs out meanwhile; what it gives is to be called from time to time, and raises SamesaidError
        where another run has taken over. Raises SamesaidError where one is at work, or the store cannot be written."""


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
            with os.scandir(self.folder / folder) as files:
                return sorted(file.name for file in files if not file.name.startswith("."))
        except FileNotFoundError:
            return []

    def sizes(self, folder: str) -> dict[str, int]:
        try:
            with os.scandir(self.folder / folder) as files:
                return {file.name: file.stat().st_size for file in files if not file.name.startswith(".")}
        except FileNotFoundError:
            return {}

    def location(self, name: str) -> str:
        return str(self.folder / name)

    def _sweep(self) -> None:
        """Take away what runs that were cut short left behind."""
        for path in self.folder.glob(f"**/.*{PART}"):
            path.unlink(missing_ok=True)

    @contextmanager
    def locked(self) -> Iterator[Callable[[], None]]:
        with self._lock_file() as file:
            if fcntl is not None:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    raise SamesaidError(
                        f"{self.folder}: another run is at work there; wait for it, or stop it"
                    ) from None
            self._sweep()
            try:
                yield lambda: None
            except BaseException:
                # Workers that were killed could not take away what they had half-written.
                with held():
                    self._sweep()
                raise

    def _lock_file(self) -> IO[str]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return (self.folder / ".lock").open("w")
        except OSError as error:
            raise unwritable(self.address, error) from None


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
        return sorted(self.sizes(folder))

    def sizes(self, folder: str) -> dict[str, int]:
        # Another process may have written since a listing was kept.
        self._files.invalidate_cache()
        try:
            listed = self._files.ls(f"{self._root}/{folder}", detail=True)
        except FileNotFoundError:
            return {}
        files = (found for found in listed if found["type"] == "file")
        return {str(found["name"]).rsplit("/", 1)[-1]: int(found["size"]) for found in files}

    def location(self, name: str) -> str:
        return f"{SEALED}/{name}"

    @contextmanager
    def locked(self) -> Iterator[Callable[[], None]]:
        with Lease(self._files, f"{self._root}/{LEASE}", self._address) as lease:
            yield lease.check
