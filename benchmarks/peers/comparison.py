"""Our aligner and its peers that can be installed, on the same texts: ``make bench-align``.

usage: python -m benchmarks.peers.comparison [--runs N] [--limit SECONDS] [--no-growth] [SET …]

Every run is a process of its own with one thread; seconds and peak memory are medians. The rows are the development
halves of the gold sets, which the constants of our aligner were chosen on, and without them the rough example. Time and
memory are also measured on generated texts of growing length.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.corpora.synthetic_corpus import generate
from benchmarks.data import CASES, EXAMPLES, GOLD
from benchmarks.measures.alignment import (
    SETS,
    Beads,
    Parts,
    links,
    missing_lines,
    precision_recall,
    read_gold,
    strict_f1,
)
from benchmarks.peers.engine_process import ENGINES

_ENCODES_ALL = "sentweave, every run encoded"
# Lines of the generated texts.
_SIZES = (100, 1_000, 10_000)
# A run is not tried on ten times the lines when a tenth of its limit was not enough.
_GROWTH = 10
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Job:
    """Pairs of files of lines with their gold beads; one process aligns them all."""

    name: str
    source: str
    target: str
    pairs: tuple[tuple[Path, Path], ...]
    gold: tuple[Beads, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Beads and medians, or the reason why there are none."""

    beads: tuple[Beads, ...] = ()
    seconds: float = 0.0
    megabytes: float = 0.0
    failure: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(description="Our aligner and its peers.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all when none is named")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median counts (default 3)")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a run is stopped (default 600)")
    parser.add_argument("--no-growth", action="store_true", help="leave out 100, 1,000 and 10,000 lines")
    options = parser.parse_args()
    unknown = [name for name in options.sets if name not in SETS]
    if unknown:
        parser.error(f"no set {unknown[0]!r}: there are {', '.join(SETS)}")
    print(f"{_versions()}; one thread, a process a run, medians of {options.runs} (10,000 lines: one run)")
    print("sentweave gets our vectors of overlaps; by itself it encodes each (same F1, time in the last table)\n")
    with tempfile.TemporaryDirectory() as folder:
        _quality(options.sets, Path(folder), options.runs, options.limit)
        if not options.no_growth:
            _growth(Path(folder), options.runs, options.limit)
    return 0


def _quality(names: Sequence[str], folder: Path, runs: int, limit: float) -> None:
    print(
        f"{'set':22} {'engine':11} {'F1':>6}   {'missing P':>9} {'R':>5}   {'links P':>7} {'R':>5} {'s':>7} {'MB':>6}"
    )
    for job in _jobs(names, folder):
        for engine in ENGINES:
            if engine == _ENCODES_ALL:
                continue
            found = _measure(engine, job, folder, runs, limit)
            print(f"{job.name:22} {engine:11} {found.failure or _scores(job, found)}", flush=True)


def _scores(job: Job, found: Outcome) -> str:
    gold, test = list(job.gold), list(found.beads)

    def both(parts: Parts, digits: int) -> tuple[str, str]:
        if not any(parts(beads) for beads in gold):
            return "–", "–"
        precision, recall = precision_recall(gold, test, parts)
        return f"{precision:.{digits}f}", f"{recall:.{digits}f}"

    (null_p, null_r), (link_p, link_r) = both(missing_lines, 2), both(links, 3)
    cost = f"{found.seconds:7.1f} {found.megabytes:6.0f}"
    return f"{strict_f1(gold, test):6.4f}   {null_p:>9} {null_r:>5}   {link_p:>7} {link_r:>5} {cost}"


def _growth(folder: Path, runs: int, limit: float) -> None:
    print(f"\n{'lines':>15}  {'engine':29} {'F1':>6} {'missing R':>10} {'s':>7} {'MB':>6}")
    skipped: dict[str, str] = {}
    for size in _SIZES:
        job = _generated(size, folder)
        lines = " × ".join(f"{len(_read(path)):,}" for path in job.pairs[0])
        for engine in ENGINES:
            once = size == max(_SIZES) or engine == _ENCODES_ALL
            found = Outcome(failure=skipped.get(engine, ""))
            if not found.failure:
                found = _measure(engine, job, folder, 1 if once else runs, limit)
            if found.failure or found.seconds * _GROWTH > limit:
                reason = found.failure or f"not tried: a tenth of the lines took {found.seconds:.0f} s"
                skipped.setdefault(engine, reason)
            print(f"{lines:>15}  {engine:29} {found.failure or _cost(job, found)}", flush=True)
    print("(texts generated from templates, for time and memory; their F1 is no claim)")


def _cost(job: Job, found: Outcome) -> str:
    gold, test = list(job.gold), list(found.beads)
    recall = precision_recall(gold, test, missing_lines)[1]
    return f"{strict_f1(gold, test):6.4f} {recall:10.2f} {found.seconds:7.1f} {found.megabytes:6.0f}"


def _measure(engine: str, job: Job, folder: Path, runs: int, limit: float) -> Outcome:
    """Medians of ``runs``; the beads are those of the first one."""
    outcomes = []
    for _ in range(runs):
        found = _run(engine, job, folder / "result.json", limit)
        if found.failure:
            return found
        outcomes.append(found)
    seconds, megabytes = ([getattr(o, name) for o in outcomes] for name in ("seconds", "megabytes"))
    return Outcome(outcomes[0].beads, statistics.median(seconds), statistics.median(megabytes))


def _run(engine: str, job: Job, result: Path, limit: float) -> Outcome:
    given = {"source": job.source, "target": job.target, "pairs": [[str(a), str(b)] for a, b in job.pairs]}
    command = [sys.executable, "-m", "benchmarks.peers.engine_process", engine, str(result), json.dumps(given)]
    try:
        done = subprocess.run(
            command, env=os.environ | _ONE_THREAD, timeout=limit, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        return Outcome(failure=f"stopped after {limit:.0f} s")
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
        return Outcome(failure=f"did not run: {last[:90]}")
    read = json.loads(result.read_text(encoding="utf-8"))
    beads = tuple(frozenset((tuple(s), tuple(t)) for s, t in document) for document in read["beads"])
    return Outcome(beads, read["seconds"], read["megabytes"])


def _jobs(names: Sequence[str], folder: Path) -> Iterator[Job]:
    """The gold sets that are present, or else the rough example."""
    present = [name for name in names or SETS if (GOLD / "align" / name).is_dir()]
    for name in present:
        files = sorted((GOLD / "align" / name).rglob("gold.txt"))
        pairs = tuple((file.with_name("src.txt"), file.with_name("tgt.txt")) for file in files)
        yield Job(name, SETS[name][0], SETS[name][1], pairs, tuple(read_gold(file) for file in files))
    if not present:
        yield _example(folder)


def _example(folder: Path) -> Job:
    from samesaid.documents import load

    texts = [load(EXAMPLES / name) for name in ("briefing.zh.txt", "briefing.rough.en.txt")]
    one, other = (_written(folder / f"example.{text.language}", (s.text for s in text.sentences)) for text in texts)
    return Job("rough example", "zh", "en", ((one, other),), (read_gold(CASES / "briefing.rough.gold.txt"),))


def _generated(size: int, folder: Path) -> Job:
    made = generate(size)
    files = (_written(folder / f"{size}.zh", made.source), _written(folder / f"{size}.en", made.target))
    return Job(f"{size} lines", "zh", "en", (files,), (made.beads,))


def _written(path: Path, lines: Iterator[str] | Sequence[str]) -> Path:
    path.write_text("".join(f"{' '.join(line.split())}\n" for line in lines), encoding="utf-8")
    return path


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _versions() -> str:
    found = []
    for name in ("samesaid", "galechurch", "sentweave"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} (not installed)")
    return ", ".join(found)


if __name__ == "__main__":
    sys.exit(main())
