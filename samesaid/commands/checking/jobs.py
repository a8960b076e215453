"""The checks of a command: from the groups of its arguments, or from a list on standard input, one a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samesaid.inputs import shown
from samesaid.model import SamesaidError

# Bytes of the longest line of a list: paths have at most 4,096 each.
_MAX_LINE = 1_000_000
_KEYS = ("reference", "versions", "output")


@dataclass(frozen=True, slots=True)
class Job:
    """One check: its number, from 1, its texts, the reference first, and outputs of its own.

    ``path`` is where the text is below its folder, empty where it was not found in one.
    """

    number: int
    texts: tuple[Path, ...]
    outputs: tuple[Path, ...] = ()
    path: str = ""

    def __str__(self) -> str:
        return f"check {self.number} ({', '.join(shown(str(path)) for path in self.texts)})"


def of_groups(groups: Sequence[tuple[Path, ...]], *, alone: bool = False) -> list[Job]:
    """A check for each group. Raises SamesaidError for a group of fewer than two texts; with ``alone`` one is enough,
    since it is in two languages.
    """
    for number, group in enumerate(groups, 1):
        if len(group) < (1 if alone else 2):
            had = f"only {shown(str(group[0]))}" if group else "no text"
            raise SamesaidError(f"check {number} has {had}: give a reference and its versions before and after each --")
    return [Job(number, group) for number, group in enumerate(groups, 1)]


def of_lines(*, alone: bool = False) -> Iterator[Job | SamesaidError]:
    """A check for each line of standard input, as it comes; what is wrong with a line is given in its place.

    A line has paths divided by tabs, the reference first; or JSON: a list of paths, or an object with ``reference``,
    ``versions`` and perhaps ``output`` (a path or a list). Empty lines, and lines that begin with ``#``, are left out.
    With ``alone`` one text is enough.
    """
    number = 0
    stream = sys.stdin.buffer
    for line in iter(lambda: stream.readline(_MAX_LINE + 1), b""):
        if len(line) > _MAX_LINE:
            yield SamesaidError(f"standard input: a line of more than {_MAX_LINE:,} bytes; is it a list of texts?")
            return
        try:
            text = line.decode("utf-8-sig").strip("\r\n")
        except UnicodeDecodeError:
            number += 1
            yield SamesaidError(f"check {number}: the line is not UTF-8; write the list in UTF-8")
            continue
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        number += 1
        try:
            yield _checked(_job(number, text), 1 if alone else 2)
        except SamesaidError as error:
            yield error


def _job(number: int, line: str) -> Job:
    where = f"check {number}"
    if line.lstrip()[:1] not in ("{", "["):
        return Job(number, tuple(Path(part) for part in line.split("\t") if part))
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise SamesaidError(f"{where}: not valid JSON; write a list of paths, or an object on one line") from None
    if isinstance(found, list):
        return Job(number, _paths(found, where))
    for key in found:
        if key not in _KEYS:
            raise SamesaidError(f"{where}: unknown key {shown(key[:40])!r}; there are {', '.join(_KEYS)}")
    texts = [*_listed(found.get("reference")), *_listed(found.get("versions"))]
    return Job(number, _paths(texts, where), _paths(_listed(found.get("output")), where))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _paths(values: list[Any], where: str) -> tuple[Path, ...]:
    for value in values:
        if not isinstance(value, str) or not value or "\0" in value:
            raise SamesaidError(f"{where}: a path must be text in quotes, with something in it")
    return tuple(map(Path, values))


def _checked(job: Job, least: int) -> Job:
    if len(job.texts) < least:
        raise SamesaidError(
            f"check {job.number}: {len(job.texts)} text; a line has a reference and its versions, divided by tabs"
        )
    if Path("-") in job.texts:
        raise SamesaidError(f"check {job.number}: - cannot be a text, for standard input has the list")
    return job
