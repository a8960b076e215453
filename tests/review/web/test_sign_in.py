"""Signing in and out, and the address that is printed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import pytest

from samesaid.review.store import audit, sessions, users
from samesaid.review.store.database import Database
from samesaid.review.web.config import Proxy, ReviewConfig
from samesaid.review.web.pages.sign_in import safe
from tests.review.client import ADDRESS, PASSWORD, Client, add_user, browser, database_at, signed_in

PROXY = Proxy((ip_network("10.0.0.0/24"),), "X-Remote-User", "editor")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return database_at(tmp_path)


@pytest.fixture
def client(database: Database) -> Iterator[Client]:
    add_user(database)
    with browser(database) as made:
        made.opened("/sign-in")
        yield made


def events(database: Database) -> list[tuple[str, str]]:
    with database.reading() as db:
        return [(entry.who, entry.event) for entry in audit.entries(db)]


def test_the_right_password_lets_in_and_leads_on(client: Client, database: Database) -> None:
    answer = client.form("/sign-in", {"name": "Mara", "password": PASSWORD, "next": "/account"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert "Mara" in client.opened("/account").text
    assert client.form("/sign-out").headers["location"] == "/sign-in"
    assert client.get("/account").status_code == 303
    assert events(database) == [("Mara", "signed-out"), ("Mara", "signed-in")]


@pytest.mark.parametrize(
    ("name", "password"), [("Mara", "another password"), ("Nobody", PASSWORD), ("", ""), ("Mara", "x" * 9999)]
)
def test_a_wrong_one_says_the_same_whatever_is_wrong(
    client: Client, database: Database, name: str, password: str
) -> None:
    answer = client.form("/sign-in", {"name": name, "password": password})
    assert answer.status_code == 403
    assert "Name or password is wrong." in answer.text
    assert password not in answer.text or not password
    assert events(database) == [(name, "sign-in-failed")]


def test_whoever_failed_too_often_waits_ever_longer_also_after_a_restart(database: Database) -> None:
    add_user(database)
    waits = []
    for _ in range(2):
        with browser(database) as client:
            client.opened("/sign-in")
            for _ in range(5):
                answer = client.form("/sign-in", {"name": "Mara", "password": "a wrong password"})
            waits.append(answer.headers.get("retry-after"))
    assert waits == [None, "2"]
    assert answer.status_code == 429
    assert "Wait" in answer.text
    with database.writing() as db:
        db.execute("UPDATE audit SET at = '2026-01-01T00:00:00.000+00:00'")
    with browser(database) as client:
        client.opened("/sign-in")
        assert client.form("/sign-in", {"name": "Mara", "password": PASSWORD}).status_code == 303


def test_a_hash_of_weaker_settings_is_renewed_at_sign_in(client: Client, database: Database) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with database.writing() as db:
        users.keep_hash(db, "Mara", weak)
    assert client.form("/sign-in", {"name": "Mara", "password": PASSWORD}).status_code == 303
    with database.reading() as db:
        (kept,) = db.execute("SELECT password FROM users").fetchone()
    assert kept.startswith("$argon2id$")
    assert kept != weak


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/texts/3?x=1", "/texts/3?x=1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("", "/"),
    ],
)
def test_nobody_is_led_elsewhere(path: str, found: str) -> None:
    assert safe(path) == found


def test_the_printed_address_makes_the_person_here_an_administrator(database: Database) -> None:
    with browser(database, ReviewConfig(link=True, owner="Ada")) as client:
        printed = client.app.state.link.renewed()  # type: ignore[attr-defined]
        assert printed.startswith(ADDRESS)
        assert client.get("/enter?token=wrong").status_code == 403
        assert client.get(printed.removeprefix(ADDRESS)).headers["location"] == "/"
        assert "Ada" in client.get("/people").text
    assert events(database) == [("Ada", "entered")]


def test_another_address_is_printed_when_the_first_was_used(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with browser(database, ReviewConfig(link=True)) as client:
        link = client.app.state.link  # type: ignore[attr-defined]
        link.renewed()
        client.opened("/sign-in")
        client.form("/link")
        assert capsys.readouterr().out == ""
        link.renewed(now=time.time() - 3600)
        assert client.form("/link").status_code == 200
        (printed,) = capsys.readouterr().out.splitlines()
        assert client.get(printed.removeprefix(ADDRESS)).status_code == 303


def test_people_who_were_added_meanwhile_sign_in(database: Database) -> None:
    with browser(database, ReviewConfig(link=True)) as client:
        assert 'name="password"' not in client.get("/sign-in").text
        add_user(database)
        client.opened("/sign-in")
        assert client.form("/sign-in", {"name": "Mara", "password": PASSWORD}).status_code == 303


def test_without_an_address_there_is_none_to_ask_for(client: Client) -> None:
    assert client.form("/link").status_code == 404
    assert client.get("/enter?token=").status_code == 403


def test_a_link_on_a_page_of_others_leads_where_it_should(database: Database) -> None:
    """The browser keeps the strict cookie back once; the same page asked for by ours gets it."""
    with browser(database) as client:
        answer = client.get("/account", headers={"Sec-Fetch-Site": "cross-site"})
        assert (answer.status_code, "refresh" in answer.text) == (200, True)
        assert client.get("/account", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_a_program_shows_a_token_and_needs_none_of_a_form(client: Client, database: Database) -> None:
    with database.writing() as db:
        token = users.make_token(db, "Mara")
    shown = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    assert client.get("/account", headers=shown).status_code == 200
    assert client.post("/language", data={"language": "zh"}, headers=shown).status_code == 303
    assert client.get("/account", headers={**shown, "Authorization": f"Bearer {token}x"}).status_code == 401
    with database.writing() as db:
        users.revoke_tokens(db, "Mara")
    answer = client.get("/account", headers=shown)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_a_proxy_names_people(database: Database) -> None:
    add_user(database, "Ada", "admin")
    with browser(database, ReviewConfig(proxy=PROXY), address="10.0.0.5") as client:
        assert "Мария" in client.opened("/account", headers=named("Мария")).text
        assert events(database) == [("Мария", "signed-in")]
        assert client.get("/people", headers=named("Мария")).status_code == 403
        assert client.form("/language", {"language": "zh"}, headers=named("Мария")).status_code == 303
        # The token of the form is of this person's session.
        assert client.form("/language", {"language": "zh"}, headers=named("Ada")).status_code == 403
        assert client.get("/people", headers=named("Ada")).status_code == 200
        assert client.get("/people").status_code == 303
        with database.writing() as db:
            users.add(db, "Bo", "admin", PASSWORD)
            users.disable(db, "Ada")
        assert client.get("/people", headers=named("Ada")).status_code == 303


def named(name: str) -> dict[str, bytes]:
    return {"X-Remote-User": name.encode()}


def test_behind_a_proxy_the_address_is_the_last_that_it_saw(database: Database) -> None:
    add_user(database)
    with browser(database, ReviewConfig(proxy=replace(PROXY, header="")), address="10.0.0.5") as client:
        client.opened("/sign-in")
        there = {"X-Forwarded-For": "1.2.3.4, 203.0.113.9"}
        client.form("/sign-in", {"name": "Mara", "password": "a wrong password"}, headers=there)
    with browser(database, address="10.1.0.5") as client:
        client.opened("/sign-in")
        client.form("/sign-in", {"name": "Mara", "password": "a wrong password"}, headers=there)
    with database.reading() as db:
        assert [entry.address for entry in audit.entries(db)] == ["10.1.0.5", "203.0.113.9"]


def test_the_printed_address_is_of_this_machine_alone(database: Database) -> None:
    """Whoever came in by it is out once there are users and the review is started anew."""
    with browser(database, ReviewConfig(link=True)) as client:
        client.get(client.app.state.link.renewed().removeprefix(ADDRESS))  # type: ignore[attr-defined]
        assert client.get("/account").status_code == 200
        kept = dict(client.cookies)
    with browser(database) as client:
        client.cookies.update(kept)
        assert client.get("/account").status_code == 303


def test_a_role_holds_from_the_next_request_on(database: Database) -> None:
    add_user(database, "Ada", "admin")
    add_user(database, "Bo", "admin")
    with browser(database) as client:
        signed_in(client, database, "Ada", "admin")
        assert client.get("/people").status_code == 200
        with database.writing() as db:
            users.set_role(db, "Ada", "reader")
        assert client.get("/people").status_code == 403


def test_sessions_that_are_over_are_cleared_away(database: Database) -> None:
    with database.writing() as db:
        sessions.begin(db, "Mara", "editor", now=time.time() - sessions.IDLE - 1)
        sessions.begin(db, "Mara", "editor")
        assert db.execute("SELECT count(*) FROM sessions").fetchone()[0] == 1
