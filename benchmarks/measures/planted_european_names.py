"""English names that another language spells alike, with another name put in their place: the share that is found.

The rows are those of the European development sets that are there: professional translations whose alarms were read
(``fresh``), and clean ones. One name a row is replaced, on the side that is not English, by one of the same kind from
another row of the set. DEMETR's rows are beside them: one replaced entity a row, with a correct twin.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.text import is_acronym
from samesaid.compare.pair import Side
from samesaid.documents import Row, from_rows
from samesaid.model import Mention
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

SETS = (
    *(f"fresh/{name}" for name in ("wmt21.en-de", "wmt21.en-ru", "xquad.en-de", "xquad.en-es", "xquad.en-ru")),
    *(f"fresh/wmt24pp.en-{language}" for language in ("es", "fr", "it", "pt")),
    *(f"pairs/clean.ntrex.en-{language}" for language in ("de", "fr")),
)
DEMETR = tuple(f"pairs/demetr.{language}-en" for language in ("de", "es", "fr", "it", "ru"))
KINDS = frozenset({"PERSON", "PLACE", "ORG"})


def figures() -> Iterator[Figure]:
    """Alarms on the rows as they are and share of planted names found, over all sets; nothing where they are not."""
    paths = [GOLD / f"{name}.jsonl" for name in SETS]
    if not all(path.is_file() for path in paths):
        return
    rows = alarms = found = planted_rows = 0
    for path in paths:
        clean = read(path)
        rows, alarms = rows + len(clean), alarms + len(caught(path, clean))
        copies = planted(path, clean)
        planted_rows, found = planted_rows + len(copies), found + len(caught(path, copies))
    label = digest(*paths)
    yield Figure("european names, alarms per 100", 100 * alarms / rows, "lower", label)
    yield Figure("european names, planted found", found / planted_rows, "higher", label)
    yield from _demetr()


def _demetr() -> Iterator[Figure]:
    paths = [GOLD / f"{name}.jsonl" for name in DEMETR]
    counts: dict[str, list[bool]] = defaultdict(list)
    for path in paths:
        rows = [r for r in read(path) if "ne_replaced" in r["phenomenon"]]
        ids = caught(path, rows)
        for row in rows:
            counts[row["label"]].append(row["id"] in ids)
    yield Figure("european names, demetr found", sum(counts["error"]) / len(counts["error"]), "higher", digest(*paths))
    yield Figure("european names, demetr good twins", sum(counts["clean"]), "lower", digest(*paths))


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def languages(path: Path) -> tuple[str, str]:
    """The languages in the name of a set: ``clean.ntrex.en-de`` is from English to German."""
    source, target = path.stem.rsplit(".", 1)[1].split("-")
    return source, target


def caught(path: Path, rows: Sequence[dict[str, Any]]) -> set[str]:
    """The ids of the rows with an alarm of the check for names."""
    source, target = languages(path)
    held = [Row(str(r["id"]), r["source"], r["target"]) for r in rows]
    checked = check_pairs(held, settings=Settings(source_lang=source, target_lang=target, only=("names",)))
    return {checked.ids[f.bead] for f in checked.findings if f.alarm and f.bead is not None}


def planted(path: Path, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A copy of every row of an English source with a name that the target spells alike, the name replaced there.

    The draw depends on the name of the set and the id of the row alone.
    """
    side = Side(from_rows([r["source"] for r in rows], name=path.stem, language="en"))
    names = [
        [m for m in found if m.kind in KINDS and not is_acronym(m.text) and _pattern(m.text).search(row["target"])]
        for row, found in zip(rows, names_of(side), strict=True)
    ]
    pool: dict[str, list[str]] = defaultdict(list)
    for found in names:
        for name in found:
            pool[name.kind].append(name.text)
    copies = []
    for row, found in zip(rows, names, strict=True):
        rng = random.Random(f"{path.stem} {row['id']}")
        name = rng.choice(found) if found else None
        other = _other(name, row, pool, rng) if name else None
        if name and other:
            copies.append({**row, "target": _pattern(name.text).sub(other, row["target"])})
    return copies


def _other(name: Mention, row: dict[str, Any], pool: dict[str, list[str]], rng: random.Random) -> str | None:
    texts = (row["source"] + row["target"]).lower()
    unlike = [t for t in pool[name.kind] if not any(w in texts for w in t.lower().split()) and t != name.text]
    return rng.choice(unlike) if unlike else None


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
