"""Change in a clean pair who said something, or in which words, and check whether it is found (Q701).

usage: python -m benchmarks.measures.planted_quotations [--misses KIND] [--alarms] [SET …]

Without a set, those that did not shape the words are used. The errors are those of
benchmarks/corpora/error_quotations.py. One is found when its row raises an alarm of Q701 that the row as it was does
not raise. Quotations are changed in two human English versions, and in copies of an English text, as an editor of one
version may change them. Other words of another person's version are information and raise no alarm.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora import error_quotations
from benchmarks.corpora.error_quotations import Error, Row
from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures import planted_negations
from benchmarks.measures.planted_negations import clean_rows
from samesaid.languages import primary
from samesaid.model import Finding

CODE, SEED, EACH = "Q701", "quotations", 100
# Errors of a kind below which a share says too little to be a figure.
FEWEST = 10
LANGUAGES = frozenset({"en", "zh", "de", "fr", "es"})
# Sets whose alarms were read while the words were collected, and one whose English side is among theirs.
SHAPED = frozenset(
    {
        "clean.hkma.zh-en", "clean.ntrex.en-de", "clean.ntrex.en-en", "clean.ntrex.en-fr", "clean.ntrex.en-zh",
        "clean.ntrex.en-zht", "clean.tico19.en-zh", "clean.wmt22.en-zh", "clean.wmt22refs.en-en", "wmt21.zh-en",
        "wmt24pp.en-es", "wmt24pp.en-fr",
    }
)  # fmt: skip
Counts = dict[tuple[str, str], list[bool]]
"""(kind of error, group of languages) → whether each was found."""


def alarms(rows: Sequence[Row], languages: Row) -> dict[int, list[Finding]]:
    """The alarms of Q701 that are shown by default, by the number of the row."""
    found = planted_negations.alarms(rows, languages)
    return {n: kept for n, some in found.items() if (kept := [f for f in some if f.code == CODE])}


def sets(shaped: bool = False) -> list[Path]:
    """The clean and fresh sets that shaped the words, or those that did not."""
    every = [*sorted((GOLD / "pairs").glob("clean.*.jsonl")), *sorted((GOLD / "fresh").glob("*.jsonl"))]
    return [p for p in every if set(map(primary, languages_of(p.stem))) <= LANGUAGES and (p.stem in SHAPED) == shaped]


def planted(path: Path, misses: str | None = None) -> Iterator[tuple[str, str, bool]]:
    """(kind, group of languages, whether it is found) of each error that is planted in a set."""
    rows, languages = clean_rows(path), languages_of(path.stem)
    seed = f"{SEED} {path.stem}"
    errors = [*error_quotations.attributions(rows, languages, seed), *error_quotations.speakers(rows, languages, seed)]
    group = _group(languages)
    if group == "en-en":
        errors += error_quotations.quotations(rows, seed)
    yield from ((e.kind, group, found) for e, found in _found(rows, languages, errors, misses))
    if "en" in languages:
        copies = [(row[languages.index("en")],) * 2 for row in rows]
        changed = list(error_quotations.quotations(copies, seed))
        yield from ((e.kind, "copies", found) for e, found in _found(copies, ("en", "en"), changed, misses))


def _found(
    rows: Sequence[Row], languages: Row, errors: Sequence[Error], misses: str | None
) -> Iterator[tuple[Error, bool]]:
    """Some errors of each kind, and whether each is found."""
    by_kind: dict[str, list[Error]] = defaultdict(list)
    for error in errors:
        by_kind[error.kind].append(error)
    chosen = [e for kind, some in by_kind.items() for e in random.Random(kind).sample(some, min(EACH, len(some)))]
    numbers = sorted({e.number for e in chosen})
    as_they_were = alarms([rows[n] for n in numbers], languages)
    before = {numbers[n]: found for n, found in as_they_were.items()}
    after = alarms([e.row for e in chosen], languages)
    for n, error in enumerate(chosen):
        known = {(f.message, f.reading) for f in before.get(error.number, ())}
        found = any((f.message, f.reading) not in known for f in after.get(n, ()))
        if error.kind == misses and not found:
            print(f"missed\n    {error.row[0]}\n    {error.row[1]}")
        yield error, found


def _group(languages: Row) -> str:
    kinds = set(map(primary, languages))
    return "en-en" if kinds == {"en"} else "zh-en" if kinds == {"en", "zh"} else "other languages"


def measured(files: Sequence[Path], misses: str | None = None) -> Counts:
    """Whether each planted error is found, by its kind and group of languages."""
    counts: Counts = defaultdict(list)
    for path in files:
        for kind, group, found in planted(path, misses):
            counts[kind, group].append(found)
    return dict(sorted(counts.items()))


def figures() -> Iterator[Figure]:
    """The figures on the sets that shaped nothing."""
    files = sets()
    if not files:
        return
    for (kind, group), some in measured(files).items():
        if len(some) < FEWEST:
            continue
        name = f"quotations: {kind} {group} caught"
        yield Figure(name, sum(some) / len(some), "higher", digest(*files), f"of {len(some)}")
    for path in files:
        rows = clean_rows(path)
        raised = len(alarms(rows, languages_of(path.stem)))
        yield Figure(f"quotations: {path.stem} Q701 per 100", 100 * raised / len(rows), "lower", digest(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", metavar="KIND", help="print the errors of this kind that are not found")
    parser.add_argument("--alarms", action="store_true", help="print the alarms on the rows as they are")
    parser.add_argument("sets", nargs="*", metavar="SET", help="names such as wmt21.en-de")
    options = parser.parse_args()
    every = [*sets(), *sets(shaped=True)]
    chosen = [p for p in every if p.stem in options.sets] if options.sets else sets()
    for (kind, group), some in measured(chosen, options.misses).items():
        print(f"{kind:22} {group:16} {sum(some)}/{len(some)} = {sum(some) / len(some):.3f}")
    for path in chosen:
        rows = clean_rows(path)
        raised = alarms(rows, languages_of(path.stem))
        print(f"{path.stem:22} alarms in {len(raised)} of {len(rows)} rows")
        for n, found in raised.items() if options.alarms else ():
            for finding in found:
                print(f"  {finding.confidence:.2f} {finding.message}\n    {rows[n][0]}\n    {rows[n][1]}")


if __name__ == "__main__":
    main()
