"""An archive's life: interrupted, resumed, made compact and asked. Its bytes must be those of an undisturbed one.

usage: python -m benchmarks.measures.archive_life [--texts 2000] [--lines 5] [--only numbers] [--interruptions 3]

Two workers; the run is sent SIGTERM or killed after equal shares of the parts. Peak memory is that of the largest
process. Exit 1 where the stores differ, or a text is not read exactly once.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpora.archive import write
from benchmarks.measures.archive_damage import content
from samesaid.archive.pairing.manifest import read
from samesaid.archive.run.shards import shards
from samesaid.archive.store.query import Store
from samesaid.archive.store.storage import FolderStorage


def main() -> int:
    parser = argparse.ArgumentParser(description="Interrupt, resume, compact and ask an archive.")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--lines", type=int, default=5)
    parser.add_argument("--only", default="numbers")
    parser.add_argument("--interruptions", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        return 0 if life(Path(name), options.texts, options.lines, options.only, options.interruptions) else 1


def life(folder: Path, texts: int, lines: int = 5, only: str = "numbers", interruptions: int = 3) -> bool:
    """Whether a disturbed store of so many texts ends as an undisturbed one, with every text in it once."""
    manifest = write(folder / "archive", texts, lines=lines)
    run = [sys.executable, "-m", "samesaid", "archive", "run", str(manifest), "--only", only, "-q", "-j", "2", "--out"]
    store, quiet, parts = folder / "store", folder / "quiet", len(shards(read(manifest)))
    begun = time.monotonic()
    for number in range(1, interruptions + 1):
        process = subprocess.Popen([*run, str(store)], stderr=subprocess.DEVNULL)
        while process.poll() is None and _done(store) < parts * number // (interruptions + 1):
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL if number % 2 else signal.SIGTERM)
        process.wait()
        print(f"ended with {_done(store)} of {parts} parts", flush=True)
    for place in (store, quiet):
        subprocess.run([*run, str(place), "--compact"], check=True)
    equal = content(store) == content(quiet)
    rows = Store(FolderStorage(store)).sql("SELECT count(*), count(DISTINCT entry) FROM pairs").rows
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    used = os.times()
    print(
        f"{texts} texts, {parts} parts, {len(list(store.glob('pairs/*')))} packs: {time.monotonic() - begun:.0f} s,"
        f" {used.children_user + used.children_system:.0f} CPU s, peak {peak:.0f} MB; the undisturbed store is"
        f" {'equal' if equal else 'DIFFERENT'}; texts read: {rows[0][0]}"
    )
    return equal and rows == ((texts, texts),)


def _done(store: Path) -> int:
    return len(list(store.glob("checksums/*.json")))


if __name__ == "__main__":
    sys.exit(main())
