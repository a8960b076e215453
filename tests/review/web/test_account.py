"""The own account, and those of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.review.store import audit, sessions, users
from samesaid.review.store.database import Database
from tests.review.client import PASSWORD, Client, add_user, browser, database_at, signed_in

NEW = "other plain English words"


def test_another_password_ends_all_other_sessions(tmp_path: Path) -> None:
    database = database_at(tmp_path)
    add_user(database)
    with browser(database) as here, browser(database) as there:
        signed_in(there, database, "Mara", "editor")
        signed_in(here, database, "Mara", "editor")
        before = here.cookies["samesaid-8400"]
        answer = here.form("/account/password", {"current": PASSWORD, "new": NEW, "again": NEW})
        assert answer.headers["location"] == "/account?changed=1"
        assert here.get("/account").status_code == 200
        assert here.cookies["samesaid-8400"] != before
        assert there.get("/account").status_code == 303
    with database.reading() as db:
        assert users.check_password(db, "Mara", NEW)[0] is not None
        assert users.check_password(db, "Mara", PASSWORD)[0] is None


@pytest.mark.parametrize(
    ("current", "new", "again", "status", "said"),
    [
        ("wrong words here", NEW, NEW, 403, "current password is wrong"),
        (PASSWORD, NEW, NEW + "x", 422, "differ"),
        (PASSWORD, "short", "short", 422, "12 to 128 characters"),
        (PASSWORD, "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", 422, "easily guessed"),
    ],
)
def test_what_is_no_new_password(tmp_path: Path, current: str, new: str, again: str, status: int, said: str) -> None:
    database = database_at(tmp_path)
    add_user(database)
    with browser(database) as client:
        signed_in(client, database, "Mara", "editor")
        answer = client.form("/account/password", {"current": current, "new": new, "again": again})
        assert (answer.status_code, said in answer.text) == (status, True)
    with database.reading() as db:
        assert users.check_password(db, "Mara", PASSWORD)[0] is not None


def test_own_sessions_end_and_those_of_others_do_not(tmp_path: Path) -> None:
    database = database_at(tmp_path)
    with database.writing() as db:
        _, own = sessions.begin(db, "Mara", "editor", agent="<b>old</b> browser")
        _, others = sessions.begin(db, "Ada", "admin")
    with browser(database) as client:
        signed_in(client, database, "Mara", "editor")
        assert "&lt;b&gt;old&lt;/b&gt; browser" in client.get("/account").text
        assert client.form("/account/sessions", {"session": others.name}).status_code == 404
        assert client.form("/account/sessions", {"session": own.name}).status_code == 303
        with database.writing() as db:
            assert len(sessions.of(db, "Mara")) == 1
            sessions.begin(db, "Mara", "editor")
        client.form("/account/sessions", {"session": "others"})
        with database.reading() as db:
            assert (len(sessions.of(db, "Mara")), len(sessions.of(db, "Ada"))) == (1, 1)
        assert client.get("/account").status_code == 200


@pytest.fixture
def ada(tmp_path: Path) -> tuple[Client, Database]:
    database = database_at(tmp_path)
    add_user(database, "Ada", "admin")
    return signed_in(browser(database), database, "Ada", "admin"), database


def test_an_administrator_looks_after_people(ada: tuple[Client, Database]) -> None:
    client, database = ada
    add = {"name": "Bo", "role": "reader", "password": PASSWORD}
    assert client.form("/people", add).status_code == 303
    assert client.form("/people/role", {"name": "Bo", "role": "editor"}).status_code == 303
    assert client.form("/people/password", {"name": "Bo", "password": NEW}).status_code == 303
    with browser(database) as other:
        signed_in(other, database, "Bo", "editor")
        assert client.form("/people/disable", {"name": "Bo"}).status_code == 303
        assert other.get("/account").status_code == 303
    assert client.form("/people/enable", {"name": "Bo"}).status_code == 303
    with database.reading() as db:
        done = [(entry.event, entry.who, entry.detail) for entry in reversed(audit.entries(db))]
        assert users.required(db, "Bo").role == "editor"
    assert done == [
        ("user-added", "Ada", "Bo: reader"),
        ("role-changed", "Ada", "Bo: editor"),
        ("password-changed", "Ada", "Bo"),
        ("user-disabled", "Ada", "Bo"),
        ("user-enabled", "Ada", "Bo"),
    ]
    assert "changed a role" in client.get("/audit").text


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("/people", {"name": "Ada", "role": "reader", "password": PASSWORD}, "somebody with this name"),
        ("/people", {"name": "", "role": "reader", "password": PASSWORD}, "a name has 1 to 64"),
        ("/people", {"name": "a\u202eb", "role": "reader", "password": PASSWORD}, "a name has 1 to 64"),
        ("/people", {"name": "Bo", "role": "owner", "password": PASSWORD}, "no role"),
        ("/people", {"name": "Bo", "role": "reader", "password": "short"}, "12 to 128"),
        ("/people", {"name": "Bonifatius-Bo", "role": "reader", "password": "Bonifatius-Bo"}, "guessed"),
        ("/people/role", {"name": "Ada", "role": "reader"}, "the only administrator"),
        ("/people/disable", {"name": "Ada"}, "the only administrator"),
        ("/people/disable", {"name": "Nobody"}, "nobody with this name"),
    ],
)
def test_what_cannot_be_is_said_and_not_done(
    ada: tuple[Client, Database], path: str, data: dict[str, str], said: str
) -> None:
    client, database = ada
    answer = client.form(path, data)
    assert (answer.status_code, said in answer.text) == (422, True)
    with database.reading() as db:
        assert [(user.name, user.role, user.disabled) for user in users.everybody(db)] == [("Ada", "admin", None)]
        assert audit.entries(db) == ()


def test_the_audit_has_pages(ada: tuple[Client, Database]) -> None:
    client, database = ada
    with database.writing() as db:
        for number in range(150):
            audit.record(db, "signed-in", f"Person {number}")
    first = client.get("/audit").text
    assert ("Person 149" in first, "Person 50<" in first, "Person 49<" in first) == (True, True, False)
    assert "Person 49<" in client.get("/audit?before=51").text
    assert client.get("/audit?before=x").status_code == 422
