"""Aligned pairs: alarms on clean ones, and errors found in wrong ones next to false alarms on their correct twins.

The rows are the development halves of the gold sets (translations of professionals, and DEMETR's, where one error was
planted in each wrong row and its twin is correct), and the careful example. Many rules were made after reading the
alarms on these rows, so rates on rows that nobody has read are higher.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.data import EXAMPLES, GOLD, digest
from benchmarks.figures import Figure
from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.registry import named
from samesaid.documents import Row
from samesaid.languages import normalise
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

NUMBERS, NAMES = "numbers", "inconsistent-entities"
# Clean sets, and the alarms per 100 of a checker that scales 万, 亿 and million and knows nothing else.
CLEAN = {
    "clean.ntrex.en-zh": "1.5",
    "clean.ntrex.en-zht": "",
    "clean.tico19.en-zh": "1.5",
    "clean.wmt22.en-zh": "4.1",
    "clean.mqm.zh-en": "",
    "clean.wmt22refs.en-en": "2.7",
    "clean.ntrex.en-en": "",
}
_WRONG = ("demetr.zh-en", "demetr.en-en")
# Sets on which only numbers and dates are checked: long ones, and those in languages whose names nothing checks.
_NUMBERS_CLEAN = ("clean.hkma.zh-en", "clean.ntrex.en-de", "clean.ntrex.en-fr", "facts.zh-en")
_NUMBERS_WRONG = tuple(f"demetr.{language}-en" for language in ("de", "es", "fr", "it", "ja", "ru"))
_TAGS = {"zht": "zh-Hant"}


def figures() -> Iterator[Figure]:
    """Figures of the careful example, which is clean by construction, and of every gold set that is present."""
    yield from _careful_example()
    if not (GOLD / "pairs").is_dir():
        return
    for name, peer in CLEAN.items():
        path = GOLD / "pairs" / f"{name}.jsonl"
        rows = read_rows(path)
        found = _alarms(name, rows)
        for kind in (NUMBERS, NAMES, "any"):
            alarms = sum(bool(types) if kind == "any" else kind in types for types in found.values())
            beside = f"scaled digits {peer}" if kind == NUMBERS and peer else ""
            yield Figure(f"pairs {name} {kind} per 100", 100 * alarms / len(rows), "lower", digest(path), beside)
    for name in _WRONG:
        path = GOLD / "pairs" / f"{name}.jsonl"
        yield from _twins(name, path, read_rows(path), _alarms(name, read_rows(path)))
    for name in _NUMBERS_CLEAN:
        path = GOLD / "pairs" / f"{name}.jsonl"
        rows = [r for r in read_rows(path) if r["label"] == "clean"]
        alarms = sum(NUMBERS in types for types in _alarms(name, rows, "numbers").values())
        yield Figure(f"pairs {name} {NUMBERS} per 100", 100 * alarms / len(rows), "lower", digest(path))
    for name in _NUMBERS_WRONG:
        path = GOLD / "pairs" / f"{name}.jsonl"
        yield from _twins(name, path, read_rows(path), _alarms(name, read_rows(path), "numbers"), numbers_only=True)


def _twins(
    name: str, path: Path, rows: list[dict[str, Any]], found: dict[str, set[str]], *, numbers_only: bool = False
) -> Iterator[Figure]:
    cases = (("number", {NUMBERS}, "43 of 44"), ("ne_replaced", {NAMES, NUMBERS, "terminology"}, ""))
    for phenomenon, types, peer in cases[:1] if numbers_only else cases:
        for label, what, better in (("error", "caught", "higher"), ("clean", "false on the good twin", "lower")):
            chosen = [r for r in rows if r["label"] == label and phenomenon in r["phenomenon"]]
            if chosen:
                share = sum(bool(found.get(r["id"], set()) & types) for r in chosen) / len(chosen)
                beside = peer if label == "error" and name == "demetr.zh-en" else ""
                yield Figure(f"pairs {name} {phenomenon} {what}", share, better, digest(path), beside)


def _careful_example() -> Iterator[Figure]:
    reference, careful = (EXAMPLES / f"briefing.{which}.txt" for which in ("zh", "en"))
    source, target = documents.load(reference), documents.load(careful)
    beads = align(source, target, named("bundled"))
    rows = [
        Row(
            str(n),
            " ".join(source.sentences[i].text for i in b.source),
            " ".join(target.sentences[j].text for j in b.target),
        )
        for n, b in enumerate(beads)
        if b.source and b.target
    ]
    checked = check_pairs(rows, settings=Settings(source_lang="zh", target_lang="en"))
    alarms = len({f.bead for f in checked.findings if f.alarm})
    yield Figure("pairs careful example any per 100", 100 * alarms / len(rows), "lower", digest(reference, careful))


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _alarms(name: str, rows: Iterable[dict[str, Any]], *only: str) -> dict[str, set[str]]:
    """Types of the alarms of each row, by its id; ``only`` names the checks, all of them when it is empty."""
    source, target = (normalise(_TAGS.get(tag, tag)) for tag in name.rsplit(".", 1)[1].split("-"))
    held = [Row(str(r["id"]), r["source"], r["target"]) for r in rows]
    checked = check_pairs(held, settings=Settings(source_lang=source, target_lang=target, only=only))
    found: dict[str, set[str]] = defaultdict(set)
    for finding in checked.findings:
        if finding.alarm and finding.bead is not None:
            found[checked.ids[finding.bead]].add(finding.type)
    return found
