"""What workers do in the tests: it must be importable by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from samesaid.archive.pairing.manifest import Entry
from samesaid.archive.run import worker as checking
from samesaid.archive.run.texts import Texts
from samesaid.archive.run.worker import Done, Job, Rows, check_shard

DEADLY = "This text kills its worker."


def squared(number: int) -> int:
    if number < 0:
        raise ValueError(f"{number} is negative")
    return number * number


def deadly(task: tuple[str, int]) -> int:
    """The square of a number; 13 kills its worker each time, 7 the first time that it is met; 99 takes 2 GiB."""
    folder, number = task
    once = Path(folder) / "seven"
    if number == 13 or (number == 7 and not once.exists()):
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 99:
        hungry(2 * 1024**3)
    return number * number


def hungry(size: int) -> int:
    return len(bytearray(size))


def fails_to_start() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuses_to_start() -> None:
    raise ValueError("no glossary")


def leaves(task: tuple[str, int]) -> int:
    """The square of a number; 7 is asked to end the first four times."""
    folder, number = task
    asked = len(list(Path(folder).iterdir()))
    if number == 7 and asked < 4:
        (Path(folder) / str(asked)).touch()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    return number * number


def check_and_die(job: Job) -> Done:
    """Check a shard; a text whose version says so kills the worker."""
    whole = checking._report

    def report(entry: Entry, key: str, job: Job, paths: tuple[str, ...], texts: Texts) -> Rows:
        if DEADLY in Path(entry.versions[0]).read_text(encoding="utf-8"):
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(entry, key, job, paths, texts)

    checking._report = report
    try:
        return check_shard(job)
    finally:
        checking._report = whole
