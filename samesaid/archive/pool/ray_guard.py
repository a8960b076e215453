"""A process beside the driver of a Ray cluster on this machine: when the driver is gone, nothing of the cluster stays.

Ray ends its servers and workers with the driver, but not its agents, which look for their servers for a minute. So the
guard notes, as long as the driver lives, which processes of Ray are below it. This file is also run as a script, and
imports nothing that is not Python's own.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PROCESSES = Path("/proc")
# What the command lines of Ray's servers have in them.
_RAY = b"/ray/"
# Fields of /proc/N/stat after the name: the parent's number, and the moment of the start.
_PARENT, _START = 1, 19
# Seconds between two looks at the processes.
_LOOKS = 0.5
# Seconds that the processes of the cluster have to end after the driver, by themselves and when they are killed.
_MAX_ENDING, _MAX_KILLING = 0.5, 4.0


@contextmanager
def guarded() -> Iterator[None]:
    """Processes of Ray that this process starts meanwhile end afterwards, or with it; only where there is /proc."""
    if not (_PROCESSES / "self" / "stat").exists():
        yield
        return
    # Ctrl-C on a terminal does not reach another session.
    command = [sys.executable, "-I", "-S", str(Path(__file__).resolve()), str(os.getpid())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True):
        yield


def _main() -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    driver, found = int(sys.argv[1]), dict[int, str]()
    # Nothing is ever written to the pipe: it closes when the driver is done, or dies.
    while not select.select([sys.stdin], [], [], _LOOKS)[0]:
        found |= _below(driver)
    found |= _below(driver)
    begun = time.monotonic()
    while (left := _alive(found)) and (waited := time.monotonic() - begun) < _MAX_KILLING:
        for process in left if waited >= _MAX_ENDING else ():
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        time.sleep(0.05)


def _below(driver: int) -> dict[int, str]:
    """The processes of Ray below the driver, with the moments of their starts: numbers are used again."""
    children: dict[int, list[int]] = {}
    starts = {}
    for folder in _PROCESSES.iterdir():
        if folder.name.isdigit() and (fields := _fields(folder)):
            children.setdefault(int(fields[_PARENT]), []).append(int(folder.name))
            starts[int(folder.name)] = fields[_START]
    found: dict[int, str] = {}
    reached = [child for child in children.get(driver, ()) if _RAY in _command(child)]
    while reached:
        process = reached.pop()
        found[process] = starts[process]
        reached += children.get(process, ())
    return found


def _alive(processes: dict[int, str]) -> list[int]:
    """Those that have not ended; a zombie has."""
    fields = {process: _fields(_PROCESSES / str(process)) for process in processes}
    return [p for p, start in processes.items() if (now := fields[p]) and now[_START] == start and now[0] != "Z"]


def _fields(folder: Path) -> list[str]:
    with suppress(OSError):
        return (folder / "stat").read_text(errors="replace").rsplit(")", 1)[1].split()
    return []


def _command(process: int) -> bytes:
    with suppress(OSError):
        return (_PROCESSES / str(process) / "cmdline").read_bytes()
    return b""


if __name__ == "__main__":
    _main()
