"""Errors of every kind, planted in any pair of languages: which share raises an alarm that is shown?

usage: python -m benchmarks.measures.planted_anywhere [--misses KIND] [SET …]

Errors are planted by benchmarks/corpora/planting.py in clean rows; an error is caught when its row raises an alarm that
the row as it was does not raise, shown by default. There are figures of two sorts of rows: those of the fresh sets that
nobody has read (they shaped no rule), and the clean sets, which every check was written with.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from benchmarks.corpora.planting import KINDS, plant
from benchmarks.corpora.raised import EACH, SEED, RaisedInSet, raised_in
from benchmarks.data import CASES, GOLD, digest
from benchmarks.figures import Figure
from benchmarks.fits.judged import FRESH, verdicts
from benchmarks.measures.pairs import read_rows
from samesaid.compare.confidence.measured import kind_of, shipped
from samesaid.compare.ranking import MIN_STRENGTHS, THRESHOLDS

CLEAN = tuple(sorted((GOLD / "pairs").glob("clean.*.jsonl")))
OWN = tuple(sorted(CASES.glob("clean.own.*.jsonl")))


def caught(found: RaisedInSet, read: Collection[str] = ()) -> dict[str, list[bool]]:
    """Whether each planted error is caught, by its kind, without those in the rows whose ids are ``read``."""
    model, level = shipped(), "default"
    shown = {
        r.error
        for r in found.raised
        if r.new and r.alarm and r.strength >= MIN_STRENGTHS[level]
        and model.confidence(kind_of(r.code, r.message, found.languages), r.strength) >= THRESHOLDS[level]
    }  # fmt: skip
    out: dict[str, list[bool]] = defaultdict(list)
    for number, (kind, row) in enumerate(zip(found.errors, found.error_rows, strict=True)):
        if row not in read:
            out[kind].append(number in shown)
    return dict(out)


def figures_apart() -> Iterator[Figure]:
    """The share of each kind that is caught in the rows of the fresh sets that nobody has read."""
    paths = sorted(FRESH.glob("*.jsonl"))
    yield from _figures("planted in unread rows", paths, verdicts())


def figures() -> Iterator[Figure]:
    """The share of each kind that is caught in the clean sets, and in our own pairs."""
    yield from _figures("planted in clean sets", CLEAN)
    yield from _figures("planted in own pairs of every kind", OWN)


def _figures(name: str, paths: Collection[Path], read: Collection[str] = ()) -> Iterator[Figure]:
    total: dict[str, list[bool]] = defaultdict(list)
    for path in paths:
        for kind, some in caught(raised_in(path), read).items():
            total[kind] += some
    for kind in (k for k in KINDS if total[k]):
        share = sum(total[kind]) / len(total[kind])
        yield Figure(f"{name}: {kind} caught", share, "higher", digest(*paths), f"of {len(total[kind])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", metavar="KIND", help="print the rows whose errors of this kind are not caught")
    parser.add_argument("sets", nargs="*", metavar="SET", help="names such as wmt21.zh-en; all when none is given")
    options = parser.parse_args()
    for path in (*sorted(FRESH.glob("*.jsonl")), *CLEAN, *OWN):
        if options.sets and path.stem not in options.sets:
            continue
        found = raised_in(path)
        counts = caught(found)
        cells = (f"{kind} {sum(counts[kind])}/{len(counts[kind])}" for kind in KINDS if kind in counts)
        print(f"{path.stem:22} {' · '.join(cells)}")
        if options.misses:
            _print_misses(path, found, options.misses)


def _print_misses(path: Path, found: RaisedInSet, kind: str) -> None:
    rows = [(r["source"], r["target"]) for r in read_rows(path) if r.get("label", "clean") == "clean"]
    errors = plant(rows, found.languages, seed=SEED, each=EACH)
    numbers = [n for n, e in enumerate(errors) if e.kind == kind]
    for number, is_caught in zip(numbers, caught(found).get(kind, ()), strict=True):
        if not is_caught:
            error = errors[number]
            print(
                json.dumps(
                    {"rule": error.rule, "was": rows[error.index][error.side], "is": error.row}, ensure_ascii=False
                )
            )


if __name__ == "__main__":
    main()
