"""Spell a name in another way in one sentence of a clean text: is the second spelling found?

usage: python -m benchmarks.measures.planted_spellings [--misses] [--alarms] [SET.jsonl …]

Without a set, the sets of the figures are read. A set is named NAME.SRC-TGT.jsonl and has rows {source, target}; rows
whose numbers follow one another are a document, of at most 40. ``benchmarks/corpora/other_spellings.py`` plants errors
in names that occur in two rows or more. An error is found when E303 marks the planted spelling. Prints for each set
what was found and planted, by kind, and the alarms of E303 on the texts before anything was planted. Professionals,
too, spell a name in two ways: by ``benchmarks/cases/spellings_read.tsv`` an alarm that was read and is right is no
false one.
"""

from __future__ import annotations

import argparse
import functools
import json
import pathlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.corpora.other_spellings import Planted, Row, planted
from benchmarks.data import CASES, GOLD, digest
from benchmarks.figures import Figure
from samesaid.align.encoders.registry import named
from samesaid.compare.evidence import Evidence
from samesaid.compare.names.comparator import NameComparator
from samesaid.compare.pair import Pair, pair_of
from samesaid.documents import from_rows
from samesaid.languages import normalise, primary
from samesaid.model import Bead, Span

MAX_ROWS = 40
# Sets whose documents are long enough to have a name twice, and the languages that they are a figure of.
SETS = ("ntrex.en-de", "ntrex.en-fr", "ntrex.en-zh", "ntrex.en-zht", "ntrex.en-en", "wmt22.en-zh", "hkma.zh-en")


@dataclass
class Result:
    """Errors found and planted by kind; sentences, alarms on the clean text, and those of them that are false."""

    found: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    alarms: int = 0
    false: int = 0


def documents(rows: Sequence[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """Rows whose numbers follow one another, at most MAX_ROWS; rows without a number are one text."""
    found: list[dict[str, str]] = []
    last = None
    for row in rows:
        match = re.fullmatch(r"(.*?\D)(\d+)", row["id"])
        here = (match[1], int(match[2])) if match else None
        follows = here is None or last is None or (here[0] == last[0] and here[1] - last[1] in (0, 1))
        if found and (not follows or len(found) == MAX_ROWS):
            yield found
            found = []
        found.append(row)
        last = here
    if found:
        yield found


def measured(path: pathlib.Path, misses: bool = False, alarms: bool = False) -> Result:
    """What is found in a set; prints the misses and the alarms if asked."""
    source, target = (normalise(tag) for tag in path.stem.rsplit(".", 1)[1].split("-"))
    result = Result()
    lines = path.read_text(encoding="utf-8").splitlines()
    for document in documents([json.loads(line) for line in lines]):
        rows = [(r["source"], r["target"]) for r in document]
        pair, clean = _evidence(rows, source, target)
        result.sentences += len(rows)
        result.alarms += len(clean)
        for evidence in clean:
            marked = " · ".join(sorted({s.of(pair.target.document.text) for s in evidence.target_spans}))
            result.false += (path.stem.removeprefix("clean."), marked) not in _read_as_real()
            if alarms:
                print(f"   alarm: {path.stem}\t{marked}")
        errors = planted(rows, primary(source), primary(target))
        if errors:
            _plant(rows, errors, (source, target), result, misses)
    return result


def _plant(
    rows: Sequence[Row], errors: Sequence[Planted], languages: tuple[str, str], result: Result, misses: bool
) -> None:
    changed = list(rows)
    for error in errors:
        source, target = changed[error.row]
        changed[error.row] = (source, target.replace(error.before, error.after))
    pair, evidence = _evidence(changed, *languages)
    marked = [span for e in evidence for span in e.target_spans]
    for error in errors:
        result.planted[error.kind] += 1
        place = _place(pair, error)
        if any(place.overlaps(span) for span in marked):
            result.found[error.kind] += 1
        elif misses:
            print("   missed:", error.before, "→", error.after, "|", changed[error.row][0][:300])


def _evidence(rows: Sequence[Row], source: str, target: str) -> tuple[Pair, list[Evidence]]:
    left = from_rows([r[0] for r in rows], name="source", language=source)
    right = from_rows([r[1] for r in rows], name="target", language=target)
    pair = pair_of(left, right, (Bead((i,), (i,), 1.0) for i in range(len(rows))), named("bundled"))
    return pair, list(NameComparator().consistency(pair))


def _place(pair: Pair, error: Planted) -> Span:
    sentence = pair.target.document.sentences[error.row]
    start = sentence.text.index(error.after)
    return Span(start, start + len(error.after)).shift(sentence.span.start)


@functools.cache
def _read_as_real() -> frozenset[tuple[str, str]]:
    """(set, spellings) of the alarms on clean text that were read by eye and are two spellings of one name."""
    lines = (CASES / "spellings_read.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return frozenset((name, spellings) for name, spellings, verdict in cells if verdict == "real")


def figures() -> Iterator[Figure]:
    """The share of the planted spellings found in each set, and the false alarms a hundred sentences."""
    for name in SETS:
        path = GOLD / "pairs" / f"clean.{name}.jsonl"
        if path.exists():
            result = measured(path)
            found, every = result.found.total(), max(1, result.planted.total())
            per_hundred = 100 * result.false / max(1, result.sentences)
            yield Figure(f"spellings {name} found", found / every, "higher", digest(path))
            yield Figure(f"spellings {name} false a hundred", per_hundred, "lower", digest(path))


def main() -> None:
    """Print one line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--alarms", action="store_true")
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    for path in arguments.sets or [GOLD / "pairs" / f"clean.{name}.jsonl" for name in SETS]:
        result = measured(path, arguments.misses, arguments.alarms)
        kinds = " · ".join(f"{k} {result.found[k]} of {result.planted[k]}" for k in sorted(result.planted))
        per_hundred = 100 * result.alarms / max(1, result.sentences)
        print(
            f"{path.stem:24s} {kinds or 'nothing planted'} · {result.alarms} alarms in {result.sentences} sentences"
            f" ({per_hundred:.2f} per 100), {result.false} not read as real"
        )


if __name__ == "__main__":
    main()
