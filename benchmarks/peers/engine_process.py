"""One aligner in a process of its own: ``python -m benchmarks.peers.engine_process ENGINE RESULT JOB``.

JOB is JSON: ``{"source": "zh", "target": "en", "pairs": [["a.txt", "b.txt"], …]}``, where a line of a file is a
sentence. The file RESULT gets ``{"beads": [[[[0], [0, 1]], …], …], "seconds": …, "megabytes": …}``: seconds from the
start of the work to its end, with the time to load engine and model, and the peak memory of the process.
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
        # Its limit is a guard against wrong input; it can align more.
        cells = (len(left) + 1) * (len(right) + 1)
        found = galechurch.align(left, right, max_block_size=cells)
        yield [(range(b.source_start, b.source_end), range(b.target_start, b.target_end)) for b in found.beads]


def _sentweave(pairs: Pairs, one: str, other: str) -> Iterator[list[Bead]]:  # noqa: ARG001
    yield from _with_sentweave(pairs, our_vectors=True)


def _sentweave_encoding_all(pairs: Pairs, one: str, other: str) -> Iterator[list[Bead]]:  # noqa: ARG001
    yield from _with_sentweave(pairs, our_vectors=False)


def _with_sentweave(pairs: Pairs, *, our_vectors: bool) -> Iterator[list[Bead]]:
    import sentweave

    from samesaid.align.encoders.use import bundled

    for source, target in pairs:
        encoder = OverlapVectors() if our_vectors else bundled()
        found = sentweave.align(_lines(source), _lines(target), encoder, alignment_max_size=OverlapVectors.max_lines)
        yield [(b.src_indices, b.tgt_indices) for b in found.alignments]


class OverlapVectors:
    """Gives the peer our vectors of overlaps, which cost next to nothing; by itself it encodes every overlap anew.

    It asks for one side after the other, first for the lines, then for overlaps of two lines, and so on. Overlaps that
    would begin before the first line are the word PAD.
    """

    max_lines = 8

    def __init__(self) -> None:
        from samesaid.align.encoders.use import bundled

        self._encoder = bundled()
        self._calls = 0

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors of the overlaps of the next size, shape (len(texts), 512)."""
        import numpy as np

        more = self._calls % self.max_lines
        self._calls += 1
        if not more:
            self._single, self._joins = self._encoder.sums_and_joins(texts)
            self._pad = self._encoder.encode(["PAD"])
            self._overlaps = self._single.copy()
            return self._encoder.from_sums(self._overlaps)
        whole = max(len(self._single) - more, 0)
        self._overlaps = self._overlaps[:whole] + self._single[more:] + self._joins[more - 1 :]
        pads = np.repeat(self._pad, min(more, len(self._single)), axis=0)
        return np.concatenate([pads, self._encoder.from_sums(self._overlaps)]) if whole else pads


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


Engine = Callable[[Pairs, str, str], Iterator[list[Bead]]]
ENGINES: dict[str, Engine] = {
    "samesaid": _samesaid,
    "galechurch": _galechurch,
    "sentweave": _sentweave,
    "sentweave, every run encoded": _sentweave_encoding_all,
}
"""Engines by the name that is printed."""


def main() -> int:
    name, result, job = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    pairs = [(Path(source), Path(target)) for source, target in job["pairs"]]
    start = time.perf_counter()
    try:
        beads = [[(list(s), list(t)) for s, t in found] for found in ENGINES[name](pairs, job["source"], job["target"])]
    except ModuleNotFoundError as error:
        print(f"{error.name} is not installed", file=sys.stderr)
        return 3
    outcome: dict[str, Any] = {"beads": beads, "seconds": time.perf_counter() - start, "megabytes": _peak_megabytes()}
    result.write_text(json.dumps(outcome), encoding="utf-8")
    return 0


def _peak_megabytes() -> float:
    """Peak memory of this process in MB. On Linux the usual figure includes the parent's, so /proc is read instead."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = [x for x in status.read_text(encoding="utf-8").splitlines() if x.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
