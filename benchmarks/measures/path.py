"""How many files a pair of texts enters on its way from two files to a finding.

usage: python -m benchmarks.measures.path [--list]

Two short texts of ours, Chinese and English, whose one number differs by a power of ten (N104), are checked once with
the check of numbers alone and once with all checks, each in a fresh process, so that nothing is cached. A file counts
when a function of it is called after the first text is opened and before the ranked findings are returned. Code that
runs because a module is imported does not count.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from benchmarks.data import ROOT

SOURCE = "港务局周二公布了五月份的统计数字。\n\n当月共有2.2万艘船舶进港。\n\n渔民协会对此表示欢迎。\n"
TARGET = (
    "The port authority published its figures for May on Tuesday.\n\n"
    "A total of 2,200 ships entered the port that month.\n\n"
    "The fishermen's association welcomed the news.\n"
)
CODE = "N104"
# What is checked: a name for the output, and the comparators (all of them when none is named).
ROUTES: dict[str, tuple[str, ...]] = {"numbers": ("numbers",), "every check": ()}


class Trace:
    """Collects the files whose functions are called between a call of ``first`` and the return of ``last``."""

    def __init__(self, first: CodeType, last: CodeType) -> None:
        self.files: set[str] = set()
        self._first, self._last = first, last
        self._recording = False
        self._importing = threading.local()

    @contextmanager
    def active(self) -> Iterator[None]:
        """Follow this thread and every thread that it starts."""
        threading.setprofile(self._event)
        sys.setprofile(self._event)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)  # type: ignore[arg-type]

    def _event(self, frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        depth: int = getattr(self._importing, "depth", 0)
        if event == "call":
            self._recording = self._recording or code is self._first
            if code.co_name == "<module>":
                self._importing.depth = depth + 1
            elif self._recording and not depth:
                self.files.add(code.co_filename)
        elif event == "return":
            if code.co_name == "<module>":
                self._importing.depth = depth - 1
            elif code is self._last:
                self._recording = False


def files_entered(only: Sequence[str]) -> list[str]:
    """The files of samesaid, relative to the root of the checkout, that the pair enters; for a fresh process.

    ``only`` names the comparators. Raises RuntimeError when the pair raises no finding with the code ``CODE``.
    """
    from samesaid.compare.ranking import rank
    from samesaid.documents import load
    from samesaid.pipeline import check
    from samesaid.settings import Settings

    trace = Trace(load.__code__, rank.__code__)
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "text.zh.txt", Path(folder) / "text.en.txt"
        for path, text in zip(paths, (SOURCE, TARGET), strict=True):
            path.write_text(text, encoding="utf-8")
        with trace.active():
            report = check(*paths, settings=Settings(only=tuple(only)))
    if CODE not in {finding.code for finding in report.findings}:
        raise RuntimeError(f"the pair raised no {CODE}")
    entered = (Path(name).resolve() for name in trace.files if not name.startswith("<"))
    return sorted(path.relative_to(ROOT).as_posix() for path in entered if _is_ours(path))


def _is_ours(path: Path) -> bool:
    return any(path.is_relative_to(ROOT / room) for room in ("samesaid", "align", "compare", "reports"))


def measured(route: str) -> list[str]:
    """The files that a route of ``ROUTES`` enters, traced in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.measures.path", "--trace", route]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print the files, too")
    parser.add_argument("--trace", choices=tuple(ROUTES), help="print the files of this route as JSON")
    options = parser.parse_args()
    if options.trace:
        print(json.dumps(files_entered(ROUTES[options.trace])))
        return
    for route in ROUTES:
        files = measured(route)
        print(f"{route:12} {len(files):4} files")
        for name in files if options.list else ():
            print(f"    {name}")


if __name__ == "__main__":
    main()
