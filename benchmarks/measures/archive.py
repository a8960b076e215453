"""The cost of an archive: texts a second on one and two workers, memory, size of the store, queries on a million rows.

usage: python -m benchmarks.measures.archive
    [--texts 300] [--sizes 100,1000] [--findings 1000000] [--only numbers,coverage]

Texts are generated (`benchmarks.corpora.archive`), so that the planted mismatches are known; the share that is found is
printed, too. Times are of whole processes; rates are without the start-up, which an archive of one text measures.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.corpora.archive import write
from samesaid.archive.store.about import About
from samesaid.archive.store.decision_log import Settled
from samesaid.archive.store.export import Table
from samesaid.archive.store.parts import part_name, write_part
from samesaid.archive.store.query import Filter, Store
from samesaid.archive.store.schema import TABLES, Row, packed
from samesaid.archive.store.storage import FolderStorage

_CODES = ("N103", "N104", "D201", "E302", "T401", "T404", "O501", "O502")
# Findings of a shard of the store that is queried.
_SHARD = 15_625


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
    storage, draw = FolderStorage(folder), random.Random(3)
    parts = max(1, findings // _SHARD)
    names = tuple(part_name(part, parts) for part in range(parts))
    for part, name in enumerate(names):
        tables = _rows(part, draw)
        write_part(storage, name, {table: packed(table, tables[table]) for table in TABLES})
    About(parts * _SHARD // 50, names, "generated", complete=True).write(storage)
    size = sum(p.stat().st_size for p in folder.rglob("*.parquet"))
    settled = tuple(Settled("finding", finding=f"{n:016x}") for n in range(0, parts * _SHARD, max(1, findings // 1000)))
    print(f"{parts * _SHARD} findings: {size / 1e6:.0f} MB; {len(settled)} of them settled")
    store = Store(storage, settled)
    since_may = Filter(since=date(2020, 5, 1), severity=("critical",))
    # Each query runs five times on an open store.
    for name, query in (
        ("a plain count, in SQL", lambda: store.sql("SELECT count(*) FROM stored_findings")),
        ("counts by month and kind", lambda: store.counts(Filter(), ("month", "kind"))),
        ("one month's critical findings", lambda: store.findings(since_may, 50)),
        ("a term", lambda: store.findings(Filter(term="harbour 77"), 50)),
        ("words in the text", lambda: store.findings(Filter(text="Harbour 4242 "), 50)),
    ):  # fmt: skip
        print(f"  {name:32} {median(_seconds(query) for _ in range(5)) * 1000:6.0f} ms")


def _seconds(query: Callable[[], object]) -> float:
    begun = time.monotonic()
    answer = query()
    assert isinstance(answer, Table)
    return time.monotonic() - begun


def _rows(part: int, draw: random.Random) -> dict[str, list[Row]]:
    """The tables of a shard of texts with fifty findings each."""
    pairs: list[Row] = []
    found: list[Row] = []
    for n in range(_SHARD):
        number = part * _SHARD + n
        day = date(2016, 1, 1) + timedelta(number // 300)
        entry = f"{number // 50:08x}"
        if number % 50 == 0 or n == 0:
            paths = {"reference": f"zh/{entry}.txt", "target": f"en/{entry}.txt"}
            pairs.append({"entry": entry, "version": 0, "published": day, **paths, "target_language": "en"})
        code, word = draw.choice(_CODES), f"harbour {draw.randrange(20_000)}"
        found.append(
            {"entry": entry, "version": 0, "published": day, "finding": f"{number:016x}", "code": code,
             "type": code[0], "severity": draw.choice(("minor", "major", "critical")), "confidence": draw.random(),
             "alarm": True, "message": f"The version says {word} of {number}.", "source": ["港"], "target": [word],
             "source_text": f"第{number}号港口", "target_text": f"The {word} of the bulletin {number}",
             "source_words": "港", "target_words": word, "document": f"{entry}.txt"}
        )  # fmt: skip
    return {"pairs": pairs, "findings": found, "beads": []}


if __name__ == "__main__":
    sys.exit(main())
