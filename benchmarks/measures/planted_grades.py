"""Take "deputy", "acting" or "former" off an office in the English side of clean pairs: is the slip told?

usage: python -m benchmarks.measures.planted_grades [--misses] [SET.jsonl …]

Without a set every clean set of the gold data that has an English side is used. A set is named NAME.SRC-TGT.jsonl and
has rows {source, target, label}. The planting rule is a pattern of its own, so that a blind spot of the reader of
offices is not a blind spot of the measure. Prints, a set, the slips told, those planted, and alarms of offices on the
clean pairs.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
from collections.abc import Sequence

from benchmarks.data import GOLD
from samesaid.align.encoders.registry import named
from samesaid.compare.names.checks import office_rank as grades
from samesaid.compare.pair import pair_of
from samesaid.documents import from_rows
from samesaid.model import Bead

_TAGS = {"zht": "zh-Hant"}
_READ = {"zh", "zh-Hant", "en"}
_PLANT = re.compile(
    r"\b(?:deputy|vice|acting|interim|former|assistant)[ -](?=(?:[\w.]+ ){0,2}(?:director|president|minister|premier|"
    r"chair|chairman|governor|mayor|secretary|manager|head|principal|dean|commissioner|editor|chief)\b)",
    re.IGNORECASE,
)
Row = tuple[str, str]


def measured(path: pathlib.Path, misses: bool = False) -> tuple[int, int, int, int] | None:
    """Slips told, slips planted, clean pairs with an alarm, clean pairs; None for languages that are not read."""
    source, target = (_TAGS.get(tag, tag) for tag in path.stem.rsplit(".", 1)[1].split("-"))
    if not {source, target} <= _READ or "en" not in (source, target):
        return None
    read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    clean = [(str(r["source"]), str(r["target"])) for r in read if r["label"] == "clean"]
    place = 1 if target == "en" else 0
    slips = [slip for row in clean if (slip := _planted(row, place)) != row]
    told = _told(slips, source, target)
    if misses:
        for number, slip in enumerate(slips):
            if number not in told:
                print("   missed:", " | ".join(slip))
    return len(told), len(slips), len(_told(clean, source, target)), len(clean)


def _planted(row: Row, place: int) -> Row:
    changed = [*row]
    changed[place] = _PLANT.sub("", row[place], count=1)
    return changed[0], changed[1]


def _told(rows: Sequence[Row], source: str, target: str) -> set[int]:
    """The numbers of the rows with an alarm of offices."""
    left = from_rows([r[0] for r in rows], name="source", language=source)
    right = from_rows([r[1] for r in rows], name="target", language=target)
    beads = (Bead((i,), (i,), 1.0) for i in range(len(rows)))
    pair = pair_of(left, right, beads, named("bundled"), independent=True)
    return {i for i, bead in pair.matched() if any(grades.compare(pair, i, bead))}


def main() -> None:
    """Print one line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    for path in arguments.sets or sorted((GOLD / "pairs").glob("clean.*.jsonl")):
        found = measured(path, arguments.misses)
        if found is not None:
            told, planted, alarms, clean = found
            print(f"{path.stem:28s} told {told} of {planted} planted · {alarms} alarms on {clean} clean pairs")


if __name__ == "__main__":
    main()
