"""Fuzz samesaid: ``python -m tests.fuzz.run [--target NAME] [--minutes N] [--seed N] [--out FOLDER]``.

Every target runs in a process of its own for its share of the minutes, by CPU time. Where atheris is installed it
guides the choices by the lines that they reach; without it they come from a generator with the seed. What crashes is
shortened and written to the folder, as a row of tests/cases/fuzz.toml, which ``make test`` runs.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import re
import subprocess
import sys
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.faults import STRICT

if TYPE_CHECKING:
    from tests.fuzz.hunt import Hunt

# CPU seconds that an input may take: the slowest honest ones take less than a tenth of it.
_MAX_SECONDS = 20.0
_MAX_BYTES = 512
_GIB = 1 << 30
_NOISE = ("INFO: ", "WARNING: Failed to find function", "#")
_REPORT = re.compile(r"(?P<name>\S+): (?P<runs>\d+) executions in (?P<seconds>\d+) CPU s .* (?P<crashes>\d+) crashes")


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz samesaid.")
    parser.add_argument("--target", default="all", help="names separated by commas, or the beginning of names, or all")
    parser.add_argument("--minutes", type=float, default=5.0, help="CPU minutes in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("fuzz"))
    parser.add_argument("--guided", choices=("yes", "no"), default="yes", help="use atheris where it is installed")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ[STRICT] = "1"
    if options.child:
        return _child(options)
    names = _names(options.target)
    seconds = options.minutes * 60 / len(names)
    options.out.mkdir(parents=True, exist_ok=True)
    print(f"{len(names)} targets, {seconds:.0f} CPU seconds each, seed {options.seed}", flush=True)
    sums: Counter[str] = Counter()
    for name in names:
        command = [sys.executable, "-m", "tests.fuzz.run", "--child", "--target", name, "--seed", str(options.seed)]
        command += ["--minutes", str(seconds / 60), "--out", str(options.out), "--guided", options.guided]
        done = _run(command)
        if not done:
            print(f"{name}: the process ended before it could report", flush=True)
            sums["crashes"] += 1
        sums.update(done)
    print(f"in all: {sums['runs']} executions in {sums['seconds']} CPU s, {sums['crashes']} crashes")
    return 1 if sums["crashes"] else 0


def _run(command: list[str]) -> dict[str, int]:
    """Run a child and print what it says, without what atheris says of each module and libFuzzer of itself.

    The numbers of its report; empty where it gave none.
    """
    found: dict[str, int] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as child:
        for line in child.stdout or ():
            if not line.startswith(_NOISE):
                print(line, end="", flush=True)
            if (report := _REPORT.match(line)) is not None:
                found = {name: int(report[name]) for name in ("runs", "seconds", "crashes")}
    return found


def _names(wanted: str) -> list[str]:
    from tests.fuzz.targets import all_targets

    every = list(all_targets())
    parts = wanted.split(",")
    found = [n for n in every if wanted == "all" or n in parts or any(n.startswith(f"{p}-") for p in parts)]
    if not found:
        raise SystemExit(f"no target {wanted!r}: there are {', '.join(every)}")
    return found


def _child(options: argparse.Namespace) -> int:
    guided = options.guided == "yes" and importlib.util.find_spec("atheris") is not None
    # Grammars and formats are imported when they are used: the engine must see them then, too.
    with _instrumented() if guided else nullcontext():
        from tests.fuzz.hunt import Hunt
        from tests.fuzz.targets import all_targets

        _limit_memory()
        hunt = Hunt(all_targets()[options.target], options.out, _MAX_SECONDS, options.minutes * 60)
        if guided:
            _guided(hunt, options)
        generator = random.Random(options.seed)
        while not hunt.over:
            hunt.one(generator.randbytes(generator.randint(1, _MAX_BYTES)))
    return hunt.report("seeded")


def _instrumented() -> AbstractContextManager[None]:
    import atheris

    made: AbstractContextManager[None] = atheris.instrument_imports(include=["samesaid"], enable_loader_override=False)
    return made


def _guided(hunt: Hunt, options: argparse.Namespace) -> None:
    import atheris

    def one(data: bytes) -> None:
        hunt.one(data)
        if hunt.over:
            # The engine never returns, and has nothing left to write.
            code = hunt.report("guided")
            sys.stdout.flush()
            os._exit(code)

    # The bounds that count are our own.
    flags = ["-verbosity=0", "-timeout=1000000", "-rss_limit_mb=0", "-reload=0", "-detect_leaks=0", "-len_control=20"]
    flags += ["-report_slow_units=1000000"]
    flags += [f"-seed={options.seed}", f"-max_len={_MAX_BYTES}", f"-artifact_prefix={options.out}/"]
    atheris.Setup([sys.argv[0], *flags], one)
    atheris.Fuzz()


def _limit_memory() -> None:
    """An input that fills the memory raises MemoryError, which is a crash like another."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (6 * _GIB, 6 * _GIB))


if __name__ == "__main__":
    sys.exit(main())
