"""Time and memory of whole processes beside a peer's start: importing sentence-transformers, model not yet loaded.

Machines are noisy, so the median of several runs counts and no floor is set on a time. Pairs a second are told in
processor time, which the neighbours of a busy machine disturb least.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.data import EXAMPLES, GOLD, digest
from benchmarks.figures import Figure

_RUNS = 3
_CHECK = [sys.executable, "-m", "samesaid", "check", "--fail-on", "never", "--format", "html"]
_TEXTS = [EXAMPLES / "briefing.zh.txt", EXAMPLES / "briefing.rough.en.txt"]
_PAIRS = [sys.executable, "-m", "samesaid", "pairs", "--quiet", "--fail-on", "never", "--source-lang", "zh-Hant",
          "--target-lang", "en"]  # fmt: skip
_TRIES = 2
_ONE_THREAD = {"OMP_NUM_THREADS": "1"}
_PEER = [sys.executable, "-c", "import sentence_transformers"]


def figures() -> Iterator[Figure]:
    """Medians of a cold check of the example pair: seconds and peak memory, each beside the peer's."""
    data = digest(*_TEXTS)
    command = [*_CHECK, "--glossary", str(EXAMPLES / "glossary.csv"), *map(str, _TEXTS)]
    # In turn, so that a slow spell of the machine meets both.
    runs = [(_run(command), _run(_PEER)) for _ in range(_RUNS)]
    (seconds, peak), (peer_seconds, peer_peak) = (
        tuple(statistics.median(run[which][k] for run in runs) for k in (0, 1)) for which in (0, 1)
    )
    peer = "importing sentence-transformers"
    yield Figure("speed cold check, seconds", seconds, "lower", data, f"{peer} {peer_seconds:.2f}", floored=False)
    yield Figure("speed cold check, peak MB", peak, "lower", data, f"{peer} {peer_peak:.0f}", floored=False)
    yield from _pairs()


def _pairs() -> Iterator[Figure]:
    """Aligned pairs a second on one core beyond the start: reading rows, comparing, ranking and writing."""
    path = GOLD / "pairs" / "clean.hkma.zh-en.jsonl"
    if not path.is_file():
        return
    rows = path.read_text(encoding="utf-8").splitlines()
    for name, checks, count, goal in (
        ("numbers", ["--only", "numbers"], len(rows), 5_000),
        ("every check", [], 200, 150),
    ):
        seconds = min(_spent(rows[:count], checks) - _spent(rows[:1], checks) for _ in range(_TRIES))
        peer = f"a process that only reads and writes the rows as JSON {_copied(rows[:count]):.0f}; goal {goal}"
        yield Figure(
            f"speed pairs, {name}, a second", (count - 1) / seconds, "higher", digest(path), peer, floored=False
        )


def _spent(rows: Sequence[str], checks: Sequence[str]) -> float:
    """Seconds of processor time of a whole process that checks ``rows``."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        command = [*_PAIRS, *checks, str(file)]
        before = os.times()
        subprocess.run(command, env=os.environ | _ONE_THREAD, stdout=subprocess.DEVNULL, check=True)
        after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _copied(rows: Sequence[str]) -> float:
    """Rows a second that are only read and written again: what no checker in Python can pass."""
    start = time.perf_counter()
    for row in rows:
        json.dumps(json.loads(row), ensure_ascii=False)
    return len(rows) / (time.perf_counter() - start)


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit {process.returncode}: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024
