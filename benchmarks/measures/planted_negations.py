"""Negations planted in clean pairs, DEMETR's negations and antonyms, and what the check raises on clean pairs.

usage: python -m benchmarks.measures.planted_negations [--misses] [--alarms] [SET …]

A negation is put on either side of a row, or taken away (benchmarks/corpora/error_negation.py). It is caught when its
row raises an alarm of M601 that the row as it was does not raise.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora.error_negation import PUT, TAKEN
from benchmarks.corpora.planting import plant
from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.pairs import read_rows
from samesaid.documents import Row
from samesaid.model import Finding
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

PAIRS, FRESH = GOLD / "pairs", GOLD / "fresh"
SEED, EACH, MAX_ROWS = 11, 150, 1000
LANGUAGES = (("en", "zh"), ("en",), ("de", "en"), ("en", "fr"), ("en", "es"))
_DEMETR = {"negation": ("zh-en", "en-en", "de-en", "fr-en", "es-en"), "antonym": ("en-en",)}
Texts = tuple[str, str]


def alarms(rows: Sequence[Texts], languages: Texts) -> dict[int, list[Finding]]:
    """The alarms of M601 that are shown by default, by the number of the row."""
    settings = Settings(source_lang=languages[0], target_lang=languages[1], only=("meaning",))
    checked = check_pairs([Row(str(n), *row) for n, row in enumerate(rows)], settings=settings)
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        if finding.alarm and finding.bead is not None:
            found[finding.bead].append(finding)
    return found


def clean_rows(path: Path) -> list[Texts]:
    """The clean rows of a set, at most MAX_ROWS."""
    rows = [(r["source"], r["target"]) for r in read_rows(path) if r.get("label", "clean") == "clean"]
    return rows[:: -(-len(rows) // MAX_ROWS)]


def sets(languages: Sequence[str]) -> list[Path]:
    """The clean and fresh sets between these languages."""
    paths = [*sorted(PAIRS.glob("clean.*.jsonl")), *sorted(FRESH.glob("*.jsonl"))]
    return [p for p in paths if {tag.split("-")[0] for tag in languages_of(p.stem)} == set(languages)]


def planted(path: Path) -> Iterator[tuple[str, bool, Texts]]:
    """(kind, whether it is caught, row) of each error that is planted in a set."""
    rows, languages = clean_rows(path), languages_of(path.stem)
    errors = [e for e in plant(rows, languages, seed=SEED, each=EACH) if e.kind in (PUT, TAKEN)]
    before, after = alarms(rows, languages), alarms([e.row for e in errors], languages)
    for number, error in enumerate(errors):
        known = {(f.message, f.reading) for f in before[error.index]}
        yield error.kind, any((f.message, f.reading) not in known for f in after[number]), error.row


def figures() -> Iterator[Figure]:
    """Shares of planted negations and of DEMETR's that are caught, and alarms per 100 clean pairs of each set."""
    for languages in LANGUAGES:
        paths = sets(languages)
        counts: dict[str, list[bool]] = defaultdict(list)
        for path in paths:
            for kind, caught, _ in planted(path):
                counts[kind].append(caught)
            rows = clean_rows(path)
            raised = len([n for n, found in alarms(rows, languages_of(path.stem)).items() if found])
            yield Figure(f"negations {path.stem} M601 per 100", 100 * raised / len(rows), "lower", digest(path))
        for kind, some in counts.items():
            name = f"negations {'-'.join(languages)}: {kind} caught"
            yield Figure(name, sum(some) / len(some), "higher", digest(*paths), f"of {len(some)}")
    for phenomenon, names in _DEMETR.items():
        for name in names:
            path = PAIRS / f"demetr.{name}.jsonl"
            if path.is_file():
                yield _demetr(path, phenomenon)


def _demetr(path: Path, phenomenon: str) -> Figure:
    rows = [r for r in read_rows(path) if r["label"] == "error" and phenomenon in r["phenomenon"]]
    found = alarms([(r["source"], r["target"]) for r in rows], languages_of(path.stem))
    caught = sum(bool(some) for some in found.values())
    return Figure(
        f"negations {path.stem}: {phenomenon} caught", caught / len(rows), "higher", digest(path), f"of {len(rows)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print the rows whose errors are not caught")
    parser.add_argument("--alarms", action="store_true", help="print the alarms on the rows as they are")
    parser.add_argument("sets", nargs="*", metavar="SET", help="names such as wmt21.zh-en; all when none is given")
    options = parser.parse_args()
    for path in (path for languages in LANGUAGES for path in sets(languages)):
        if options.sets and path.stem not in options.sets:
            continue
        counts: dict[str, list[bool]] = defaultdict(list)
        for kind, caught, row in planted(path):
            counts[kind].append(caught)
            if options.misses and not caught:
                print(f"{kind}\n  {row[0]}\n  {row[1]}")
        rows = clean_rows(path)
        raised = alarms(rows, languages_of(path.stem))
        number = len([n for n, found in raised.items() if found])
        shares = ", ".join(f"{kind} {sum(some)}/{len(some)}" for kind, some in counts.items())
        print(f"{path.stem:22} {shares}; alarms {number} in {len(rows)}")
        if options.alarms:
            for n, found in raised.items():
                for finding in found:
                    print(f"  {finding.confidence:.2f} {finding.message}\n    {rows[n][0]}\n    {rows[n][1]}")


if __name__ == "__main__":
    main()
