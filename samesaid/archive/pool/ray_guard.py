"""A process beside the driver of a Ray cluster on this machine: when the driver is gone, nothing of the cluster stays.

Ray ends its servers and workers with the driver, but not its agents, which look for their servers for a minute. All are
known by a mark in their environment. This file is also run as a script, and imports nothing that is not Python's own.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_MARK = "SAMESAID_RAY_CLUSTER"
_PROCESSES = Path("/proc")
# Seconds that the processes of the cluster have to end after the driver, by themselves and when they are killed.
_MAX_ENDING, _MAX_KILLING = 0.5, 4.0


@contextmanager
def guarded() -> Iterator[None]:
    """Processes that are started meanwhile are ended afterwards, or with this process; only where there is /proc."""
    if not (_PROCESSES / "self" / "environ").exists():
        yield
        return
    mark = secrets.token_hex(8)
    # Ctrl-C on a terminal does not reach another session.
    command = [sys.executable, "-I", "-S", str(Path(__file__).resolve()), mark]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True):
        os.environ[_MARK] = mark
        try:
            yield
        finally:
            del os.environ[_MARK]


def _main() -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    # Ends when the driver closes the pipe, or dies.
    sys.stdin.buffer.read()
    begun = time.monotonic()
    while (left := _marked(sys.argv[1])) and (waited := time.monotonic() - begun) < _MAX_KILLING:
        for process in left if waited >= _MAX_ENDING else ():
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        time.sleep(0.05)


def _marked(mark: str) -> list[int]:
    wanted = f"{_MARK}={mark}".encode()
    found = []
    for folder in _PROCESSES.iterdir():
        # A process that has ended, or is another user's, cannot be read.
        with suppress(OSError):
            if folder.name.isdigit() and wanted in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return found


if __name__ == "__main__":
    _main()
