"""Replace a word of a clean pair by its opposite and check whether it is found.

usage: python -m benchmarks.measures.planted_opposites [--misses] [SET …]

Without a set, those between Chinese and English, or two English versions, are used. The errors are those of
benchmarks/corpora/error_opposites.py. One is found when its row raises an opposite (M601) that the row as it was does
not raise. The model between Chinese and English was fitted on other errors of the same sets, drawn by another seed.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora.error_opposites import Row, swapped
from benchmarks.corpora.raised import languages_of
from benchmarks.data import digest
from benchmarks.figures import Figure
from benchmarks.measures.planted_negations import alarms, clean_rows, sets
from benchmarks.measures.planted_numbers import document
from samesaid.align.encoders.registry import bundled
from samesaid.compare.pair import Pair, pair_of
from samesaid.model import Bead

LANGUAGES = (("en", "zh"), ("en",))
SEED, EACH = "opposites measured", 200
KIND = "code.M601.opposite"


def _pair(rows: Sequence[Row], languages: Row) -> Pair:
    texts = [document(language, [row[n] for row in rows]) for n, language in enumerate(languages)]
    return pair_of(texts[0], texts[1], (Bead((i,), (i,), 1.0) for i in range(len(rows))), bundled(), independent=True)


def planted(path: Path) -> Iterator[tuple[str, bool, Row]]:
    """(language of the word, whether it is found, row) of each error that is planted in a set."""
    rows, languages = clean_rows(path), languages_of(path.stem)
    pair = _pair(rows, languages)
    before = alarms(rows, languages)
    for side, text in enumerate((pair.source, pair.target)):
        errors = list(swapped(text, rows, side, f"{SEED} {path.stem} {side}"))
        errors = random.Random(f"{SEED} {side}").sample(errors, min(EACH, len(errors)))
        after = alarms([row for _, row, _ in errors], languages)
        for n, (number, row, _) in enumerate(errors):
            known = {(f.message, f.reading) for f in before.get(number, ())}
            new = (f for f in after.get(n, ()) if f.content and f.content.key == KIND)
            yield languages[side].split("-")[0], any((f.message, f.reading) not in known for f in new), row


def figures() -> Iterator[Figure]:
    """Shares of the planted opposites that are found."""
    for languages in LANGUAGES:
        paths = sets(languages)
        counts: dict[str, list[bool]] = defaultdict(list)
        for path in paths:
            for language, found, _ in planted(path):
                counts[language].append(found)
        for language, some in counts.items():
            name = f"opposites {'zh-en' if len(languages) > 1 else 'en-en'}: word in {language} replaced caught"
            yield Figure(name, sum(some) / len(some), "higher", digest(*paths), f"of {len(some)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print the rows whose errors are not found")
    parser.add_argument("sets", nargs="*", metavar="SET", help="names such as wmt21.zh-en; all when none is given")
    options = parser.parse_args()
    for path in (path for languages in LANGUAGES for path in sets(languages)):
        if options.sets and path.stem not in options.sets:
            continue
        counts: dict[str, list[bool]] = defaultdict(list)
        for language, found, row in planted(path):
            counts[language].append(found)
            if options.misses and not found:
                print(f"{language}\n  {row[0]}\n  {row[1]}")
        print(f"{path.stem:22} " + ", ".join(f"{name} {sum(some)}/{len(some)}" for name, some in counts.items()))


if __name__ == "__main__":
    main()
