"""Findings with and without what editors settled, as views of DuckDB."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from samesaid.archive.store.decision_log import Settled

if TYPE_CHECKING:
    import duckdb

# Each kind of decision: columns of a decision, and those of a finding that must be equal. Each is one hash join over
# the store, which reads no other columns of it: texts are most of its bytes.
_EQUAL = {
    "finding": (("finding", "finding"),),
    "renderings": (("code", "code"), ("source", "source_words"), ("target", "target_words")),
    "rule": (("code", "code"), ("document", "document")),
}


def is_dismissed(settled: Iterable[Settled]) -> str | None:
    """The condition for a row of ``stored_findings``, None where nothing is settled.

    It is for questions that read a few columns of every finding; the others have the view ``findings``.
    """
    conditions = []
    for kind in _kinds(settled):
        mine, its = (", ".join(names) for names in zip(*_EQUAL[kind], strict=True))
        conditions.append(f"({its}) IN (SELECT ({mine}) FROM settled WHERE kind = '{kind}')")
    return f"({' OR '.join(conditions)})" if conditions else None


def _kinds(settled: Iterable[Settled]) -> list[str]:
    return sorted({s.kind for s in settled} & _EQUAL.keys())


def _dismissed(settled: Iterable[Settled]) -> str:
    """The statement that makes the table of dismissed findings."""
    joins = []
    for kind in _kinds(settled):
        equal = " AND ".join(f"s.{mine} = f.{its}" for mine, its in _EQUAL[kind])
        joins.append(
            "SELECT f.entry, f.version, f.finding, s.why"
            f" FROM stored_findings f JOIN settled s ON s.kind = '{kind}' AND {equal}"
        )
    nothing = "SELECT entry, version, finding, '' AS why FROM stored_findings WHERE false"
    return (
        "CREATE TEMP TABLE dismissed AS SELECT entry, version, finding, coalesce(min(why), '') AS why"
        f" FROM ({' UNION ALL '.join(joins) or nothing}) GROUP BY ALL"
    )


_PATHS = "p.reference AS reference_path, p.target AS target_path, p.source_language, p.target_language"
_FINDINGS = f"""CREATE VIEW findings AS
    SELECT f.*, {_PATHS} FROM stored_findings f JOIN pairs p USING (entry, version)
    WHERE NOT EXISTS (SELECT 1 FROM dismissed d
                      WHERE d.entry = f.entry AND d.version = f.version AND d.finding = f.finding)"""
_ALL_FINDINGS = f"""CREATE VIEW all_findings AS
    SELECT f.*, {_PATHS}, d.why IS NOT NULL AS dismissed, d.why FROM stored_findings f
    JOIN pairs p USING (entry, version) LEFT JOIN dismissed d USING (entry, version, finding)"""


def make_settled(db: duckdb.DuckDBPyConnection, settled: tuple[Settled, ...]) -> None:
    """The table ``settled``: a row a decision."""
    columns = ("kind", "finding", "code", "source", "target", "document", "why")
    db.execute(f"CREATE TEMP TABLE settled ({', '.join(f'{name} TEXT' for name in columns)})")
    rows = [[s.kind, s.finding, s.code, s.source, s.target, s.document, s.why] for s in settled]
    if rows:
        db.executemany("INSERT INTO settled VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def make_findings(db: duckdb.DuckDBPyConnection, settled: tuple[Settled, ...]) -> None:
    """The table ``dismissed`` and the views ``findings`` and ``all_findings``, after ``make_settled``."""
    for statement in (_dismissed(settled), _FINDINGS, _ALL_FINDINGS):
        db.execute(statement)
