"""Alarms on professional translations that were read by a person: how many are false, which real ones are kept.

usage: python -m benchmarks.measures.fresh [--show] [SET …]

A set has rows {id, source, target}; verdicts are lines of id, code, verdict (real, defensible, false) and cause. An
alarm of today is known by its row and its family (numbers and dates are one). What nobody has read counts as false:
--show prints it. The rows whose alarms were read shaped the checks, the other rows of these sets did not.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.fits.judged import RIGHT, VERDICTS, judged, verdicts
from benchmarks.measures.pairs import read_rows
from samesaid.documents import Row
from samesaid.model import Finding, Severity
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

FRESH = GOLD / "fresh"
UNREAD = "unread"


def sets(names: Sequence[str] = ()) -> list[Path]:
    """The fresh sets that are present, or those of them with these names."""
    return [p for p in sorted(FRESH.glob("*.jsonl")) if not names or p.stem in names]


def measured(path: Path, known: Mapping[str, Sequence[tuple[str, str]]]) -> list[tuple[str, Finding, str]]:
    """(id of the row, alarm, verdict) for every alarm of a set; the verdict on one that nobody has read is "unread"."""
    rows = [Row(str(r["id"]), r["source"], r["target"]) for r in read_rows(path)]
    source, target = languages_of(path.stem)
    checked = check_pairs(rows, settings=Settings(source_lang=source, target_lang=target))
    by_row: dict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        if finding.alarm and finding.bead is not None:
            by_row[checked.ids[finding.bead]].append(finding)
    return [
        (row, finding, verdict or UNREAD)
        for row, found in by_row.items()
        for finding, verdict in zip(found, judged([f.code for f in found], known.get(row, ())), strict=True)
    ]


def figures() -> Iterator[Figure]:
    """False alarms per 100 rows and real ones kept, by set; precision and the share right of the critical ones."""
    known = verdicts()
    alarms: list[tuple[str, Finding, str]] = []
    for path in sets():
        found, rows = measured(path, known), read_rows(path)
        data = digest(path, *(p for p in VERDICTS if p.exists()))
        alarms += found
        yield Figure(f"fresh {path.stem}: false alarms per 100", 100 * _false(found) / len(rows), "lower", data)
        real = _real(known, {str(r["id"]) for r in rows})
        if real:
            kept = sum(verdict == "real" for *_, verdict in found) / real
            yield Figure(f"fresh {path.stem}: real alarms kept", kept, "higher", data, f"of {real}")
    if not alarms:
        print("no figures of fresh translations: their data are absent (see benchmarks/data.py)")
        return
    data = digest(*sets(), *(p for p in VERDICTS if p.exists()))
    rows_of_all = [r for path in sets() for r in read_rows(path)]
    real = _real(known, {str(r["id"]) for r in rows_of_all})
    kept = sum(verdict == "real" for *_, verdict in alarms) / real
    yield Figure("fresh, all sets: false alarms per 100", 100 * _false(alarms) / len(rows_of_all), "lower", data)
    yield Figure("fresh, all sets: real alarms kept", kept, "higher", data, f"of {real}")
    yield Figure("fresh, all sets: alarms that are right", 1 - _false(alarms) / len(alarms), "higher", data)
    critical = [a for a in alarms if a[1].severity is Severity.CRITICAL]
    if critical:
        right = 1 - _false(critical) / len(critical)
        yield Figure("fresh, all sets: critical alarms that are right", right, "higher", data, f"of {len(critical)}")


def _false(alarms: Sequence[tuple[str, Finding, str]]) -> int:
    return sum(verdict not in RIGHT for *_, verdict in alarms)


def _real(known: Mapping[str, Sequence[tuple[str, str]]], ids: set[str]) -> int:
    return sum(verdict == "real" for row in ids for _, verdict in known.get(row, ()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the alarms that nobody has read")
    parser.add_argument("sets", nargs="*", metavar="SET", help="names such as wmt21.zh-en; all when none is given")
    options = parser.parse_args()
    known = verdicts()
    for path in sets(options.sets):
        rows = {str(r["id"]): r for r in read_rows(path)}
        found = measured(path, known)
        counts = Counter(verdict for *_, verdict in found)
        per_100 = 100 * _false(found) / len(rows)
        words = " · ".join(f"{verdict} {counts[verdict]}" for verdict in ("real", "defensible", "false", UNREAD))
        kept = f"of {_real(known, set(rows))} real"
        print(f"{path.stem:16} rows {len(rows):4}  {words}  ({kept})  false per 100 {per_100:.2f}")
        for row, finding, verdict in found if options.show else ():
            if verdict == UNREAD:
                print(f"  {row} {finding.code} {finding.severity} {finding.confidence:.2f} {finding.message}")
                print(f"    {rows[row]['source']}\n    {rows[row]['target']}")


if __name__ == "__main__":
    main()
