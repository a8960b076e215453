"""Negations planted in clean pairs, DEMETR's negations and antonyms, and what the check raises on clean pairs.

usage: python -m benchmarks.measures.planted_negations [--misses] [--alarms] [SET …]

A negation is put on either side of a row, or taken away (benchmarks/corpora/error_negation.py). It is caught when its
row raises evidence, shown by default, that the row as it was does not raise.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora.error_negation import PUT, TAKEN
from benchmarks.corpora.planting import Planted, plant
from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.pairs import read_rows
from samesaid import documents
from samesaid.align.encoders.registry import bundled
from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.negation.check import negations
from samesaid.compare.meaning.negation.model import models
from samesaid.compare.pair import pair_of
from samesaid.compare.ranking import MIN_STRENGTHS
from samesaid.languages import primary
from samesaid.model import Bead, Message
from samesaid.reports.catalogue import catalogue

PAIRS, FRESH = GOLD / "pairs", GOLD / "fresh"
SEED, EACH, MAX_ROWS = 11, 100, 700
LANGUAGES = (("en", "zh"), ("en",), ("de", "en"), ("en", "fr"), ("en", "es"))
_DEMETR = {"negation": ("zh-en", "en-en", "de-en", "fr-en", "es-en"), "antonym": ("en-en",)}
Texts = tuple[str, str]


def alarms(rows: Sequence[Texts], languages: Texts) -> dict[int, list[Evidence]]:
    """The evidence that is shown by default, by the number of the row."""
    sides = (documents.from_rows([row[n] for row in rows], name="ab"[n], language=languages[n]) for n in (0, 1))
    pair = pair_of(*sides, [Bead((i,), (i,), 1.0) for i in range(len(rows))], bundled(), independent=True)
    found: dict[int, list[Evidence]] = defaultdict(list)
    for evidence in negations(pair):
        if evidence.bead is not None and evidence.strength >= MIN_STRENGTHS["default"]:
            found[evidence.bead].append(evidence)
    return found


def _rows(path: Path) -> list[Texts]:
    rows = [(r["source"], r["target"]) for r in read_rows(path) if r.get("label", "clean") == "clean"]
    return rows[:: -(-len(rows) // MAX_ROWS)]


def sets(languages: Sequence[str]) -> list[Path]:
    """The clean and fresh sets between these languages."""
    paths = [*sorted(PAIRS.glob("clean.*.jsonl")), *sorted(FRESH.glob("*.jsonl"))]
    return [p for p in paths if {tag.split("-")[0] for tag in languages_of(p.stem)} == set(languages)]


@dataclass(frozen=True, slots=True)
class Measured:
    """One set: its errors as (kind, whether it is caught, row), its rows, and the alarms on those as they are."""

    errors: list[tuple[str, bool, Texts]]
    rows: list[Texts]
    alarms: dict[int, list[Evidence]]

    def rate(self) -> float:
        """Rows with an alarm, in 100."""
        return 100 * sum(bool(found) for found in self.alarms.values()) / len(self.rows)

    def caught(self) -> dict[str, list[bool]]:
        """Whether each planted error is caught, by kind."""
        return {
            kind: [c for k, c, _ in self.errors if k == kind] for kind in dict.fromkeys(k for k, _, _ in self.errors)
        }


def measure(path: Path) -> Measured:
    """What is caught and raised in one set."""
    rows, languages = _rows(path), languages_of(path.stem)
    errors = [
        e
        for e in plant(rows, languages, seed=SEED, each=EACH)
        if e.kind in (PUT, TAKEN) and _looked_for(*_negating(e, languages))
    ]
    before, after = alarms(rows, languages), alarms([e.row for e in errors], languages)
    return Measured(
        [
            (
                f"{_negating(e, languages)[0]} negates alone",
                bool({_identity(f) for f in after.get(n, ())} - {_identity(f) for f in before.get(e.index, ())}),
                e.row,
            )
            for n, e in enumerate(errors)
        ],
        rows,
        before,
    )


def _negating(error: Planted, languages: Texts) -> Texts:
    """The language that negates alone, where a negation was put or the other side's was taken away, and the other."""
    side = error.side if error.kind == PUT else 1 - error.side
    one, other = primary(languages[side]), primary(languages[1 - side])
    return one, other


def _looked_for(negating: str, other: str) -> bool:
    return negating == other or (negating, other) in models()


def _identity(evidence: Evidence) -> tuple[Message, Message | None]:
    return evidence.message, evidence.reading


def figures() -> Iterator[Figure]:
    """Shares of planted negations and of DEMETR's that are caught, and alarms per 100 clean pairs of each set."""
    for languages in LANGUAGES:
        paths = sets(languages)
        counts: dict[str, list[bool]] = defaultdict(list)
        for path in paths:
            found = measure(path)
            for kind, some in found.caught().items():
                counts[kind] += some
            yield Figure(f"negations {path.stem} raised per 100", found.rate(), "lower", digest(path))
        for kind, some in counts.items():
            name = f"negations {'-'.join(languages)}: {kind}, caught"
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
        f"negations {path.stem}: {phenomenon}, caught", caught / len(rows), "higher", digest(path), f"of {len(rows)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print the rows whose errors are not caught")
    parser.add_argument("--alarms", action="store_true", help="print the alarms on the rows as they are")
    parser.add_argument("sets", nargs="*", metavar="SET", help="names such as wmt21.zh-en; all when none is given")
    options = parser.parse_args()
    english = catalogue("en")
    for path in (path for languages in LANGUAGES for path in sets(languages)):
        if options.sets and path.stem not in options.sets:
            continue
        found = measure(path)
        shares = ", ".join(f"{kind} {sum(some)}/{len(some)}" for kind, some in found.caught().items())
        print(f"{path.stem:22} {shares}; alarms per 100 {found.rate():.2f}")
        if options.misses:
            for kind, caught, row in found.errors:
                if not caught:
                    print(f"{kind}\n  {row[0]}\n  {row[1]}")
        if options.alarms:
            for n, raised in found.alarms.items():
                for evidence in raised:
                    print(f"  {evidence.strength:.2f} {english.text(evidence.message)}")
                    print("\n".join(f"    {text}" for text in found.rows[n]))


if __name__ == "__main__":
    main()
