"""Findings with and without what editors settled, as views of DuckDB."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from samesaid.archive.store.decision_log import Settled

if TYPE_CHECKING:
    import duckdb

# Each kind of decision that there is is one hash join over the store; the covered findings are stored, so that this
# happens once, with the columns that findings are counted and chosen by.
_JOINED = {
    "finding": "s.finding = f.finding",
    "renderings": "s.code = f.code AND s.source = f.source_words AND s.target = f.target_words",
    "rule": "s.code = f.code AND s.document = f.document",
}


def _dismissed(kinds: Iterable[str]) -> str:
    """The statement that makes the table of dismissed findings from decisions of these kinds."""
    names = "entry, version, finding, published, code, type, severity, alarm, message, source_text, target_text,"
    names += " source_words, target_words"
    columns = ", ".join(f"f.{name}" for name in names.split(", "))
    joins = [
        f"SELECT {columns}, s.why FROM stored_findings f JOIN settled s ON s.kind = '{kind}' AND {_JOINED[kind]}"
        for kind in sorted(kinds)
    ] or [f"SELECT {columns}, '' AS why FROM stored_findings f WHERE false"]
    return (
        f"CREATE TEMP TABLE dismissed AS SELECT {names}, coalesce(min(why), '') AS why"
        f" FROM ({' UNION ALL '.join(joins)}) GROUP BY ALL"
    )


_PATHS = "p.reference AS reference_path, p.target AS target_path, p.source_language, p.target_language"
_FINDINGS = f"""CREATE VIEW findings AS
    SELECT f.*, {_PATHS} FROM stored_findings f JOIN pairs p USING (entry, version)
    WHERE NOT EXISTS (SELECT 1 FROM dismissed d
                      WHERE d.entry = f.entry AND d.version = f.version AND d.finding = f.finding)"""
_ALL_FINDINGS = f"""CREATE VIEW all_findings AS
    SELECT f.*, {_PATHS}, d.why IS NOT NULL AS dismissed, d.why FROM stored_findings f
    JOIN pairs p USING (entry, version) LEFT JOIN
    (SELECT entry, version, finding, why FROM dismissed) d USING (entry, version, finding)"""


def make_findings(db: duckdb.DuckDBPyConnection, settled: tuple[Settled, ...]) -> None:
    """The table ``dismissed`` and the views ``findings`` and ``all_findings``."""
    columns = ("kind", "finding", "code", "source", "target", "document", "why")
    db.execute(f"CREATE TEMP TABLE settled ({', '.join(f'{name} TEXT' for name in columns)})")
    rows = [[s.kind, s.finding, s.code, s.source, s.target, s.document, s.why] for s in settled]
    if rows:
        db.executemany("INSERT INTO settled VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    for statement in (_dismissed({s.kind for s in settled} & _JOINED.keys()), _FINDINGS, _ALL_FINDINGS):
        db.execute(statement)
