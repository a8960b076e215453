"""A lease on a store behind fsspec: a file that says who is at work, renewed while the run lives.

A run that died cannot take its lease away, so a lease that is no longer renewed is taken over. Creation is atomic where
the file system can do that; and everywhere the lease is read again after it was written, so that of two runs that
write at the same time only the one that wrote last goes on.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from samesaid.archive.store.buckets import is_bucket, make_folder, reached
from samesaid.model import SamesaidError

LEASE = "lease.json"
# Seconds that a lease holds without being renewed, and between two renewals.
HOLDS, RENEWED = 120.0, 30.0
# Seconds after which a lease that was written is read again: longer than another run takes from reading to writing.
SETTLES = 1.0


@dataclass(frozen=True, slots=True)
class _Held:
    """What the file says: who, on which machine, since when, how often it was renewed, and when it ends (seconds since
    1970)."""

    owner: str
    host: str
    process: int
    since: str
    renewals: int
    until: float


class Lease:
    """The lease in the file ``name`` of the folder ``root`` of the file system ``files``, for the store at ``address``;
    ``others`` lists the names of leases beside which it cannot be had.

    Entering raises SamesaidError where another run has it or one of those, or the store cannot be written.
    """

    def __init__(
        self, files: Any, root: str, name: str, address: str, others: Callable[[], list[str]] | None = None
    ) -> None:
        self._files, self._root, self._path, self._address = files, root, f"{root}/{name}", address
        self._listed = others
        now = time.time()
        began = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%d %H:%M UTC")
        self._mine = _Held(uuid4().hex, socket.gethostname(), os.getpid(), began, 0, now + HOLDS)
        self._ended = threading.Event()
        self._renewer = threading.Thread(target=self._renew, name="lease", daemon=True)
        self._lost = False

    def __enter__(self) -> Lease:
        try:
            with reached(self._address):
                self._take()
        except OSError as error:
            raise unwritable(self._address, error) from None
        self._renewer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._renewer.join()
        # Where it cannot be removed it ends by itself.
        with contextlib.suppress(OSError), reached(self._address):
            if self._is_mine(self._read()):
                self._files.rm_file(self._path)

    def check(self) -> None:
        """Raise SamesaidError where the lease was lost: another run may be at work."""
        if self._lost:
            raise SamesaidError(
                f"{self._address}: the lease on the store was lost (it could not be renewed, or another run took it"
                " over): run again when no other run is at work there"
            )

    def _take(self) -> None:
        there = self._leases((self._path, *self._others()))
        self._refuse_living(there)
        if self._path in there:
            self._write(self._mine)
        else:
            self._create()
        time.sleep(SETTLES)
        if not self._is_mine(now := self._read()):
            raise self._refused(now)
        for other in self._leases(self._others()).values():
            if _is_living(other):
                # Both came at the same time.
                self._files.rm_file(self._path)
                raise self._refused(other)

    def _others(self) -> list[str]:
        return [f"{self._root}/{name}" for name in self._listed()] if self._listed else []

    def _leases(self, paths: Iterable[str]) -> dict[str, _Held | bytes]:
        """What the files say, of those that are there."""
        return {path: there for path in paths if (there := self._read(path)) is not None}

    def _create(self) -> None:
        data = _packed(self._mine)
        make_folder(self._files, self._path.rsplit("/", 1)[0], self._address)
        try:
            try:
                with self._files.open(self._path, "xb") as file:
                    file.write(data)
            except (ValueError, NotImplementedError, TypeError):
                # A file system that cannot open a file so; some create files atomically in this way.
                self._files.pipe_file(self._path, data, mode="create")
        except FileExistsError:
            raise self._refused(self._read()) from None

    def _refuse_living(self, leases: dict[str, _Held | bytes]) -> None:
        """Nothing where all leases have ended. Clocks differ, so an end by the clock is confirmed by watching: a lease
        that is renewed changes. So is one that ends later than any lease can."""
        for there in leases.values():
            if _is_living(there):
                raise self._refused(there)
        if leases:
            time.sleep(RENEWED + SETTLES)
        for path, there in leases.items():
            # One that was taken away meanwhile has ended.
            if (now := self._read(path)) not in (there, None):
                raise self._refused(now)

    def _refused(self, there: _Held | bytes | None) -> SamesaidError:
        who = ""
        if isinstance(there, _Held):
            seconds = min(max(there.until - time.time(), 0.0), HOLDS)
            who = (
                f" ({there.host}, process {there.process}, since {there.since}; if it has died, the store is free in"
                f" {seconds:.0f} s)"
            )
        return SamesaidError(f"{self._address}: another run is at work there{who}; wait for it, or stop it")

    def _renew(self) -> None:
        while not self._ended.wait(RENEWED):
            try:
                if not self._is_mine(self._read()):
                    self._lost = True
                    return
                renewed = replace(self._mine, renewals=self._mine.renewals + 1, until=time.time() + HOLDS)
                self._write(renewed)
                self._mine = renewed
            except Exception:
                # A network that fails for a while: the lease holds until its time is over.
                if time.time() > self._mine.until:
                    self._lost = True
                    return

    def _is_mine(self, there: _Held | bytes | None) -> bool:
        return isinstance(there, _Held) and there.owner == self._mine.owner

    def _write(self, held: _Held) -> None:
        self._files.pipe_file(self._path, _packed(held))

    def _read(self, path: str | None = None) -> _Held | bytes | None:
        """What the file says, its own if none is named; its bytes where they are no lease, such as one that is being
        written."""
        try:
            data: bytes = self._files.cat_file(path or self._path)
        except FileNotFoundError:
            return None
        try:
            held = _Held(**json.loads(data))
        except (ValueError, TypeError, RecursionError):
            return data
        return held if isinstance(held.until, int | float) else data


def _is_living(there: _Held | bytes) -> bool:
    """Whether a lease holds by the clock."""
    return isinstance(there, _Held) and 0 < there.until - time.time() <= HOLDS


def _packed(held: _Held) -> bytes:
    return (json.dumps(asdict(held), indent=1) + "\n").encode()


def unwritable(address: str, error: OSError) -> SamesaidError:
    """The error of a store that cannot be written, in one line."""
    reason = error.strerror or str(error)
    # An address in it stays as it is.
    reason = reason[:1].lower() + reason[1:]
    advice = (
        "check the name of the bucket and the credentials" if is_bucket(address) else "name another place for the store"
    )
    return SamesaidError(f"{address}: cannot be written ({reason}): {advice}")
