"""The log is the truth: whatever people did, the tables made anew from it are the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesaid.model import SamesaidError, State
from samesaid.review.store import decisions, texts
from samesaid.review.store.database import Database
from samesaid.review.store.rebuild import rebuild
from samesaid.review.store.records import Wanted
from tests.review.stores import derived, filled, record, the

PEOPLE = st.sampled_from(["Mei", "Liu"])
CODES = st.sampled_from(["N104", "N103", "E302", "O502"])
DEEDS = st.one_of(
    st.tuples(st.just("decide"), PEOPLE, CODES, st.sampled_from(list(State)), st.sampled_from(decisions.SCOPES)),
    st.tuples(st.just("undo"), PEOPLE),
    st.tuples(st.just("round"), st.sampled_from([(), ("N104",), ("N103", "E302")])),
    st.tuples(st.just("comment"), PEOPLE, CODES),
    st.tuples(st.just("assign"), PEOPLE, CODES),
    st.tuples(st.just("sign"), PEOPLE),
)


def do(db: sqlite3.Connection, deed: tuple[object, ...]) -> None:
    what, *rest = deed
    if what == "round":
        texts.add(db, record(without=rest[0], changed=rest[0][:1]), key="one")  # type: ignore[arg-type, index]
        return
    who = str(rest[0])
    if what == "undo":
        decisions.undo(db, who)
    elif what == "sign":
        decisions.sign_off(db, who, 1, version=texts.text(db, 1).version, note="read")
    else:
        number = next((row.number for row in texts.findings(db, 1) if row.code == rest[1]), 0)
        if what == "decide":
            decisions.decide(db, who, [Wanted(number, rest[2], scope=str(rest[3]))])  # type: ignore[arg-type]
        elif what == "comment":
            decisions.comment(db, who, number, "hm")
        else:
            decisions.assign(db, who, "Ana", finding=number)


@settings(max_examples=20)
@given(st.lists(DEEDS, max_size=14))
def test_tables_made_anew_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[object, ...]]
) -> None:
    database = filled(tmp_path_factory.mktemp("review") / "review.sqlite3", "one", "two")
    for deed in deeds:
        try:
            with database.writing() as db:
                do(db, deed)
        except SamesaidError:
            # What makes no sense is refused, and leaves no trace.
            continue
    with database.writing() as db:
        before = derived(db)
        rebuild(db)
        assert derived(db) == before


@pytest.mark.parametrize("deed", ["UPDATE log SET who = 'nobody'", "DELETE FROM log"])
def test_nobody_changes_the_log(tmp_path: Path, deed: str) -> None:
    database = filled(tmp_path / "review.sqlite3")
    with pytest.raises(sqlite3.IntegrityError, match="never"), database.writing() as db:
        db.execute(deed)
    with database.reading() as db:
        assert db.execute("SELECT count(*) FROM log").fetchone()[0] == 1


def test_an_exception_takes_back_all_of_a_transaction(tmp_path: Path) -> None:
    database = filled(tmp_path / "review.sqlite3")
    with pytest.raises(ZeroDivisionError):
        _comment_and_fail(database)
    with database.reading() as db:
        assert the(db, "N104").comments == 0
        assert db.execute("SELECT count(*) FROM log").fetchone()[0] == 1


def _comment_and_fail(database: Database) -> None:
    with database.writing() as db:
        decisions.comment(db, "Mei", the(db, "N104").number, "hm")
        raise ZeroDivisionError
