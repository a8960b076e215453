"""Take an item out of a list of a clean pair: is it reported, and does the pair as it is raise such a finding?

usage: python -m benchmarks.measures.planted_items [--alarms] [SET …]

An item is what a tagger takes for a conjunct (English) or what follows 、 or a conjunction (Chinese), inside a list of
three items or more. It is found when its row raises O501 or O502, whichever side lacks it, as a list's item or as a
part of a sentence, with a strength that is shown by default.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.corpora.deletions import ITEM, parts_of, without
from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.pairs import read_rows
from samesaid.align.encoders.registry import bundled
from samesaid.compare.coverage.comparator import CoverageComparator
from samesaid.compare.coverage.lists.enumerations import enumerations
from samesaid.compare.coverage.parts.words import words_of
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side, pair_of
from samesaid.compare.ranking import MIN_STRENGTHS
from samesaid.compare.tagging import taggings
from samesaid.documents import from_rows
from samesaid.model import Bead

SETS = ("fresh/wmt21.zh-en", "fresh/wmt24pp.en-fr", "pairs/clean.tico19.en-zh", "pairs/clean.wmt22refs.en-en")
MOST = 200
_SHORTEST_LIST = 3
_KINDS = ("item", "part")
Row = dict[str, Any]


@dataclass(frozen=True)
class Planted:
    """Rows of a set without an item, and the code that each must raise."""

    rows: list[Row]
    codes: list[str]


def pair(rows: Sequence[Row], languages: tuple[str, str]) -> Pair:
    """The rows as independent beads."""
    texts = [
        from_rows([row[side] for row in rows], name=side, language=language)
        for side, language in zip(("source", "target"), languages, strict=True)
    ]
    vectors = [bundled().encode([s.text for s in text.sentences]) for text in texts]
    cosines = (vectors[0] * vectors[1]).sum(axis=1)
    beads = [Bead((i,), (i,), float(x)) for i, x in enumerate(cosines)]
    return pair_of(texts[0], texts[1], beads, bundled(), independent=True)


def planted(rows: Sequence[Row], languages: tuple[str, str], seed: str) -> Planted:
    """Up to ``MOST`` copies of rows without an item of a list."""
    rng, whole = random.Random(seed), pair(rows, languages)
    made: list[tuple[Row, str]] = []
    for side, name, code in ((whole.source, "source", "O502"), (whole.target, "target", "O501")):
        for i, row in enumerate(rows):
            text = _without_item(side, i, rng)
            if text is not None:
                made.append(({**row, name: text}, code))
    rng.shuffle(made)
    return Planted([row for row, _ in made[:MOST]], [code for _, code in made[:MOST]])


def _without_item(side: Side, index: int, rng: random.Random) -> str | None:
    words, tokens = words_of(side, (index,)), side.annotate(taggings)[index].tokens
    lists = [one for one in enumerations(words) if len(one) >= _SHORTEST_LIST]
    if not tokens or not lists:
        return None
    inside = [
        part
        for part in parts_of(words, tokens)
        if part.kind == ITEM and any(one[0].start <= part.start and part.stop <= one[-1].stop for one in lists)
    ]
    return without(words, rng.choice(inside)).text if inside else None


def raised(rows: Sequence[Row], languages: tuple[str, str]) -> list[Evidence]:
    """What is shown by default of items and of parts of sentences."""
    return [
        one
        for one in CoverageComparator().compare(pair(rows, languages))
        if one.code in ("O501", "O502")
        and one.message.key.rpartition(".")[2] in _KINDS
        and one.strength >= MIN_STRENGTHS["default"]
    ]


def measured(name: str) -> tuple[float, float, int, list[Evidence]]:
    """Share found, alarms about items per 100 rows as they are, items planted, those alarms."""
    languages, rows = languages_of(name.partition("/")[2]), read_rows(GOLD / f"{name}.jsonl")
    errors = planted(rows, languages, name)
    known = {(one.bead, one.code) for one in raised(errors.rows, languages)}
    found = sum((i, code) in known for i, code in enumerate(errors.codes))
    alarms = [one for one in raised(rows, languages) if one.message.key.endswith(".item")]
    return found / len(errors.rows), 100 * len(alarms) / len(rows), len(errors.rows), alarms


def figures() -> Iterator[Figure]:
    """By set: the share of planted items that is found, and the alarms about items on the rows as they are."""
    for name in SETS:
        path = GOLD / f"{name}.jsonl"
        if path.exists():
            found, alarms, count, _ = measured(name)
            yield Figure(f"items {path.stem}: found", found, "higher", digest(path), f"of {count}")
            yield Figure(f"items {path.stem}: alarms per 100 rows", alarms, "lower", digest(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--alarms", action="store_true", help="print the alarms on rows as they are")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all when none is given")
    options = parser.parse_args()
    for name in options.sets or SETS:
        found, rate, count, alarms = measured(name)
        print(f"{name:30} found {found:.3f} of {count}, alarms per 100 rows {rate:.2f}")
        for one in alarms if options.alarms else ():
            print(f"  row {one.bead} {one.code} {dict(one.message.args)['quote']}")


if __name__ == "__main__":
    main()
