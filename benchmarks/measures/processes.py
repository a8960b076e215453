"""Processes of one run, found by a mark in their environment, which every process below it inherits."""

from __future__ import annotations

import time
from pathlib import Path

MARK = "SAMESAID_MARKED_RUN"
# Seconds after which nothing of a run may be left that has ended.
MAX_LEFT = 5.0


def alive(mark: str) -> list[str]:
    """The command lines of the living processes of the run ``mark``, beginning with their numbers."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if f"{MARK}={mark}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if (folder / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
                    found.append(f"{folder.name} {command}")
        except OSError:
            continue
    return found


def left(mark: str) -> list[str]:
    """What is still alive of a run some seconds after its end."""
    until = time.monotonic() + MAX_LEFT
    while (found := alive(mark)) and time.monotonic() < until:
        time.sleep(0.05)
    return found
