"""A translation memory of any length in memory that does not grow: the largest memory and the time of `samesaid pairs`.

usage: python -m benchmarks.measures.long_memory [--units N …] [--only CHECKS] [--format FORMAT]

A memory (TMX, English and German) is made of N short units, one in fifty of which has another figure in its
translation. Its sentences are made here from a few patterns: nothing is learnt from it but time and memory. For each N
a row: MB of the file, MB of the process at its largest, processor seconds, those for 100,000 units, and lines written.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.data import ROOT

_UNITS = (10_000, 100_000)
_WRONG_EVERY = 50
_PATTERNS = (
    ("The {place} port handled {figure} containers.", "Der Hafen {place} fertigte {figure} Container ab."),
    ("Ferry {place} leaves at {hour} o'clock.", "Die Fähre {place} fährt um {hour} Uhr ab."),
    ("In {year} the harbour of {place} was closed.", "Im Jahr {year} war der Hafen von {place} geschlossen."),
    ("Please keep clear of the gangway.", "Bitte den Landungssteg frei halten."),
    ("{place}: {figure} tonnes of grain", "{place}: {figure} Tonnen Getreide"),
)
_PLACES = ("Oslo", "Riga", "Kiel", "Turku", "Gdynia", "Visby", "Narva", "Rostock")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en" adminlang="en" segtype="sentence" '
    'datatype="plaintext" o-tmf="none" creationtool="benchmark" creationtoolversion="1"/><body>\n'
)


def units(count: int) -> Iterator[str]:
    """The lines of a memory of so many units."""
    chance = random.Random(count)
    yield _HEAD
    for number in range(1, count + 1):
        source, target = chance.choice(_PATTERNS)
        figure = chance.randint(1_000, 99_000)
        values = {"place": chance.choice(_PLACES), "hour": chance.randint(1, 12), "year": chance.randint(1950, 2024)}
        wrong = figure + 100 if number % _WRONG_EVERY == 0 else figure
        one, other = (
            source.format(figure=f"{figure:,}", **values),
            target.format(figure=f"{wrong:,}".replace(",", "."), **values),
        )
        yield (
            f'<tu tuid="{number}"><tuv xml:lang="en"><seg>{one}</seg></tuv>'
            f'<tuv xml:lang="de"><seg>{other}</seg></tuv></tu>\n'
        )
    yield "</body></tmx>\n"


def measured(file: Path, only: str, format: str) -> tuple[float, float, int]:
    """MB at the largest moment, processor seconds, and lines of the result, of one run of the command.

    The command is the grandchild of this process: what a system counts of children is the largest of all so far.
    """
    output = file.with_suffix(f".{format}")
    command = [
        sys.executable,
        "-m",
        "samesaid",
        "pairs",
        str(file),
        "-o",
        str(output),
        "--only",
        only,
        "--no-config",
        "-q",
    ]
    program = (
        "import resource, subprocess, sys\n"
        "code = subprocess.run(sys.argv[1:]).returncode\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(code, used.ru_maxrss, used.ru_utime + used.ru_stime)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    made = subprocess.run(
        [sys.executable, "-c", program, *command], env=environment, capture_output=True, text=True, check=True
    )
    code, kilobytes, seconds = made.stdout.split()
    if code not in ("0", "1"):
        raise SystemExit(made.stderr)
    with output.open(encoding="utf-8") as lines:
        found = sum(1 for _ in lines)
    return int(kilobytes) / 1024, float(seconds), found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, nargs="+", default=_UNITS)
    parser.add_argument("--only", default="numbers")
    parser.add_argument("--format", default="jsonl")
    options = parser.parse_args(arguments)
    print(f"{'units':>9} {'file MB':>8} {'peak MB':>8} {'CPU s':>8} {'for 100,000':>12} {'lines':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for count in options.units:
            file = Path(folder) / f"{count}.tmx"
            with file.open("w", encoding="utf-8") as lines:
                lines.writelines(units(count))
            peak, seconds, found = measured(file, options.only, options.format)
            size = file.stat().st_size / 1e6
            print(
                f"{count:9,} {size:8.1f} {peak:8.0f} {seconds:8.1f} {100_000 * seconds / count:12.1f} {found:7,}",
                flush=True,
            )
            file.unlink()


if __name__ == "__main__":
    main()
