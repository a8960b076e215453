"""What workers do in the tests: it must be importable by name."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def squared(number: int) -> int:
    if number < 0:
        raise ValueError(f"{number} is negative")
    return number * number


def deadly(task: tuple[str, int]) -> int:
    """The square of a number; 13 kills its worker each time, 7 the first time that it is met."""
    folder, number = task
    once = Path(folder) / "seven"
    if number == 13 or (number == 7 and not once.exists()):
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def hungry(size: int) -> int:
    return len(bytearray(size))


def fails_to_start() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
