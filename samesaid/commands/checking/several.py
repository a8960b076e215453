"""Several checks in one process, one after another; what is wrong with one does not stop the others."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from samesaid import interruption
from samesaid.commands.checking.jobs import Job
from samesaid.commands.checking.one import How, check_one, refuse_outputs
from samesaid.commands.checking.places import make_folders, outputs_of, pattern_of
from samesaid.commands.outcome import fault_line, printing
from samesaid.inputs import shown
from samesaid.model import SamesaidError

# Formats of which several reports on standard output can be told apart, or need not be.
_JOINABLE = ("jsonl", "text")


def check_several(how: How, jobs: Sequence[Job] | Iterator[Job | SamesaidError], outputs: Sequence[Path]) -> int:
    """The highest exit code of all checks: 2 where one could not be made, which is told when it happens.

    Raises SamesaidError before any work for what is wrong with all of them: an output that is one file, two checks with
    one output, a format of which one file cannot hold several reports.
    """
    patterns = [pattern_of(output, how.format) for output in outputs]
    if how.format is not None and not patterns and how.format not in _JOINABLE:
        raise SamesaidError(
            f"--format {how.format} for several checks: give a folder with -o, or use {' or '.join(_JOINABLE)}"
        )
    how.checker.load(())
    digits = 1
    if not isinstance(jobs, Iterator):
        digits, taken = len(str(len(jobs))), _Taken()
        # What can be known before the work is told before it.
        for known in jobs:
            taken.add(known, outputs_of(known, patterns, digits))
    codes: Counter[int] = Counter()
    taken = _Taken()
    for job in jobs:
        codes[_code(how, job, patterns, digits, taken, first=not codes)] += 1
    if not how.quiet and codes.total():
        sys.stderr.write(f"{_told(codes)}\n")
    return max(codes, default=0)


class _Taken:
    """The outputs of earlier checks."""

    def __init__(self) -> None:
        self._by: dict[str, Job] = {}

    def add(self, job: Job, outputs: Iterable[Path]) -> None:
        """Raises SamesaidError for an output that an earlier check has."""
        for path in outputs:
            other = self._by.setdefault(os.path.realpath(path), job)
            if other is not job:
                raise SamesaidError(
                    f"{shown(str(path))}: would be written by check {other.number} and check {job.number}; "
                    "put {number} into the pattern of -o"
                )


def _code(
    how: How, job: Job | SamesaidError, patterns: Sequence[str], digits: int, taken: _Taken, *, first: bool
) -> int:
    try:
        if isinstance(job, SamesaidError):
            raise job
        outputs = outputs_of(job, patterns, digits)
        taken.add(job, outputs)
        if not job.outputs:
            make_folders(outputs)
        refuse_outputs(how, job.texts, outputs)
        if not how.quiet and how.format is None:
            with printing():
                sys.stdout.write(f"{'' if first else chr(10)}{job}\n")
        return check_one(how, job.texts, outputs, job.number)
    except SamesaidError as error:
        _tell(job, str(error))
    except MemoryError:
        _tell(job, "there is not enough memory for this check: compare shorter texts")
    except Exception as error:
        if how.checker.settings.strict_faults or os.environ.get("SAMESAID_DEBUG"):
            raise
        _tell(job, fault_line(error))
    return 2


def _tell(job: Job | SamesaidError, line: str) -> None:
    # An interruption that a library made another exception of is no failure of the check.
    interruption.check()
    before = f"check {job.number}: " if isinstance(job, Job) else ""
    sys.stderr.write(f"samesaid: {before}{' '.join(map(shown, line.split()))}\n")
    sys.stderr.flush()


def _told(codes: Counter[int]) -> str:
    """``12 checks: 9 pass, 2 hold, 1 failed``."""
    words = ((0, "pass"), (1, "hold"), (2, "failed"))
    parts = ", ".join(f"{codes[code]} {word}" for code, word in words if codes[code])
    return f"{codes.total()} check{'' if codes.total() == 1 else 's'}: {parts}"
