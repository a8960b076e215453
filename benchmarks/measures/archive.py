"""The cost of an archive: texts a second on one and two workers, memory, size of the store, queries on a million rows.

usage: python -m benchmarks.measures.archive
    [--texts 300] [--sizes 100,1000] [--findings 1000000] [--only numbers,coverage]

Texts are generated (`benchmarks.corpora.archive`), so that the planted mismatches are known; the share that is found is
printed, too. Times are of whole processes; rates are without the start-up, which an archive of one text measures.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import duckdb

from benchmarks.corpora.archive import write
from benchmarks.corpora.stores import write_store
from samesaid.archive.compaction.compact import compact
from samesaid.archive.store.decision_log import Settled
from samesaid.archive.store.query import Filter, Store
from samesaid.archive.store.storage import FolderStorage

# Findings of a part of the store that is asked, before it is made compact.
_OF_A_PART = 4_000


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure archives.")
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--sizes", default="100,1000", help="sizes of the archives whose peak memory is measured")
    parser.add_argument("--findings", type=int, default=1_000_000)
    parser.add_argument("--only", default="numbers,coverage")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _rates(folder, options.texts, options.only)
        for size in map(int, options.sizes.split(",")):
            _memory(folder, size, options.only)
        _queries(folder / "million", options.findings)
    return 0


def _rates(folder: Path, texts: int, only: str) -> None:
    manifest = write(folder / "archive", texts)
    single = write(folder / "single", 1)
    start = {workers: _run(single, folder / f"start{workers}", workers, only)[0] for workers in (1, 2)}
    seconds = {}
    for workers in (1, 2):
        whole, _ = _run(manifest, folder / f"store{workers}", workers, only)
        seconds[workers] = whole - start[workers]
        print(f"{texts} texts of 12 sentences, {workers} worker(s): {texts / seconds[workers]:.1f} texts/s "
              f"(start {start[workers]:.1f} s)")  # fmt: skip
    print(f"two workers against one: {seconds[1] / seconds[2]:.2f} times as fast (wanted 1.8)")
    size = sum(p.stat().st_size for p in (folder / "store1").rglob("*.parquet"))
    print(f"the store: {size / texts / 1000:.1f} kB a text")
    found, planted, alarms = _planted(folder / "archive", folder / "store1")
    print(f"planted mismatches found: {found} of {planted}; other alarms: {alarms - found}")


def _planted(archive: Path, store: Path) -> tuple[int, int, int]:
    """Planted mismatches that were found, all that were planted, and alarms."""
    lines = (archive / "planted.jsonl").read_text(encoding="utf-8").splitlines()
    planted = {(p["version"], p["code"]) for p in map(json.loads, lines)}
    answer = Store(FolderStorage(store)).sql("SELECT target_path, code FROM findings WHERE alarm")
    alarms = [(path, code) for path, code in answer.rows]
    return len(planted & set(alarms)), len(planted), len(alarms)


def _memory(folder: Path, size: int, only: str) -> None:
    manifest = write(folder / f"size{size}", size, lines=3)
    seconds, peak = _run(manifest, folder / f"size-store{size}", 1, only)
    print(f"{size:6} short texts: {seconds:6.0f} s, peak {peak / 1024:.0f} MB of a worker")


def _run(manifest: Path, store: Path, workers: int, only: str) -> tuple[float, int]:
    """Seconds of a run, and the peak memory, in kB, of the largest process beneath it."""
    command = [sys.executable, "-m", "samesaid", "archive", "run", str(manifest), "--out", str(store)]
    begun = time.monotonic()
    process = subprocess.Popen([*command, "-j", str(workers), "--only", only, "-q"])
    peak = 0

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            peak = max([peak, *_peaks(process.pid)])
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    watcher.join()
    if code:
        raise SystemExit(f"archive run ended with {code}")
    return time.monotonic() - begun, peak


def _peaks(parent: int) -> list[int]:
    """The highest resident memory so far, in kB, of the processes that ``parent`` started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(fields["PPid"]) == parent and "VmHWM" in fields:
            found.append(int(fields["VmHWM"].split()[0]))
    return found


def _queries(folder: Path, findings: int) -> None:
    """Questions to a compact store of so many findings, and what a plain listing and one SELECT take on it."""
    storage = FolderStorage(folder)
    parts = 1 << max(0, (findings // _OF_A_PART).bit_length())
    count = write_store(storage, findings, parts)
    before = _cpu()
    packs = compact(storage).packs
    size = sum(p.stat().st_size for p in folder.rglob("*.parquet"))
    print(f"{count} findings in {parts} parts: {packs} packs, {size / 1e6:.0f} MB, {_cpu() - before:.0f} CPU s")
    settled = tuple(Settled("finding", finding=f"{n:016x}") for n in range(0, count, max(1, count // 1000)))
    store = Store(storage, settled)
    a_month = Filter(since=date(2020, 5, 1), until=date(2020, 5, 31), severity=("critical",))
    files = ", ".join(f"'{path}'" for path in sorted((folder / "findings").iterdir()))
    floor = f"SELECT type, count(*) FROM read_parquet([{files}]) GROUP BY 1"
    # Each question is asked five times: seconds, and CPU seconds, are medians.
    for name, query in (
        ("the floor: a listing of the folder", lambda: [path.stat().st_size for path in folder.rglob("*")]),
        ("the floor: DuckDB on the files", lambda: duckdb.sql(floor).fetchall()),
        ("a plain count, in SQL", lambda: store.sql("SELECT count(*) FROM stored_findings")),
        ("counts by month and kind", lambda: store.counts(Filter(), ("month", "kind"))),
        ("one month's critical findings", lambda: store.findings(a_month, 50)),
        ("a term", lambda: store.findings(Filter(term="harbour 77"), 50)),
        ("words in the text", lambda: store.findings(Filter(text="Harbour 4242 "), 50)),
    ):  # fmt: skip
        times = [_seconds(query) for _ in range(5)]
        print(f"  {name:36} {median(s for s, _ in times):6.2f} s  {median(c for _, c in times):6.2f} CPU s")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _seconds(query: Callable[[], object]) -> tuple[float, float]:
    begun, used = time.monotonic(), _cpu()
    query()
    return time.monotonic() - begun, _cpu() - used


if __name__ == "__main__":
    sys.exit(main())
