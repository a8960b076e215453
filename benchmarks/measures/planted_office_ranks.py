"""Remove "deputy", "acting" or "former" from an office in the English side of clean pairs, or add it: is it found?

usage: python -m benchmarks.measures.planted_office_ranks [--misses] [--alarms] [SET.jsonl …]

Without a set every clean set of the gold data that has an English side is used. A set is named NAME.SRC-TGT.jsonl and
has rows {source, target, label}. Errors are planted by patterns of this file, so that what the recognition of offices
misses is not missed by the measure. Prints for each set the errors found, those planted, and alarms on the clean pairs.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import zlib
from collections.abc import Iterator, Sequence

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid.align.encoders.registry import named
from samesaid.compare.names.checks import office_rank
from samesaid.compare.names.recognition import european_offices
from samesaid.compare.pair import pair_of
from samesaid.documents import from_rows
from samesaid.model import Bead

_TAGS = {"zht": "zh-Hant"}
_LANGUAGES = {"zh", "zh-Hant", "en", *european_offices.LANGUAGES}
_RANK_BEFORE_OFFICE = re.compile(
    r"\b(?:deputy|vice|acting|interim|former|assistant)[ -](?=(?:[\w.]+ ){0,2}(?:director|president|minister|premier|"
    r"chair|chairman|governor|mayor|secretary|manager|head|principal|dean|commissioner|editor|chief)\b)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?<![\w-])(?:president|minister|premier|chairman|governor|mayor|director|ambassador|secretary|commissioner|dean)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_ANY_RANK = re.compile(r"\b(?:deputy|vice|acting|interim|former|assistant|ex)\b", re.IGNORECASE)
_RANKS = ("deputy", "former", "acting")
Row = tuple[str, str]


def measured(path: pathlib.Path, misses: bool = False, alarms: bool = False) -> tuple[int, int, int, int] | None:
    """Errors found, errors planted, clean pairs with an alarm, clean pairs; None for languages that are not read."""
    source, target = (_TAGS.get(tag, tag) for tag in path.stem.rsplit(".", 1)[1].split("-"))
    if not {source, target} <= _LANGUAGES or "en" not in (source, target):
        return None
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    clean = [(str(r["source"]), str(r["target"])) for r in rows if r.get("label", "clean") == "clean"]
    place = 1 if target == "en" else 0
    removed = [changed for row in clean if (changed := _without_rank(row, place)) != row]
    added = [changed for row in clean if (changed := _with_rank(row, place)) != row]
    planted = removed + added
    found = _alarms(planted, source, target)
    if misses:
        for number, row in enumerate(planted):
            if number not in found:
                print("   missed:", " | ".join(row))
    false = _alarms(clean, source, target)
    for number in sorted(false) if alarms else ():
        print("   alarm:", " | ".join(clean[number]))
    return len(found), len(planted), len(false), len(clean)


def _without_rank(row: Row, place: int) -> Row:
    changed = [*row]
    changed[place] = _RANK_BEFORE_OFFICE.sub("", row[place], count=1)
    return changed[0], changed[1]


def _with_rank(row: Row, place: int) -> Row:
    """The row with a rank before its first office, where no word of the row is a rank."""
    match = _OFFICE.search(row[place])
    if match is None or _ANY_RANK.search(row[place]):
        return row
    rank = _RANKS[zlib.crc32(row[place].encode()) % len(_RANKS)]
    changed = [*row]
    changed[place] = f"{row[place][: match.start()]}{rank} {row[place][match.start() :]}"
    return changed[0], changed[1]


def _alarms(rows: Sequence[Row], source: str, target: str) -> set[int]:
    """The indices of the rows with an alarm about offices."""
    left = from_rows([r[0] for r in rows], name="source", language=source)
    right = from_rows([r[1] for r in rows], name="target", language=target)
    beads = (Bead((i,), (i,), 1.0) for i in range(len(rows)))
    pair = pair_of(left, right, beads, named("bundled"), independent=True)
    return {i for i, bead in pair.matched() if any(office_rank.compare(pair, i, bead))}


def figures() -> Iterator[Figure]:
    """The share of the planted ranks that is found in all clean sets, and the alarms on their pairs as they are."""
    paths = sorted((GOLD / "pairs").glob("clean.*.jsonl"))
    results = [result for path in paths if (result := measured(path)) is not None]
    if not results:
        return
    found, planted, alarms, clean = (sum(column) for column in zip(*results, strict=True))
    yield Figure("planted office ranks found", found / planted, "higher", digest(*paths), f"of {planted}")
    yield Figure("office ranks reported of clean pairs per 100", 100 * alarms / clean, "lower", digest(*paths))


def main() -> None:
    """Print one line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--alarms", action="store_true")
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    for path in arguments.sets or sorted((GOLD / "pairs").glob("clean.*.jsonl")):
        result = measured(path, arguments.misses, arguments.alarms)
        if result is not None:
            found, planted, alarms, clean = result
            print(f"{path.stem:28s} found {found} of {planted} planted · {alarms} alarms on {clean} clean pairs")


if __name__ == "__main__":
    main()
