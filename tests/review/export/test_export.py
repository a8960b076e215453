"""What leaves the review is read by the rest of samesaid as it was decided."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.decisions.reading import load_decisions
from samesaid.model import SamesaidError, State
from samesaid.review.export.decided_report import decided_report, labelstudio
from samesaid.review.export.decisions import decisions_json
from samesaid.review.export.glossary import glossary
from samesaid.review.export.log_table import log_csv
from samesaid.review.store import decisions
from samesaid.review.store.database import Database
from tests.review.stores import decide, filled, the


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = filled(tmp_path / "review.sqlite3", "one", "two")
    decide(made, "Mei", "N104", why="=rounded")
    decide(made, "Liu", "E302", scope="renderings", why="house style")
    decide(made, "Liu", "N103", State.ASK, scope="rule")
    return made


def test_decisions_are_read_as_they_were_made(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    with database.reading() as db:
        path.write_text(decisions_json(db), encoding="utf-8")
        own = the(db, "N104")
    entries = load_decisions(path).entries
    assert {(one.kind, one.code, one.state, one.who) for one in entries} == {
        ("finding", "N104", State.NO_ERROR, "Mei"),
        ("renderings", "E302", State.NO_ERROR, "Liu"),
        ("rule", "N103", State.ASK, "Liu"),
    }
    finding = next(one for one in entries if one.kind == "finding")
    assert (finding.id, finding.text_digest, finding.why) == (own.id, own.digest, "=rounded")


def test_decisions_of_one_text(database: Database) -> None:
    with database.reading() as db:
        kinds = [one["kind"] for one in json.loads(decisions_json(db, text=2))["decisions"]]
    # Those that reach beyond their finding concern the other text, too.
    assert sorted(kinds) == ["renderings", "rule"]


@pytest.mark.parametrize("format", ["csv", "tbx"])
def test_accepted_renderings_are_a_glossary(database: Database, tmp_path: Path, format: str) -> None:
    path = tmp_path / f"accepted.{format}"
    with database.reading() as db:
        row = the(db, "E302")
        path.write_text(glossary(db, format), encoding="utf-8")
    # TBX is read in both directions.
    term, *_ = load_termbase(path).terms
    assert (term.source, term.renderings) == (row.source_words, (row.target_words,))


def test_nothing_is_accepted(tmp_path: Path) -> None:
    with filled(tmp_path / "review.sqlite3").reading() as db, pytest.raises(SamesaidError, match="no renderings"):
        glossary(db, "csv")


def test_the_log_is_a_table_without_formulas(database: Database) -> None:
    with database.writing() as db:
        decisions.undo(db, "Mei")
        rows = list(csv.DictReader(io.StringIO(log_csv(db).lstrip("\ufeff"), newline="")))
    assert [row["what"] for row in rows] == ["text", "text", "decision", "decision", "decision", "undo"]
    assert rows[2]["why"] == "'=rounded"
    assert rows[5]["takes_back"] == rows[2]["number"]


def test_a_report_with_its_decisions(database: Database) -> None:
    with database.reading() as db:
        report = decided_report(db, 1)
        tasks = json.loads(labelstudio(db))
    assert {f.code for f in report.decided} == {"N104", "E302"}
    assert {f.decision.state for f in report.findings if f.decision} == {State.ASK}
    assert not any(replace(f, decision=None).alarm for f in report.decided)
    chosen = {
        (task["data"]["code"], one["value"]["choices"][0])
        for task in tasks
        for one in task["predictions"][0]["result"]
        if one["from_name"] == "decision"
    }
    assert {("N104", "not an error"), ("N104", "open"), ("E302", "not an error")} <= chosen
