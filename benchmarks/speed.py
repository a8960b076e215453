"""Time and memory of whole processes beside a peer's start: importing sentence-transformers, model not yet loaded.

Machines are noisy, so the median of several runs counts and no floor is set on a time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.data import EXAMPLES, digest
from benchmarks.figures import Figure

_RUNS = 5
_CHECK = [sys.executable, "-m", "samesaid", "check", "--fail-on", "never", "--format", "html"]
_TEXTS = [EXAMPLES / "briefing.zh.txt", EXAMPLES / "briefing.rough.en.txt"]
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


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit {process.returncode}: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024
