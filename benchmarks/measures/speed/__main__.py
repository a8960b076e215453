"""The command: rates of this checkout, or its processor time beside that of another one."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.measures import speed
from benchmarks.measures.speed import throughput

_RUNS_OF_RATES, _RUNS_OF_COMMANDS = 3, 9


def main() -> None:
    parser = argparse.ArgumentParser(description=speed.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="compare with another checkout")
    parser.add_argument("--runs", type=int, help="runs of which the median counts (default 3, with --against 9)")
    parser.add_argument("--data", action="store_true", help="rates on rows of the gold data, not on our own")
    parser.add_argument("--one", metavar="NAME", help="the processor seconds of one measure of rates, as JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(throughput.timed(options.one, options.data)))
    elif options.against:
        _against(options.against.resolve(), options.runs or _RUNS_OF_COMMANDS)
    else:
        for line in throughput.lines(options.runs or _RUNS_OF_RATES, options.data):
            print(line, flush=True)


def _against(other: Path, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        commands = speed.commands(Path(folder))
        print(f"{'command':20} {'here':>8} {'there':>8} {'ratio':>7}   (processor seconds, medians of {runs})")
        for name, here, there in speed.compared(commands, other, runs):
            print(f"{name:20} {here:8.2f} {there:8.2f} {here / there:7.3f}", flush=True)


if __name__ == "__main__":
    main()
