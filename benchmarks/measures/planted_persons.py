"""Persons left out on one side, between English and languages that spell them alike: the share that is found.

The rows are those of the European development sets in Latin letters (`planted_european_names.SETS`). A person is what
the English tagger takes for one and the other side has letter by letter. It is left out, with all its mentions, of one
side of some rows, and the other rows of the set stay as they are, so that the document mentions some of them elsewhere.
Alarms are those of E301 on the rows as they are; a person is found where E301 or E302 is raised. DEMETR's rows are
beside them: a name left out in English.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.planted_european_names import SETS as EUROPEAN
from benchmarks.measures.planted_european_names import languages, read
from samesaid.compare.names.gazetteer.places import Places
from samesaid.compare.names.recognition.mentions import names_of, words_of
from samesaid.compare.names.text import is_acronym
from samesaid.compare.pair import Side
from samesaid.documents import Row, from_rows
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

SETS = tuple(name for name in EUROPEAN if not name.endswith("ru"))
DEMETR = tuple(f"pairs/demetr.{language}-en" for language in ("de", "es", "fr", "it"))
SIDES = ("source", "target")
FOUND = ("E301", "E302")
# Share of the rows with a person from which one is left out, and the letters that must be left of a side.
SHARE, MIN_LETTERS = 0.6, 15
_PLACES = Places()


def figures() -> Iterator[Figure]:
    """Alarms in the worst set, and the share of persons found that were left out on either side; nothing without the
    sets."""
    paths = [GOLD / f"{name}.jsonl" for name in (*SETS, *DEMETR)]
    if not all(path.is_file() for path in paths):
        return
    sets, demetr = paths[: len(SETS)], paths[len(SETS) :]
    label = digest(*sets)
    alarms = [100 * len(caught(path, rows, "E301")) / len(rows) for path in sets for rows in [read(path)]]
    yield Figure("european persons, alarms per 100 in the worst set", max(alarms), "lower", label)
    hits = [hit for path in sets for hit in planted_hits(path)]
    for side in ("English", "the other language"):
        own = [found for name, found in hits if name == side]
        yield Figure(f"european persons, left out in {side}: found", sum(own) / len(own), "higher", label)
    found = [found for path in demetr for found in demetr_hits(path)]
    yield Figure("european persons, demetr found", sum(found) / len(found), "higher", digest(*demetr))


def caught(path: Path, rows: Sequence[dict[str, Any]], *codes: str) -> set[str]:
    """The ids of the rows with an alarm of one of these codes."""
    source, target = languages(path)
    held = [Row(str(r["id"]), r["source"], r["target"]) for r in rows]
    checked = check_pairs(held, settings=Settings(source_lang=source, target_lang=target, only=("names",)))
    return {checked.ids[f.bead] for f in checked.findings if f.alarm and f.bead is not None and f.code in codes}


def planted_hits(path: Path) -> list[tuple[str, bool]]:
    """The side of each person left out, and whether its row has an alarm."""
    rows = read(path)
    changed = planted(path, rows)
    ids = caught(path, [changed.get(i, ("", row))[1] for i, row in enumerate(rows)], *FOUND)
    return [(side, str(row["id"]) in ids) for side, row in changed.values()]


def planted(path: Path, rows: Sequence[dict[str, Any]]) -> dict[int, tuple[str, dict[str, Any]]]:
    """Index of a row → the side and the row without a person; the draw depends on the set and the row's id alone."""
    english = SIDES[languages(path).index("en")]
    other = SIDES[1 - SIDES.index(english)]
    side = Side(from_rows([r[english] for r in rows], name=path.stem, language="en"))
    changed = {}
    for index, (row, found) in enumerate(zip(rows, names_of(side), strict=True)):
        rng = random.Random(f"{path.stem} {row['id']} person")
        persons = [m for m in found if m.kind == "PERSON" and is_person(m.text, row[other])]
        if not persons or rng.random() > SHARE:
            continue
        where = rng.choice((english, other))
        person = rng.choice(persons)
        text = without(person.text, row[where])
        if len(text) >= MIN_LETTERS and not any(w.lower() in text.lower() for w in words_of(person) if len(w) > 3):
            name = "English" if where == english else "the other language"
            changed[index] = name, {**row, where: text, "removed": person.text}
    return changed


def is_person(name: str, other: str) -> bool:
    """Whether the tagger may be right that a name is a person's, and ``other`` has it letter by letter."""
    if len(name) < 4 or is_acronym(name) or _PLACES.known(name) or set("#@") & set(name):
        return False
    return bool(_pattern(name).search(other))


def without(name: str, text: str) -> str:
    """The text without a name, and without the comma, "and" or "of" before it."""
    return re.sub(rf"(?:,| and| und| et| y| e)?(?: de| of| von)? ?{_pattern(name).pattern}", "", text).strip()


def demetr_hits(path: Path) -> list[bool]:
    """Whether each person left out of an English row of DEMETR has an alarm."""
    rows = [r for r in read(path) if "ne_removed" in r["phenomenon"]]
    good = {r["id"].removesuffix("-good"): r for r in rows if r["label"] == "clean"}
    bad = [r for r in rows if r["label"] == "error" and r["id"].removesuffix("-bad") in good]
    whole = [good[r["id"].removesuffix("-bad")] for r in bad]
    side = Side(from_rows([r["target"] for r in whole], name=path.stem, language="en"))
    kept = [
        row
        for row, found in zip(bad, names_of(side), strict=True)
        if any(m.kind == "PERSON" and is_person(m.text, row["source"]) and m.text not in row["target"] for m in found)
    ]
    ids = caught(path, rows, *FOUND)
    return [str(row["id"]) in ids for row in kept]


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?:['’]s|s)?(?!\w)")


if __name__ == "__main__":
    # Each set apart, for who works on the rules: the names of some sets, or all of them.
    for stem in sys.argv[1:] or SETS:
        own_path = GOLD / f"{stem}.jsonl"
        clean = read(own_path)
        outcome = planted_hits(own_path)
        print(json.dumps({"set": stem, "alarms": len(caught(own_path, clean, "E301")), "rows": len(clean)}))
        for place in ("English", "the other language"):
            results = [r for name, r in outcome if name == place]
            print("  left out in", place, sum(results), "of", len(results), flush=True)
