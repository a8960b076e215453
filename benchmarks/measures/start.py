"""What a user waits for: processor seconds and memory of whole commands, and of a second check in one process.

usage: python -m benchmarks.measures.start [--runs N] [--against FOLDER]

The commands take turns, so that a slow moment of the machine meets all of them, and medians of processor time are
printed (a process with its start and its end; of the second check its own time alone). The texts are the example's, and
sentences of our tables of cases; no rule was made from how long they take. The first round fills caches and is not
counted.

Peers do less: one imports sentence-transformers and loads no model, one compares the digits of two texts line by line.
The yardstick is a fixed piece of work in the same run, by which runs on other machines may be compared. With
``--against`` every command is run with the code of another checkout as well, in alternation.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import EXAMPLES, ROOT

_TABLES = ROOT / "tests" / "cases"
_SENTENCES = 100
_CHINESE, _ENGLISH = re.compile(r"[^a-z\n]*[\u4e00-\u9fff][^a-z\n]*。"), re.compile(r"[ -~‘’“”–]+\.")
_ROUNDS_OF_THE_YARDSTICK = 60
_SAMESAID = (sys.executable, "-m", "samesaid")
_YARDSTICK = f"""
import numpy
table = numpy.ones((512, 512), dtype=numpy.float32) / 512
words = [f"word {{n % 97}}" for n in range(4000)]
for _ in range({_ROUNDS_OF_THE_YARDSTICK}):
    table @ table, sorted(words), [len(w.split()) for w in words]
"""
_DIGITS = r"""
import re, sys
one, two = (open(path, encoding="utf-8").read().splitlines() for path in sys.argv[1:])
print(sum(sorted(re.findall(r"\d+", a)) != sorted(re.findall(r"\d+", b)) for a, b in zip(one, two)))
"""
# Prints the processor seconds of the second check.
_SECOND = """
import sys, time
from samesaid.pipeline import check
check(*sys.argv[1:3])
begun = time.process_time()
check(*sys.argv[3:5])
print(time.process_time() - begun)
"""


@dataclass(frozen=True, slots=True)
class Used:
    """Processor seconds, and the most memory in MB."""

    seconds: float
    memory: float


def sentences() -> list[tuple[str, str]]:
    """Pairs of a Chinese and an English sentence of our tables of cases, without repetitions."""
    found: dict[tuple[str, str], None] = {}
    for path in sorted(_TABLES.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for row in table if isinstance(table, list) else ():
                if isinstance(row, Mapping):
                    one, other = str(row.get("source", "")), str(row.get("target", ""))
                    if _CHINESE.fullmatch(one) and _ENGLISH.fullmatch(other):
                        found[one, other] = None
    return list(found)


def commands(folder: Path) -> dict[str, Sequence[str]]:
    """Every command by what it is; the texts that they need are written into ``folder``."""
    example = [str(EXAMPLES / f"briefing.{name}.txt") for name in ("zh", "rough.en")]
    pairs = sentences()
    texts = []
    for part in (pairs[:_SENTENCES], pairs[_SENTENCES : 2 * _SENTENCES]):
        for side in (0, 1):
            path = folder / f"{len(texts)}.txt"
            path.write_text("\n\n".join(pair[side] for pair in part) + "\n", encoding="utf-8")
            texts.append(str(path))
    check = [*_SAMESAID, "check", "--fail-on", "never", "--no-config"]
    return {
        "--help": [*_SAMESAID, "--help"],
        "--version": [*_SAMESAID, "--version"],
        "explain N104": [*_SAMESAID, "explain", "N104"],
        "check of the example, 39 sentences": [*check, *example],
        f"check of {_SENTENCES} sentences": [*check, *texts[:2]],
        f"second check of {_SENTENCES} in one process": [sys.executable, "-c", _SECOND, *texts],
        "peer: import sentence_transformers": [sys.executable, "-c", "import sentence_transformers"],
        "peer: digits of 100 lines compared": [sys.executable, "-c", _DIGITS, *texts[:2]],
        "yardstick": [sys.executable, "-c", _YARDSTICK],
    }


def used(command: Sequence[str], checkout: Path, folder: Path) -> Used:
    """What one process takes with the code of a checkout, on one thread. Raises RuntimeError when it fails.

    Byte code is kept below ``folder``, as an installed package has it: some machines for tests forbid it, and each
    process would compile four hundred modules anew.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": str(checkout),
        "PYTHONPYCACHEPREFIX": str(folder / "byte-code"),
    }
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=checkout, env=environment, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"exit {process.returncode}: {' '.join(command)}")
        out.seek(0)
        seconds = float(out.read()) if _SECOND in command else usage.ru_utime + usage.ru_stime
    return Used(seconds, usage.ru_maxrss / 1024)


def lines(runs: int, other: Path | None) -> Iterator[str]:
    """The table that is printed, with columns for another checkout if there is one."""
    places = (ROOT, *([other] if other else []))
    with tempfile.TemporaryDirectory() as folder:
        every = commands(Path(folder))
        rounds = [
            {name: [used(command, place, Path(folder)) for place in places] for name, command in every.items()}
            for _ in range(runs + 1)
        ][1:]
    heads = ["CPU s", "MB"] if other is None else ["CPU s", "MB", "CPU s there", "MB there", "ratio"]
    yield f"| {'what':42} | {' | '.join(heads)} |"
    yield f"|{'-' * 44}|{'|'.join('-' * (len(head) + 2) for head in heads)}|"
    for name in every:
        medians = [
            Used(*(statistics.median(getattr(one[name][k], what) for one in rounds) for what in ("seconds", "memory")))
            for k in range(len(places))
        ]
        cells = [cell for found in medians for cell in (f"{found.seconds:.2f}", f"{found.memory:.0f}")]
        if other is not None:
            cells.append(f"{medians[0].seconds / medians[1].seconds:.2f}")
        yield f"| {name:42} | {' | '.join(f'{c:>{len(h)}}' for c, h in zip(cells, heads, strict=True))} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="rounds of which the median counts (default 5)")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout")
    options = parser.parse_args()
    for line in lines(options.runs, options.against.resolve() if options.against else None):
        print(line, flush=True)


if __name__ == "__main__":
    main()
