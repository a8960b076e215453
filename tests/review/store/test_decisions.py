"""Decisions: what holds, what conflicts, what is taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from samesaid.model import State
from samesaid.review.store import decisions, texts
from samesaid.review.store.database import Database
from samesaid.review.store.records import InvalidError, StaleError, UnknownError, Wanted
from tests.review.stores import decide, filled, record, the


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return filled(tmp_path / "review.sqlite3", "one", "two")


def test_a_decision_is_counted(database: Database) -> None:
    with database.reading() as db:
        before = texts.text(db, 1)
    outcome = decide(database, "Mei", "N104", why="house style")
    with database.reading() as db:
        after, row = texts.text(db, 1), the(db, "N104")
    assert (before.critical, after.critical) == (1, 0)
    assert after.version > before.version
    assert outcome.changed == (row,)
    assert (row.state, row.scope, row.who, row.why) == (State.NO_ERROR, "finding", "Mei", "house style")


def test_of_two_at_once_one_is_first_and_the_other_learns_of_it(database: Database) -> None:
    with database.reading() as db:
        seen = the(db, "N104")
    wanted = Wanted(seen.number, State.FIXED, seen.revision, why="mended")
    decide(database, "Mei", "N104", State.ASK, why="Who counted?")
    with database.writing() as db:
        outcome = decisions.decide(db, "Liu", [wanted])
    (conflict,) = outcome.conflicts
    assert not outcome.changed
    assert (conflict.theirs.who, conflict.theirs.state, conflict.theirs.why) == ("Mei", State.ASK, "Who counted?")
    assert conflict.wanted == wanted


@pytest.mark.parametrize("partly", [False, True])
def test_one_conflict_of_many(database: Database, partly: bool) -> None:
    with database.reading() as db:
        rows = [row for row in texts.findings(db, 1) if row.alarm]
    decide(database, "Mei", rows[0].code, State.ASK)
    with database.writing() as db:
        outcome = decisions.decide(
            db, "Liu", [Wanted(row.number, State.NO_ERROR, row.revision) for row in rows], partly=partly
        )
    assert len(outcome.conflicts) == 1
    assert len(outcome.changed) == (len(rows) - 1 if partly else 0)


def test_own_decision_before_renderings_before_rule(database: Database) -> None:
    decide(database, "Mei", "N104", State.ASK, scope="rule")
    decide(database, "Mei", "N104", State.WILL_FIX, scope="renderings")
    decide(database, "Mei", "N104", State.FIXED)
    with database.reading() as db:
        assert the(db, "N104").state is State.FIXED
        assert the(db, "N104", text=2).state is State.WILL_FIX
    for expected in (State.WILL_FIX, State.ASK, State.OPEN):
        with database.writing() as db:
            decisions.undo(db, "Mei")
        with database.reading() as db:
            assert the(db, "N104").state is expected


def test_a_pair_of_renderings_is_decided_in_all_texts(database: Database) -> None:
    outcome = decide(database, "Mei", "N104", scope="renderings")
    assert {row.text for row in outcome.changed} == {1, 2}
    with database.reading() as db:
        assert texts.text(db, 2).critical == 0


def test_a_missing_sentence_is_no_pair_of_renderings(database: Database) -> None:
    with pytest.raises(InvalidError, match="no pair of renderings"):
        decide(database, "Mei", "O502", scope="renderings")


@pytest.mark.parametrize("number", [0, -1, 999, 2**63, 2**100])
def test_what_is_not_there(database: Database, number: int) -> None:
    with database.writing() as db, pytest.raises(UnknownError):
        decisions.decide(db, "Mei", [Wanted(number, State.FIXED)])
    with database.reading() as db, pytest.raises(UnknownError):
        texts.text(db, number)


def test_undo_takes_back_one_act_and_nothing_of_others(database: Database) -> None:
    with database.writing() as db:
        rows = [row for row in texts.findings(db, 1) if row.alarm]
        decisions.decide(db, "Mei", [Wanted(row.number, State.NO_ERROR) for row in rows])
    decide(database, "Liu", rows[0].code, State.ASK)
    with database.writing() as db:
        outcome = decisions.undo(db, "Mei")
    assert [conflict.theirs.who for conflict in outcome.conflicts] == ["Liu"]
    assert {row.state for row in outcome.changed} == {State.OPEN}
    with database.reading() as db:
        assert the(db, rows[0].code).state is State.ASK


def test_undo_of_a_day(database: Database) -> None:
    decide(database, "Mei", "N104")
    decide(database, "Mei", "N104", State.FIXED)
    decide(database, "Mei", "E302", scope="renderings")
    decide(database, "Liu", "N103", State.FIXED)
    with database.writing() as db:
        today = datetime.now(UTC).date()
        outcome = decisions.undo_day(db, "Mei", today, by="Chief")
        assert not outcome.conflicts
        assert decisions.undo_day(db, "Mei", today).batch == 0
    with database.reading() as db:
        assert {the(db, code).state for code in ("N104", "E302")} == {State.OPEN}
        assert the(db, "N103").state is State.FIXED
        assert decisions.history(db, the(db, "N104").number)[-1].who == "Chief"


def test_nothing_to_take_back(database: Database) -> None:
    with database.writing() as db:
        assert decisions.undo(db, "Mei").batch == 0


def test_a_new_version_of_a_text(database: Database) -> None:
    decide(database, "Mei", "N104", why="house style")
    decide(database, "Mei", "N103", why="rounded")
    with database.writing() as db:
        added = texts.add(db, record(without=("N105",), changed=("N104",)), key="one")
    assert (added.text, added.round, added.fixed, added.new) == (1, 2, 1, 0)
    with database.reading() as db:
        edited, kept = the(db, "N104"), the(db, "N103")
        assert (edited.state, edited.lapsed, edited.own_why) == (State.OPEN, "not an error", "house style")
        assert (kept.state, kept.lapsed, kept.status) == (State.NO_ERROR, "", "remaining")
        assert [row.code for row in texts.findings(db, 1, gone=True)] == ["N105"]
    with database.writing() as db:
        again = texts.add(db, record(), key="one")
    assert (again.round, again.fixed, again.new) == (3, 0, 1)
    with database.reading() as db:
        # The sentences are as they were when somebody decided.
        assert the(db, "N104").state is State.NO_ERROR
        assert the(db, "N105").status == "new"


def test_what_was_fixed_and_is_still_there_is_asked_again(database: Database) -> None:
    decide(database, "Mei", "N104", State.FIXED, why="mended")
    with database.writing() as db:
        texts.add(db, record(without=("N105",)), key="one")
        row = the(db, "N104")
        assert (row.state, row.lapsed, row.own_who) == (State.OPEN, "fixed", "Mei")
        assert texts.text(db, 1).critical == 1
        assert decisions.undo(db, "Mei").changed[0].lapsed == ""


@pytest.mark.parametrize(
    ("title", "shown"), [("Border news", "Border news"), (None, "今年前七个月，各地共办结边境案件2.2万余起")]
)
def test_a_text_is_called_by_its_title_or_its_first_words(tmp_path: Path, title: str | None, shown: str) -> None:
    made = record()
    made["reference"]["title"] = title
    database = Database(tmp_path / "review.sqlite3")
    with database.writing() as db:
        texts.add(db, made, key="one")
        assert texts.text(db, 1).title.startswith(shown)


def test_the_same_report_twice_is_one_round(database: Database) -> None:
    with database.writing() as db:
        assert texts.add(db, record(), key="one").unchanged


def test_decisions_that_a_report_was_made_with_are_adopted(tmp_path: Path) -> None:
    made = record()
    finding = next(f for f in made["findings"] if f["code"] == "N104")
    finding["decision"] = {"state": "ask", "kind": "finding", "who": "Ana", "when": "2026-11-02", "why": "Who counted?"}
    database = Database(tmp_path / "review.sqlite3")
    with database.writing() as db:
        texts.add(db, made, key="one")
    with database.reading() as db:
        row = the(db, "N104")
    assert (row.state, row.who, row.at, row.why) == (State.ASK, "Ana", "2026-11-02", "Who counted?")


def test_sign_off(database: Database) -> None:
    with database.reading() as db:
        seen = texts.text(db, 1)
    with database.writing() as db, pytest.raises(InvalidError, match="still holds it"):
        decisions.sign_off(db, "Mei", 1, version=seen.version)
    decide(database, "Liu", "N104")
    with database.writing() as db:
        with pytest.raises(StaleError) as stale:
            decisions.sign_off(db, "Mei", 1, version=seen.version, note="all read")
        assert stale.value.text.critical == 0
        signed = decisions.sign_off(db, "Mei", 1, version=stale.value.text.version, note="all read")
    assert (signed.state, signed.signed_by, signed.signed_note) == ("signed off", "Mei", "all read")
    with database.writing() as db:
        texts.add(db, record(without=("N105",)), key="one")
        assert texts.text(db, 1).state == "open"


def test_a_signature_without_a_note_does_not_outlive_what_it_said(database: Database) -> None:
    with database.writing() as db:
        rows = [row for row in texts.findings(db, 1) if row.alarm]
        decisions.decide(db, "Mei", [Wanted(row.number, State.NO_ERROR) for row in rows])
        decisions.sign_off(db, "Mei", 1, version=texts.text(db, 1).version)
    decide(database, "Liu", "N104", State.OPEN)
    with database.reading() as db:
        assert texts.text(db, 1).state == "open"


def test_comments_and_assignees(database: Database) -> None:
    with database.writing() as db:
        row = the(db, "N104")
        decisions.comment(db, "Mei", row.number, "  Who counted?  ")
        decisions.assign(db, "Mei", "Liu", finding=row.number)
        decisions.assign(db, "Mei", "Ana", text=1)
        stale = decisions.assign(db, "Mei", "Ana", finding=row.number, revision=row.revision)
        assert stale.conflicts[0].theirs.assignee == "Liu"
        with pytest.raises(InvalidError):
            decisions.comment(db, "Mei", row.number, "  ")
        with pytest.raises(InvalidError):
            decisions.comment(db, "Mei", row.number, "x" * (decisions.MAX_WORDS + 1))
    with database.reading() as db:
        now = the(db, "N104")
        assert (now.comments, now.assignee, texts.text(db, 1).assignee) == (1, "Liu", "Ana")
        assert [event.kind.value for event in decisions.history(db, now.number)] == ["text", "comment", "assign"]


def test_changes_since(database: Database) -> None:
    with database.reading() as db:
        seen = texts.text(db, 1).version
    decide(database, "Mei", "N104")
    with database.reading() as db:
        assert [row.code for row in texts.changes(db, 1, seen)] == ["N104"]
        assert texts.changes(db, 1, texts.text(db, 1).version) == ()
