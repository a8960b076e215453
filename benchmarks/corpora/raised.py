"""What every check raises on the rows of a set, and on the same rows with planted errors, before anything is hidden.

It takes a minute or so a set, so the records are kept in build/raised/ by the digests of the set and of the code. A run
that was stopped goes on with the next set, as long as the code is the same.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora.planting import Row, plant
from benchmarks.data import ROOT, digest
from samesaid import documents
from samesaid.align.encoders.registry import named
from samesaid.compare.isolation import evidence_of
from samesaid.compare.pair import pair_of
from samesaid.compare.ranking import Candidate, candidates
from samesaid.compare.registry import code_table, comparators
from samesaid.languages import normalise
from samesaid.model import Bead, Message

KEPT = ROOT / "build" / "raised"
# What decides which evidence there is: all of compare/ but the curves and the ranking, which are made from it.
_CODE = [
    *(p for p in sorted((ROOT / "compare").iterdir()) if p.name not in ("confidence", "ranking.py", "__pycache__")),
    ROOT / "align",
    ROOT / "samesaid" / "documents",
    ROOT / "benchmarks" / "corpora",
]
_TAGS = {"zht": "zh-Hant"}
SEED = 7
EACH = 20
"""Errors of a kind that are planted in a set, at most."""


@dataclass(frozen=True, slots=True)
class Raised:
    """One piece of evidence that was not hidden beside another one.

    ``error`` is the number of the planted error in whose row it is, or None in the row as it was; ``new`` says that
    the row as it was does not have it. ``facts`` are those of the evidence; ``message`` is the key of its message.
    """

    row: int
    id: str
    code: str
    strength: float
    facts: tuple[str, ...]
    message: str
    alarm: bool
    words: str
    error: int | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class RaisedInSet:
    """All that is raised in one set of so many ``rows``.

    ``errors`` are the kinds of the planted errors, in order, and ``error_rows`` the ids of their rows.
    """

    name: str
    languages: tuple[str, str]
    rows: int
    errors: tuple[str, ...]
    error_rows: tuple[str, ...]
    raised: tuple[Raised, ...]


def languages_of(name: str) -> tuple[str, str]:
    """The languages of a set NAME.SRC-TGT."""
    source, target = name.rsplit(".", 1)[1].split("-")
    return normalise(_TAGS.get(source, source)), normalise(_TAGS.get(target, target))


def raised_in(path: Path, *, seed: int = SEED, each: int = EACH) -> RaisedInSet:
    """What is raised in the clean rows of a set, and in its planted errors: kept from before, or found now."""
    kept = KEPT / f"{path.stem}.{digest(path, *_CODE)}.{seed}.{each}.json"
    if kept.exists():
        return _read(json.loads(kept.read_text(encoding="utf-8")))
    print(f"reading {path.stem}, which takes a minute or more", file=sys.stderr, flush=True)
    found = _found(path, seed, each)
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob(f"{path.stem}.*.json"):
        old.unlink()
    kept.write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")
    return found


def _read(record: dict[str, Any]) -> RaisedInSet:
    raised = tuple(Raised(**{**r, "facts": tuple(r["facts"])}) for r in record["raised"])
    one, two = record["languages"]
    errors, rows = tuple(record["errors"]), tuple(record["error_rows"])
    return RaisedInSet(record["name"], (one, two), record["rows"], errors, rows, raised)


def _found(path: Path, seed: int, each: int) -> RaisedInSet:
    languages = languages_of(path.stem)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    records = [r for r in records if r.get("label", "clean") == "clean"]
    names = [str(r.get("id", n)) for n, r in enumerate(records)]
    rows = [(r["source"], r["target"]) for r in records]
    errors = plant(rows, languages, seed=seed, each=each)
    before = list(_of_rows(rows, languages))
    known = defaultdict(set)
    for index, candidate in before:
        known[index].add(_identity(candidate))
    out = [_record(i, names[i], c) for i, c in before]
    for number, candidate in _of_rows([e.row for e in errors], languages):
        index = errors[number].index
        new = _identity(candidate) not in known[index]
        out.append(_record(index, names[index], candidate, number, new))
    ids = tuple(names[e.index] for e in errors)
    return RaisedInSet(path.stem, languages, len(rows), tuple(e.kind for e in errors), ids, tuple(out))


def _of_rows(rows: Sequence[Row], languages: tuple[str, str]) -> Iterator[tuple[int, Candidate]]:
    """(index of the row, candidate) for rows that are independent of one another."""
    encoder = named("bundled")
    one, two = (encoder.encode([row[side] for row in rows]) for side in (0, 1))
    beads = [Bead((i,), (i,), float(x)) for i, x in enumerate((one * two).sum(axis=1))]
    left, right = (
        documents.from_rows([row[side] for row in rows], name="ab"[side], language=languages[side]) for side in (0, 1)
    )
    pair = pair_of(left, right, beads, encoder, independent=True)
    evidence = [e for comparator in comparators() for e in evidence_of(comparator, pair)[0]]
    for candidate in candidates(pair, evidence, code_table(), level="all"):
        if candidate.evidence.bead is not None:
            yield candidate.evidence.bead, candidate


def _identity(candidate: Candidate) -> tuple[str, Message, Message | None]:
    return candidate.evidence.code, candidate.evidence.message, candidate.evidence.reading


def _record(row: int, identity: str, candidate: Candidate, error: int | None = None, new: bool = False) -> Raised:
    evidence = candidate.evidence
    facts = tuple(sorted(evidence.facts))
    words = f"{evidence.message.key} {evidence.message.args}"
    return Raised(
        row, identity, evidence.code, evidence.strength, facts, evidence.message.key, candidate.alarm, words, error, new
    )
