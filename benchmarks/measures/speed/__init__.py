"""Time and memory of whole processes: a cold check beside a peer's start, aligned pairs a second, another checkout.

usage: python -m benchmarks.measures.speed [--runs N] [--data | --against FOLDER]   (or as a group of benchmarks.run)

The peer's start is importing sentence-transformers, with no model loaded yet. Machines are noisy: medians of several
runs count, no time has a floor, and rates are in processor time, which other processes disturb least. The texts are
the example's, and Chinese-English pairs of the gold data (clean.hkma); no rule was made from how long they take.

Without ``--against`` rates are printed (`throughput`). With it the same commands run in alternation with the code of
this checkout and of the one in FOLDER, and the ratio of the medians of processor time is printed: above 1 this checkout
is slower.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.data import EXAMPLES, GOLD, ROOT, digest
from benchmarks.figures import Figure

_RUNS = 3
_TEXTS = [EXAMPLES / "briefing.zh.txt", EXAMPLES / "briefing.rough.en.txt"]
_ROWS = GOLD / "pairs" / "clean.hkma.zh-en.jsonl"
# Rows that every check reads; the check of numbers alone reads all of them.
_FEW_ROWS = 200
_SAMESAID = [sys.executable, "-m", "samesaid"]
_CHECK = [*_SAMESAID, "check", "--fail-on", "never", "--format", "html", "--glossary",
          str(EXAMPLES / "glossary.csv"), *map(str, _TEXTS)]  # fmt: skip
_ALIGN = [*_SAMESAID, "align", *map(str, _TEXTS)]
_PAIRS = [*_SAMESAID, "pairs", "--quiet", "--fail-on", "never", "--source-lang", "zh-Hant", "--target-lang", "en"]
_ONLY_NUMBERS = ["--only", "numbers"]
_PEER = [sys.executable, "-c", "import sentence_transformers"]


def figures() -> Iterator[Figure]:
    """Medians of a cold check of the example: seconds and peak memory, each beside the peer's; then rates of pairs."""
    data = digest(*_TEXTS)
    # In turn, so that a slow moment of the machine affects both.
    runs = [(_seconds_and_peak(_CHECK), _seconds_and_peak(_PEER)) for _ in range(_RUNS)]
    (seconds, peak), (peer_seconds, peer_peak) = (
        tuple(statistics.median(run[which][k] for run in runs) for k in (0, 1)) for which in (0, 1)
    )
    peer = "importing sentence-transformers"
    yield Figure("speed cold check, seconds", seconds, "lower", data, f"{peer} {peer_seconds:.2f}", floored=False)
    yield Figure("speed cold check, peak MB", peak, "lower", data, f"{peer} {peer_peak:.0f}", floored=False)
    yield from _pairs()


def _pairs() -> Iterator[Figure]:
    """Aligned pairs a second on one core, start-up subtracted: reading rows, comparing, ranking and writing."""
    if not _ROWS.is_file():
        return
    rows = _ROWS.read_text(encoding="utf-8").splitlines()
    for name, checks, count, goal in (
        ("numbers", _ONLY_NUMBERS, len(rows), 5_000),
        ("every check", [], _FEW_ROWS, 150),
    ):
        seconds = min(_of_rows(rows[:count], checks) - _of_rows(rows[:1], checks) for _ in range(2))
        peer = f"a process that only reads and writes the rows as JSON {_copied(rows[:count]):.0f}; goal {goal}"
        rate = (count - 1) / seconds
        yield Figure(f"speed pairs, {name}, a second", rate, "higher", digest(_ROWS), peer, floored=False)


def _of_rows(rows: Sequence[str], checks: Sequence[str]) -> float:
    """Processor seconds of a whole process that checks these rows."""
    with tempfile.TemporaryDirectory() as folder:
        return processor_seconds([*_PAIRS, *checks, _written(rows, Path(folder))])


def _written(rows: Sequence[str], folder: Path) -> str:
    path = folder / "rows.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def _copied(rows: Sequence[str]) -> float:
    """Rows a second that are only read and written again: no checker in Python can be faster."""
    start = time.perf_counter()
    for row in rows:
        json.dumps(json.loads(row), ensure_ascii=False)
    return len(rows) / (time.perf_counter() - start)


def processor_seconds(command: Sequence[str], checkout: Path = ROOT) -> float:
    """Processor seconds of a process, its start included, that runs the code of a checkout on one thread."""
    # Python looks in the folder of the process first, then where PYTHONPATH says.
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(checkout)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=checkout, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _seconds_and_peak(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of one process. Raises RuntimeError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit {process.returncode}: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def compared(commands: Mapping[str, Sequence[str]], other: Path, runs: int) -> Iterator[tuple[str, float, float]]:
    """(name, median processor seconds here, those of the other checkout) of each command."""
    for name, command in commands.items():
        # The first run of each writes its bytecode, and is not counted.
        both = [[processor_seconds(command, place) for place in (ROOT, other)] for _ in range(runs + 1)][1:]
        here, there = (statistics.median(run[k] for run in both) for k in (0, 1))
        yield name, here, there


def commands(folder: Path) -> dict[str, Sequence[str]]:
    """The commands that are run in two checkouts, by name; their rows are written into ``folder``."""
    found: dict[str, Sequence[str]] = {"check": _CHECK, "align": _ALIGN}
    if _ROWS.is_file():
        rows = _ROWS.read_text(encoding="utf-8").splitlines()
        (folder / "few").mkdir()
        found["pairs, numbers"] = [*_PAIRS, *_ONLY_NUMBERS, _written(rows, folder)]
        found["pairs, every check"] = [*_PAIRS, _written(rows[:_FEW_ROWS], folder / "few")]
    return found
