"""One alignment engine in a process of its own: ``python -m benchmarks.peers.engine_process ENGINE RESULT JOB``.

JOB is JSON: ``{"source": "zh", "target": "en", "pairs": [["a.txt", "b.txt"], …]}``, a line a sentence. RESULT gets
``{"beads": [[[[0], [0, 1]], …], …], "seconds": …, "megabytes": …}``: seconds from the start of the work to its end,
engine and model loaded inside, and the highest memory of the process.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from samesaid.model import FloatArray

Bead = tuple[Sequence[int], Sequence[int]]
Pairs = list[tuple[Path, Path]]


def _samesaid(pairs: Pairs, one: str, other: str) -> Iterator[list[Bead]]:
    from samesaid.align.aligner import align
    from samesaid.align.encoders.registry import named
    from samesaid.documents import load_lines

    encoder = named("bundled")
    for source, target in pairs:
        beads = align(load_lines(source, language=one), load_lines(target, language=other), encoder)
        yield [(b.source, b.target) for b in beads]


def _galechurch(pairs: Pairs, one: str, other: str) -> Iterator[list[Bead]]:  # noqa: ARG001
    import galechurch

    for source, target in pairs:
        left, right = _lines(source), _lines(target)
        # Its limit is a guard against mistaken input, not what it can do.
        cells = (len(left) + 1) * (len(right) + 1)
        found = galechurch.align(left, right, max_block_size=cells)
        yield [(range(b.source_start, b.source_end), range(b.target_start, b.target_end)) for b in found.beads]


def _sentweave(pairs: Pairs, one: str, other: str) -> Iterator[list[Bead]]:  # noqa: ARG001
    yield from _woven(pairs, shared=True)


def _sentweave_alone(pairs: Pairs, one: str, other: str) -> Iterator[list[Bead]]:  # noqa: ARG001
    yield from _woven(pairs, shared=False)


def _woven(pairs: Pairs, *, shared: bool) -> Iterator[list[Bead]]:
    import sentweave

    from samesaid.align.encoders.use import bundled

    for source, target in pairs:
        encoder = RunVectors() if shared else bundled()
        found = sentweave.align(_lines(source), _lines(target), encoder, alignment_max_size=RunVectors.longest)
        yield [(b.src_indices, b.tgt_indices) for b in found.alignments]


class RunVectors:
    """Hands the peer our vectors of runs, which cost next to nothing; by itself it would encode every run anew.

    It asks for one side after the other, first for the lines, then for the runs of two, and so on; runs that would
    reach before the first line are the word PAD.
    """

    longest = 8

    def __init__(self) -> None:
        from samesaid.align.encoders.use import bundled

        self._encoder = bundled()
        self._calls = 0

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors of the next layer of runs, shape (len(texts), 512)."""
        import numpy as np

        more = self._calls % self.longest
        self._calls += 1
        if not more:
            self._single, self._joins = self._encoder.sums_and_joins(texts)
            self._pad = self._encoder.encode(["PAD"])
            self._runs = self._single.copy()
            return self._encoder.from_sums(self._runs)
        whole = max(len(self._single) - more, 0)
        self._runs = self._runs[:whole] + self._single[more:] + self._joins[more - 1 :]
        pads = np.repeat(self._pad, min(more, len(self._single)), axis=0)
        return np.concatenate([pads, self._encoder.from_sums(self._runs)]) if whole else pads


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


Engine = Callable[[Pairs, str, str], Iterator[list[Bead]]]
ENGINES: dict[str, Engine] = {
    "samesaid": _samesaid,
    "galechurch": _galechurch,
    "sentweave": _sentweave,
    "sentweave, every run encoded": _sentweave_alone,
}
"""Engines by the name they are printed under."""


def main() -> int:
    name, result, job = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    pairs = [(Path(source), Path(target)) for source, target in job["pairs"]]
    start = time.perf_counter()
    try:
        beads = [[(list(s), list(t)) for s, t in found] for found in ENGINES[name](pairs, job["source"], job["target"])]
    except ModuleNotFoundError as error:
        print(f"{error.name} is not installed", file=sys.stderr)
        return 3
    told: dict[str, Any] = {"beads": beads, "seconds": time.perf_counter() - start, "megabytes": _peak()}
    result.write_text(json.dumps(told), encoding="utf-8")
    return 0


def _peak() -> float:
    """The highest memory of this process in MB. Linux counts the parent's into the usual figure, so ask it directly."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = [x for x in status.read_text(encoding="utf-8").splitlines() if x.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
