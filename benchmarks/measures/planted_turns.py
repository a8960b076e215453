"""Turn a statement in a clean pair round and check whether it is found: directions of figures, and modal verbs.

usage: python -m benchmarks.measures.planted_turns [--seed N] [--limit N] [--misses KIND] [SET.jsonl …]

Without a set, the sets of the gold data are used: SHAPED are those that were read while the words of the checks were
collected, all others are held out. Errors are planted by benchmarks/corpora/error_turns.py, one on either side of a row
where its rules find a place. An error is found when its row raises N105, N108 or M601 that the row as it was does not
raise.
"""

from __future__ import annotations

import argparse
import pathlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.corpora.planting import KINDS, TURN_RULES, turnable
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.planted_numbers import PAIRS, document, sets
from samesaid.align.encoders.registry import bundled
from samesaid.compare.meaning.comparator import MeaningComparator
from samesaid.compare.pair import pair_of
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.ranking import MIN_STRENGTHS
from samesaid.languages import primary
from samesaid.model import Bead, Message

SHAPED = frozenset(
    {
        "clean.hkma.zh-en", "clean.ntrex.en-de", "clean.ntrex.en-en", "clean.ntrex.en-fr", "clean.ntrex.en-zh",
        "clean.tico19.en-zh", "clean.wmt22.en-zh", "clean.wmt22refs.en-en", "wmt21.en-ru", "wmt24pp.en-es",
        "wmt24pp.en-it", "wmt24pp.en-pt",
    }
)  # fmt: skip
TURNED = ("direction", "rise or fall", "earlier or later", "modality")
CODES = frozenset({"N105", "N108", "M601"})
_KIND_OF = {rule: kind for kind in TURNED for rule in KINDS[kind]}
_LANGUAGES = frozenset(rule.language for rule in TURN_RULES)
Row = tuple[str, str]
Found = set[tuple[str, Message, Message | None]]
Counts = dict[tuple[str, str], list[int]]
"""(kind of error, group of languages) → [found, planted]."""


def planted(rows: Sequence[Row], languages: Row, seed: int, limit: int) -> Iterator[tuple[str, int, Row]]:
    """(kind, index of the row, the row with the error), of every kind at most ``limit``, drawn over all rows."""
    made: dict[str, list[tuple[str, int, Row]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for side in (0, 1):
            for rule in TURN_RULES:
                if rule.language != primary(languages[side]) or not turnable(rule, languages):
                    continue
                text = rule.applied(row[side], random.Random(f"{seed} {number} {side} {rule.name}"))
                if text is not None:
                    kind = _KIND_OF[rule.name]
                    made[kind].append((kind, number, (text, row[1]) if side == 0 else (row[0], text)))
    for kind, errors in made.items():
        yield from random.Random(f"{seed} {kind}").sample(errors, min(limit, len(errors)))


def found_by_row(rows: Sequence[Row], languages: Row) -> list[Found]:
    """What is found in each row, if it is shown by default."""
    texts = [document(language, [row[n] for row in rows]) for n, language in enumerate(languages)]
    pair = pair_of(texts[0], texts[1], (Bead((i,), (i,), 1.0) for i in range(len(rows))), bundled(), independent=True)
    found: list[Found] = [set() for _ in rows]
    for comparator in (QuantityComparator(), MeaningComparator()):
        for one in comparator.compare(pair):
            if one.bead is not None and one.code in CODES and one.strength >= MIN_STRENGTHS["default"]:
                found[one.bead].add((one.code, one.message, one.reading))
    return found


def measured(
    files: Sequence[pathlib.Path], *, seed: int = 7, limit: int = 200, misses: str | None = None
) -> tuple[Counts, dict[str, list[int]]]:
    """The counts of planted errors, and for each group of languages [rows with M601, rows] as they were."""
    counts: Counts = defaultdict(lambda: [0, 0])
    clean: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, languages, rows in sets(files, 10**6, _LANGUAGES):
        group = _group(languages)
        before = found_by_row(rows, languages)
        clean[group][0] += sum(any(code == "M601" for code, _, _ in found) for found in before)
        clean[group][1] += len(rows)
        errors = list(planted(rows, languages, seed, limit))
        after = found_by_row([row for _, _, row in errors], languages)
        for (kind, number, row), found in zip(errors, after, strict=True):
            is_found = bool(found - before[number])
            counts[kind, group][0] += is_found
            counts[kind, group][1] += 1
            if kind == misses and not is_found:
                was = rows[number][row[0] == rows[number][0]]
                print(f"missed: {name} {number}\n    {was}\n    {row[0]}\n    {row[1]}")
    return dict(counts), dict(clean)


def _group(languages: Row) -> str:
    one, other = sorted(map(primary, languages))
    return "zh-en" if (one, other) == ("en", "zh") else "en-en" if one == other == "en" else "other languages"


def paths(held_out: bool) -> list[pathlib.Path]:
    """The sets that shaped the words, or all others of the gold data."""
    every = [*sorted(PAIRS.glob("clean.*.jsonl")), *sorted((GOLD / "fresh").glob("*.jsonl"))]
    return [path for path in every if (path.stem in SHAPED) != held_out]


def figures_apart() -> Iterator[Figure]:
    """The figures on the sets that shaped nothing."""
    yield from _figures("held out", paths(True))


def figures() -> Iterator[Figure]:
    """The figures on the sets that were read while the words were collected."""
    yield from _figures("shaped", paths(False))


def _figures(where: str, files: Sequence[pathlib.Path]) -> Iterator[Figure]:
    if not files:
        return
    data = digest(*files)
    counts, clean = measured(files)
    for (kind, group), (found, total) in sorted(counts.items()):
        yield Figure(f"turned, {where}: {kind} {group} caught", found / total, "higher", data, f"of {total}")
    for group, (raised, total) in sorted(clean.items()):
        yield Figure(f"turned, {where}: M601 per 100 pairs {group}", 100 * raised / total, "lower", data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, default=200, help="errors of a kind in a set at most")
    parser.add_argument("--misses", metavar="KIND", help="print the rows whose errors of this kind were not found")
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    choice = [("sets", options.sets)] if options.sets else [("held out", paths(True)), ("shaped", paths(False))]
    for where, files in choice:
        counts, clean = measured(files, seed=options.seed, limit=options.limit, misses=options.misses)
        for (kind, group), (found, total) in sorted(counts.items()):
            print(f"{where:9} {kind:10} {group:16} {found}/{total} = {found / total:.3f}")
        for group, (raised, total) in sorted(clean.items()):
            print(f"{where:9} clean      {group:16} {raised}/{total} = {100 * raised / total:.3f} per 100")


if __name__ == "__main__":
    main()
