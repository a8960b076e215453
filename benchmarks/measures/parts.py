"""Parts of sentences that one side alone has: alarms on clean pairs, and what is found of real and made errors.

usage: python -m benchmarks.measures.parts [--show] [SET …]

A row counts as found when O501 (a part is missing) or O502 (one was added) is raised on it, whichever its error is
about. Two figures each: what is shown by default, and what is shown with ``--all``. The models were trained on none of
these rows: of the fresh sets only those rows are taken that `benchmarks.fits.parts` leaves out. The thresholds were
chosen on the clean rows, so the rates of alarms are at home here; the rates of errors are not.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.pairs import read_rows
from samesaid.compare.ranking import MIN_STRENGTHS
from samesaid.documents import Row
from samesaid.model import Encoder, Finding
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

CLEAN = (
    "pairs/clean.tico19.en-zh", "pairs/clean.wmt22.en-zh", "pairs/clean.mqm.zh-en", "pairs/clean.wmt22refs.en-en",
    "fresh/wmt21.zh-en", "fresh/wmt24pp.en-zht", "fresh/wmt21.en-en", "fresh/wmt24pp.en-fr",
)  # fmt: skip
# Sets with errors, and the code that each kind of error must raise.
WRONG = {
    "pairs/contratico.en-zh": {"omission": "O501", "expansion": "O502"},
    "pairs/demetr.zh-en": {"pp_removed": "O501", "ne_removed": "O501", "addition": "O502"},
    "pairs/demetr.en-en": {"pp_removed": "O501", "ne_removed": "O501", "addition": "O502"},
    "pairs/mqm-errors.zh-en": {"omission": "O501"},
}
_CODES = {"O501": "omission", "O502": "addition"}
LEVELS = ("default", "all")


def rows_apart(name: str) -> list[dict[str, Any]]:
    """The rows of a set that no model was trained on."""
    rows = read_rows(GOLD / f"{name}.jsonl")
    return rows[1::2] if name.startswith("fresh/") else rows


def found(name: str, rows: Sequence[dict[str, Any]], encoder: Encoder | None = None) -> dict[str, list[Finding]]:
    """The alarms O501 and O502 of each row by its id, with those that are hidden by default; ``encoder`` is another
    than the bundled one.
    """
    source, target = languages_of(name.partition("/")[2])
    settings = Settings(source_lang=source, target_lang=target, only=("coverage",), level="all")
    checked = check_pairs(
        [Row(str(r["id"]), r["source"], r["target"]) for r in rows], settings=settings, encoder=encoder
    )
    alarms: dict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        if finding.alarm and finding.bead is not None and finding.code in _CODES:
            alarms[checked.ids[finding.bead]].append(finding)
    return alarms


def _raised(findings: Sequence[Finding], code: str, level: str) -> bool:
    return any(f.code == code and f.confidence >= MIN_STRENGTHS[level] for f in findings)


def figures() -> Iterator[Figure]:
    """Alarms per 100 clean rows and the share of errors found, by set, kind and level."""
    return figures_of(CLEAN, WRONG, "parts")


def figures_of(
    clean: Sequence[str], wrong: Mapping[str, Mapping[str, str]], title: str, encoder: Encoder | None = None
) -> Iterator[Figure]:
    """The figures of these sets, named after ``title``."""
    for name in clean:
        path = GOLD / f"{name}.jsonl"
        if not path.exists():
            continue
        rows = rows_apart(name)
        alarms = found(name, rows, encoder)
        for code, kind in _CODES.items():
            for level in LEVELS:
                count = sum(_raised(alarms[str(r["id"])], code, level) for r in rows)
                label = f"{title} {path.stem}: {kind} alarms per 100, {level}"
                yield Figure(label, 100 * count / len(rows), "lower", digest(path))
    for name, kinds in wrong.items():
        path = GOLD / f"{name}.jsonl"
        if not path.exists():
            continue
        errors = [r for r in read_rows(path) if r["label"] == "error"]
        chosen = {kind: [r for r in errors if kind in r["phenomenon"]] for kind in kinds}
        alarms = found(name, [r for some in chosen.values() for r in some], encoder)
        for kind, some in chosen.items():
            for level in LEVELS:
                count = sum(_raised(alarms[str(r["id"])], kinds[kind], level) for r in some)
                yield Figure(f"{title} {path.stem}: {kind} found, {level}", count / len(some), "higher", digest(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the alarms, those shown by default first")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(CLEAN)}; all when none is given")
    options = parser.parse_args()
    for name in options.sets or CLEAN:
        rows = rows_apart(name)
        alarms = found(name, rows)
        counts = [
            f"{kind} {100 * sum(_raised(alarms[str(r['id'])], code, level) for r in rows) / len(rows):.2f} ({level})"
            for code, kind in _CODES.items()
            for level in LEVELS
        ]
        print(f"{name} rows {len(rows)}  per 100: {'  '.join(counts)}")
        listed = [(f, r) for r in rows for f in alarms[str(r["id"])]] if options.show else []
        for finding, row in sorted(listed, key=lambda pair: -pair[0].confidence):
            print(f"  {row['id']} {finding.code} {finding.confidence:.2f} {finding.message}")
            print(f"    {row['source']}\n    {row['target']}")


if __name__ == "__main__":
    main()
