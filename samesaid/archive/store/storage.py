"""Where a store lies: a folder, or an address that fsspec knows (``s3://…``, ``memory://…``)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import IO, Any, Protocol

from samesaid.archive.store.buckets import make_folder, reached
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
_LEASE_OF_SHARE = "lease-"
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

    def reading(self, name: str) -> IO[bytes]:
        """A file, open for reading at any place. Raises FileNotFoundError where there is none."""

    def writing(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file that is too large for the memory, open for writing; it is in place when this ends, and where it fails
        there is no trace. Behind an address others may meet half of it meanwhile. Raises OSError."""

    def remove(self, name: str) -> None:
        """Take a file away if it is there."""

    def names(self, folder: str) -> list[str]:
        """The files of a folder, sorted; none where there is no folder."""

    def sizes(self, folder: str) -> dict[str, int]:
        """The files of a folder with their sizes in bytes; none where there is no folder."""

    def location(self, name: str) -> str:
        """What a query engine reads a file by."""

    def locked(self, share: str | None = None) -> AbstractContextManager[Callable[[], None]]:
        """Keep other runs out meanwhile, with a ``share`` those without one and of the same; what it gives is to be
        called from time to time, and raises SamesaidError where another run has taken over. Raises SamesaidError where
        one is at work, or the store cannot be written."""


def opened(address: str) -> Storage:
    """The storage at a path or an address. Raises SamesaidError where it cannot be had."""
    if "://" in address:
        return AddressedStorage(address)
    return FolderStorage(Path(address))


def _aside(path: Path) -> Path:
    """Where a file is written before it is put in place: other machines have processes of the same number."""
    return path.with_name(f".{path.name}.{os.getpid()}-{token_hex(4)}{PART}")


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
        aside = _aside(path)
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

    def reading(self, name: str) -> IO[bytes]:
        return (self.folder / name).open("rb")

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = _aside(path)
        try:
            with aside.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        except BaseException:
            with held():
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
    def locked(self, share: str | None = None) -> Iterator[Callable[[], None]]:
        with self._lock(".lock", shared=share is not None):
            if share is not None:
                # What others have half-written is not to be taken away: the run that joins all shares does it.
                with self._lock(f".lock-{share}"):
                    yield lambda: None
                return
            self._sweep()
            try:
                yield lambda: None
            except BaseException:
                # Workers that were killed could not take away what they had half-written.
                with held():
                    self._sweep()
                raise

    @contextmanager
    def _lock(self, name: str, *, shared: bool = False) -> Iterator[None]:
        with self._lock_file(name) as file:
            if fcntl is not None:
                try:
                    fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
                except OSError:
                    raise SamesaidError(
                        f"{self.folder}: another run is at work there; wait for it, or stop it"
                    ) from None
            yield

    def _lock_file(self, name: str) -> IO[str]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # A shared lock on a network's file system needs a file that may be read.
            return (self.folder / name).open("a+")
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
            with reached(self._address):
                content: bytes = self._files.cat_file(f"{self._root}/{name}")
        except FileNotFoundError:
            return None
        return content

    def write(self, name: str, data: bytes) -> None:
        path = f"{self._root}/{name}"
        with reached(self._address):
            make_folder(self._files, path.rsplit("/", 1)[0], self._address)
            self._files.pipe_file(path, data)

    def reading(self, name: str) -> IO[bytes]:
        with reached(self._address):
            file: IO[bytes] = self._files.open(f"{self._root}/{name}", "rb")
        return file

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        path = f"{self._root}/{name}"
        try:
            with reached(self._address):
                make_folder(self._files, path.rsplit("/", 1)[0], self._address)
                with self._files.open(path, "wb") as file:
                    yield file
        except BaseException:
            self.remove(name)
            raise

    def remove(self, name: str) -> None:
        path = f"{self._root}/{name}"
        with reached(self._address):
            if self._files.exists(path):
                self._files.rm_file(path)

    def names(self, folder: str) -> list[str]:
        return sorted(self.sizes(folder))

    def sizes(self, folder: str) -> dict[str, int]:
        # Another process may have written since a listing was kept.
        self._files.invalidate_cache()
        try:
            with reached(self._address):
                listed = self._files.ls(f"{self._root}/{folder}".rstrip("/"), detail=True)
        except FileNotFoundError:
            return {}
        files = (found for found in listed if found["type"] == "file")
        return {str(found["name"]).rsplit("/", 1)[-1]: int(found["size"]) for found in files}

    def location(self, name: str) -> str:
        return f"{SEALED}/{name}"

    @contextmanager
    def locked(self, share: str | None = None) -> Iterator[Callable[[], None]]:
        name = LEASE if share is None else f"{_LEASE_OF_SHARE}{share}.json"

        def others() -> list[str]:
            # A share bears the others; a whole run bears none.
            return [LEASE] if share else [one for one in self.names("") if one.startswith(_LEASE_OF_SHARE)]

        with Lease(self._files, self._root, name, self._address, others) as lease:
            yield lease.check
