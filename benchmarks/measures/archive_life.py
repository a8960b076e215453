"""An archive's life: checked by one worker and by two, interrupted, resumed, made compact and asked.

usage: python -m benchmarks.measures.archive_life
    [--texts 2000] [--lines 5] [--only numbers] [--interruptions 3] [--no-one-worker]

The disturbed run is sent SIGTERM or killed after equal shares of the parts. Its store must have the bytes of an
undisturbed one, which two workers make, and of one that one worker makes. Memory is the resident set of the largest
worker, about halfway (40 to 60 in a hundred parts) and after that. Exit 1 where the stores differ, or a text is not
read exactly once.
"""

from __future__ import annotations

import argparse
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora.archive import write
from benchmarks.measures.archive_damage import content
from samesaid.archive.pairing.manifest import read
from samesaid.archive.run.shards import shards
from samesaid.archive.store.query import Filter, Store
from samesaid.archive.store.storage import FolderStorage

# Seconds between two looks at a run.
_PAUSE = 0.05
_STATUS = re.compile(r"^(PPid|VmRSS):\s+(\d+)", re.M)


@dataclass(frozen=True, slots=True)
class Run:
    """An archive that is checked: its manifest, how many parts its store has, and what is checked."""

    manifest: Path
    parts: int
    only: str

    def started(self, store: Path, workers: int, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "samesaid", "archive", "run", str(self.manifest), "--out", str(store)]
        command += ["--only", self.only, "-q", "-j", str(workers), *options]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def undisturbed(self, store: Path, workers: int) -> float:
        """Seconds by the clock. Raises RuntimeError where the run fails."""
        begun = time.monotonic()
        half, end = [0.0], [0.0]
        process = self.started(store, workers, "--compact")
        while process.poll() is None:
            done = _done(store)
            if done > self.parts * 0.4:
                (half if done <= self.parts * 0.6 else end).extend(_workers_memory(process.pid))
            time.sleep(_PAUSE)
        if process.returncode:
            raise RuntimeError(f"archive run ended with {process.returncode}")
        seconds = time.monotonic() - begun
        memory = f"a worker: {max(half):.0f} MB about halfway, {max(end):.0f} MB at most after that"
        print(f"{workers} worker(s): {seconds:.0f} s; {memory}", flush=True)
        return seconds

    def disturbed(self, store: Path, interruptions: int) -> None:
        """Ended so many times, by two signals in turn, then let through."""
        for number in range(1, interruptions + 1):
            process = self.started(store, 2)
            while process.poll() is None and _done(store) < self.parts * number // (interruptions + 1):
                time.sleep(_PAUSE)
            process.send_signal(signal.SIGKILL if number % 2 else signal.SIGTERM)
            process.wait()
            print(f"ended with {_done(store)} of {self.parts} parts", flush=True)
        if code := self.started(store, 2, "--compact").wait():
            raise RuntimeError(f"archive run ended with {code}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Interrupt, resume, compact and ask an archive.")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--lines", type=int, default=5)
    parser.add_argument("--only", default="numbers")
    parser.add_argument("--interruptions", type=int, default=3)
    parser.add_argument("--no-one-worker", action="store_true", help="leave out the run of one worker")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        manifest = write(Path(name) / "archive", given.texts, lines=given.lines)
        run = Run(manifest, len(shards(read(manifest))), given.only)
        return 0 if life(Path(name), run, given.texts, given.interruptions, not given.no_one_worker) else 1


def life(folder: Path, run: Run, texts: int, interruptions: int, one_worker: bool) -> bool:
    """Whether every store ends with the same bytes, and every text is in it once."""
    stores = {"two workers": folder / "two", "disturbed": folder / "disturbed"}
    seconds = run.undisturbed(stores["two workers"], 2)
    if one_worker:
        stores["one worker"] = folder / "one"
        times = run.undisturbed(stores["one worker"], 1) / seconds
        print(f"two workers against one: {times:.2f} times as fast (wanted 1.8)", flush=True)
    run.disturbed(stores["disturbed"], interruptions)
    expected = content(stores["two workers"])
    equal = {name: content(store) == expected for name, store in stores.items()}
    packs = len(list(stores["two workers"].glob("pairs/*")))
    print(f"{texts} texts, {run.parts} parts, {packs} packs; the same bytes: {equal}")
    return all(equal.values()) and _asked(Store(FolderStorage(stores["disturbed"])), texts)


def _asked(store: Store, texts: int) -> bool:
    """Whether every text is in a store exactly once; some questions and their seconds are printed."""
    begun = time.monotonic()
    counts = store.counts(Filter(), ("month", "kind"))
    print(f"counts by month and kind: {len(counts.rows)} rows in {time.monotonic() - begun:.2f} s")
    rows = store.sql("SELECT count(*), count(DISTINCT entry) FROM pairs").rows
    print(f"texts in the store: {rows[0][0]}, of them different: {rows[0][1]}")
    return rows == ((texts, texts),)


def _workers_memory(parent: int) -> Iterator[float]:
    """The resident sets, in MB, of the processes that ``parent`` started."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(_STATUS.findall(status.read_text()))
        except OSError:
            continue
        if fields.get("PPid") == str(parent) and "VmRSS" in fields:
            yield int(fields["VmRSS"]) / 1024


def _done(store: Path) -> int:
    return sum(1 for _ in store.glob("checksums/*.json"))


if __name__ == "__main__":
    sys.exit(main())
