"""Several checks in one process, one after another; what is wrong with one does not stop the others."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid import interruption
from samesaid.commands.checking.jobs import Job
from samesaid.commands.checking.one import How, check_one, refuse_outputs
from samesaid.commands.checking.places import make_folders, outputs_of, pattern_of
from samesaid.commands.outcome import fault_line, printing, put
from samesaid.inputs import shown
from samesaid.model import NoText, SamesaidError

if TYPE_CHECKING:
    from samesaid.reports.joined import Joined

# Formats that are printed check by check: a line says which it is of, or nobody needs to know.
_PRINTED = ("jsonl", "text")


def check_several(
    how: How, jobs: Sequence[Job] | Iterator[Job | SamesaidError], outputs: Sequence[Path], *, of_folders: bool = False
) -> int:
    """The highest exit code of all checks: 2 where one could not be made, which is said when it happens.

    Outputs are folders, patterns, or files of a format that holds several reports. Raises SamesaidError before any work
    for what is wrong with all of them: an output that is one file of another format, two checks with one output.
    """
    whole = Whole(how, outputs)
    how = replace(how, joined=whole.files, terse=of_folders and not how.full)
    patterns = [
        pattern_of(output, how.format, of_folders=of_folders) for output in outputs if output not in whole.paths
    ]
    how.checker.load(())
    digits = 1
    if not isinstance(jobs, Iterator):
        digits, taken = len(str(len(jobs))), _Taken()
        # What can be known before the work is said before it.
        for known in jobs:
            taken.add(known, outputs_of(known, patterns, digits))
        whole.refuse(how, [path for known in jobs for path in known.texts])
    codes: Counter[int] = Counter()
    taken = _Taken()
    for job in jobs:
        code = _code(how, job, patterns, digits, taken, whole, first=not codes)
        codes.update(() if code is None else (code,))
    whole.write()
    if not how.quiet and codes.total():
        sys.stderr.write(f"{_told(codes)}\n")
    return max(codes, default=0)


class Whole:
    """The files that hold the reports of all checks; without ``outputs`` one on standard output, if the format can.

    Raises SamesaidError for a format that can be neither printed check by check nor hold several reports.
    """

    def __init__(self, how: How, outputs: Sequence[Path]) -> None:
        from samesaid import reports
        from samesaid.reports.joined import JOINABLE, joined

        language = how.checker.settings.report_lang
        self.paths: list[Path | None] = []
        self.files: list[Joined] = []
        self._quiet = how.quiet
        if not outputs and how.format is not None and how.format not in _PRINTED:
            if how.format not in JOINABLE:
                listed = ", ".join(dict.fromkeys((*_PRINTED, *JOINABLE)))
                raise SamesaidError(
                    f"--format {how.format} for several checks: give a folder with -o, or use one of {listed}"
                )
            self.paths.append(None)
            self.files.append(joined(how.format, language))
        formats = {known: name for name, known in reports.FORMATS.items()}
        for output in outputs:
            if output.suffix and "{" not in str(output) and not output.is_dir():
                format = formats[reports.writer(output, how.format)]
                if format in JOINABLE:
                    self.paths.append(output)
                    self.files.append(joined(format, language))

    @property
    def outputs(self) -> list[Path]:
        """The files, without standard output."""
        return [path for path in self.paths if path is not None]

    def refuse(self, how: How, texts: Sequence[Path]) -> None:
        """Raise SamesaidError for a file that cannot be written, or is an input."""
        refuse_outputs(how, texts, self.outputs)

    def fail(self, texts: Sequence[Path], line: str) -> None:
        """Add to every file that these texts could not be checked."""
        for file in self.files:
            file.fail([str(text) for text in texts], " ".join(map(shown, line.split())))

    def write(self) -> None:
        """Write all files. Raises SamesaidError where one cannot be written."""
        from samesaid.reports.common import atomic_write

        for path, file in zip(self.paths, self.files, strict=True):
            if path is None:
                put(file.content())
                continue
            atomic_write.write(path, file.content())
            if not self._quiet:
                sys.stderr.write(f"report: {path}\n")


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
    how: How,
    job: Job | SamesaidError,
    patterns: Sequence[str],
    digits: int,
    taken: _Taken,
    whole: Whole,
    *,
    first: bool,
) -> int | None:
    """The exit code of one check; None where there is nothing to check."""
    line = ""
    try:
        if isinstance(job, SamesaidError):
            raise job
        outputs = outputs_of(job, patterns, digits)
        taken.add(job, outputs)
        if not job.outputs:
            make_folders(outputs)
        refuse_outputs(how, job.texts, (*outputs, *whole.outputs))
        if not how.quiet and how.format is None and not how.terse:
            with printing():
                sys.stdout.write(f"{'' if first else chr(10)}{job}\n")
        return check_one(how, job.texts, outputs, job.number)
    except SamesaidError as error:
        if isinstance(error, NoText) and isinstance(job, Job) and job.path and _without_text(how, job.texts):
            # Pages that have nothing but their metadata are equal; their folders are full of them.
            return None
        line = str(error)
    except MemoryError:
        line = "there is not enough memory for this check: compare shorter texts"
    except Exception as error:
        if how.checker.settings.strict_faults or os.environ.get("SAMESAID_DEBUG"):
            raise
        line = fault_line(error)
    _tell(job, line)
    whole.fail(job.texts if isinstance(job, Job) else (), line)
    return 2


def _without_text(how: How, texts: Iterable[Path]) -> bool:
    """Whether none of these files has a sentence."""
    from samesaid import documents

    for text in texts:
        try:
            documents.load(text, encoding=how.checker.settings.encoding, max_size=how.checker.settings.max_size)
        except NoText:
            continue
        except SamesaidError:
            pass
        return False
    return True


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
