"""An attack for each guard: it fails while the guard is there, and works without it, whatever other guards remain."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import anyio
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from samesaid.review.store import sessions, users
from samesaid.review.store.database import Database
from samesaid.review.web.answers import ProblemError
from samesaid.review.web.app import create_app
from samesaid.review.web.config import Limits, Proxy, ReviewConfig
from samesaid.review.web.security.guards import Guard
from samesaid.review.web.security.requests import LOG
from samesaid.review.web.security.waits import refuse_too_many_checks
from samesaid.review.web.visitor import Person
from tests.review.client import ADDRESS, PASSWORD, Client, add_user, browser, database_at, signed_in

Guards = frozenset[Guard]
Attack = Callable[[Path, Guards], bool]
ATTACKS: dict[Guard, list[Attack]] = {}
EVIL = "http://evil.example"
WRONG = "a wrong plain password"


def attack(guard: Guard) -> Callable[[Attack], Attack]:
    """Register an attack that this guard stops. It gets a folder and the guards, and says whether it worked."""

    def registered(function: Attack) -> Attack:
        ATTACKS.setdefault(guard, []).append(function)
        return function

    return registered


@contextmanager
def _admin(folder: Path, guards: Guards) -> Iterator[tuple[Client, Database]]:
    """The browser of an administrator who is signed in."""
    database = database_at(folder)
    with browser(database, ReviewConfig(guards=guards)) as client:
        yield signed_in(client, database, "Ada", "admin"), database


def _is_there(database: Database, name: str) -> bool:
    with database.reading() as db:
        return users.get(db, name) is not None


_MALLORY = {"name": "Mallory", "role": "admin", "password": PASSWORD}


@attack(Guard.HOSTS)
def rebinding(folder: Path, guards: Guards) -> bool:
    """A page of a stranger whose name resolves to this machine reads what is here."""
    with _admin(folder, guards) as (client, _):
        return bool(client.get("/account", headers={"Host": "evil.example:8400"}).status_code == 200)


@attack(Guard.ORIGINS)
def post_from_elsewhere(folder: Path, guards: Guards) -> bool:
    """A page of a stranger who knows the token sends a form."""
    with _admin(folder, guards) as (client, database):
        client.form("/people", _MALLORY, headers={"Origin": EVIL, "Sec-Fetch-Site": "cross-site"})
        return _is_there(database, "Mallory")


@attack(Guard.ORIGINS)
def post_from_a_sandbox(folder: Path, guards: Guards) -> bool:
    """A frame without an origin, in a browser that does not say the site."""
    with _admin(folder, guards) as (client, database):
        client.post("/people", data={"csrf": client.csrf, **_MALLORY}, headers={"Origin": "null"})
        return _is_there(database, "Mallory")


@attack(Guard.CSRF)
def forged_form(folder: Path, guards: Guards) -> bool:
    """A form of a stranger, in a browser that sends the cookie and says nothing of where the form is."""
    with _admin(folder, guards) as (client, database):
        client.post("/people", data=_MALLORY)
        return _is_there(database, "Mallory")


@attack(Guard.CSRF)
def forged_form_with_files(folder: Path, guards: Guards) -> bool:
    """The same as a form with files, and with the token of another session."""
    with _admin(folder, guards) as (client, database):
        with database.writing() as db:
            _, other = sessions.begin(db, "Mallory", "reader")
        client.post("/people", files={"csrf": (None, other.csrf), **{k: (None, v) for k, v in _MALLORY.items()}})
        return _is_there(database, "Mallory")


@attack(Guard.CSRF)
def forged_sign_in(folder: Path, guards: Guards) -> bool:
    """A stranger signs a victim in under the stranger's name, to see what the victim does."""
    database = database_at(folder)
    add_user(database)
    with browser(database, ReviewConfig(guards=guards)) as client:
        client.get("/sign-in")
        answer = client.post("/sign-in", data={"name": "Mara", "password": PASSWORD})
        return bool(answer.status_code == 303)


def _stream(folder: Path, guards: Guards, *, length: str | None) -> bool:
    """Three megabytes in small pieces, where one is the limit; whether the application read them all."""
    database = database_at(folder)
    app = create_app(ReviewConfig(guards=guards), database)
    with database.writing() as db:
        token, session = sessions.begin(db, "Ada", "admin")
    headers = [
        (b"host", b"127.0.0.1:8400"),
        (b"cookie", f"samesaid-8400={token}".encode()),
        (b"x-csrf-token", session.csrf.encode()),
        (b"content-type", b"application/x-www-form-urlencoded"),
    ]
    headers += [(b"content-length", length.encode())] if length else [(b"transfer-encoding", b"chunked")]
    pieces = [b"&name=" + b"x" * 100_000] * 30
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        body = pieces.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(pieces)}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": "/people", "raw_path": b"/people", "query_string": b"", "root_path": "", "headers": headers,
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8400), "state": {},
    }  # fmt: skip
    anyio.run(app, scope, receive, send)
    assert len(statuses) == 1
    return statuses[0] != 413 and not pieces


@attack(Guard.BODIES)
def lying_length(folder: Path, guards: Guards) -> bool:
    """More bytes than the request says."""
    return _stream(folder, guards, length="10")


@attack(Guard.BODIES)
def no_length(folder: Path, guards: Guards) -> bool:
    """Bytes without end, and no length."""
    return _stream(folder, guards, length=None)


@attack(Guard.PARTS)
def many_fields(folder: Path, guards: Guards) -> bool:
    """A small form of very many fields."""
    with _admin(folder, guards) as (client, _):
        body = f"csrf={client.csrf}" + "&a=" * 30_000
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return bool(client.post("/language", content=body, headers=kind).status_code != 413)


@attack(Guard.PARTS)
def many_files(folder: Path, guards: Guards) -> bool:
    """A small form of very many files."""
    with _admin(folder, guards) as (client, _):
        files = [("csrf", (None, client.csrf))] + [("f", (f"{n}.txt", b"x")) for n in range(Limits().parts + 6)]
        return bool(client.post("/language", files=files).status_code != 413)


@attack(Guard.HEADERS)
def clickjacking(folder: Path, guards: Guards) -> bool:
    """A page of a stranger frames one of ours under a button of its own."""
    with _admin(folder, guards) as (client, _):
        headers = client.get("/people").headers
        allowed = "frame-ancestors 'none'" not in headers.get("content-security-policy", "")
        return allowed and headers.get("x-frame-options") != "DENY"


@attack(Guard.HEADERS)
def left_in_a_cache(folder: Path, guards: Guards) -> bool:
    """Whoever uses the browser next goes back to a page of somebody who signed out."""
    with _admin(folder, guards) as (client, _):
        return bool(client.get("/people").headers.get("cache-control") != "no-store")


@attack(Guard.SIGN_IN)
def forgotten_dependency(folder: Path, guards: Guards) -> bool:
    """A page whose author forgot to ask who wants it."""
    with browser(database_at(folder), ReviewConfig(guards=guards)) as client:
        client.app.add_route("/forgotten", lambda _: PlainTextResponse("secret"))  # type: ignore[attr-defined]
        return bool("secret" in client.get("/forgotten").text)


@attack(Guard.ROLES)
def reader_who_posts(folder: Path, guards: Guards) -> bool:
    """Somebody who may only see makes an administrator."""
    database = database_at(folder)
    with browser(database, ReviewConfig(guards=guards)) as client:
        signed_in(client, database, "Rita", "reader").form("/people", _MALLORY)
        return _is_there(database, "Mallory")


@attack(Guard.COOKIES)
def stolen_cookie(folder: Path, guards: Guards) -> bool:
    """A script reads the cookie, or a page of a stranger has it sent, or it goes over a line in the clear."""
    database = database_at(folder)
    add_user(database)
    with browser(database, ReviewConfig(guards=guards, secure=True)) as client:
        client.base_url = "https://127.0.0.1:8400"
        client.opened("/sign-in")
        answer = client.form(
            "/sign-in", {"name": "Mara", "password": PASSWORD}, headers={"Origin": "https://127.0.0.1:8400"}
        )
        assert answer.status_code == 303
        (cookie,) = (c for c in answer.headers.get_list("set-cookie") if c.startswith("__Host-samesaid="))
        flags = {part.strip().lower() for part in cookie.split(";")}
        return not {"httponly", "samesite=strict", "secure", "path=/"} <= flags


@attack(Guard.FRESH_SESSION)
def fixation(folder: Path, guards: Guards) -> bool:
    """A stranger puts a cookie into a victim's browser, and has the victim's session once the victim signs in."""
    database = database_at(folder)
    add_user(database)
    planted = "planted by a stranger"
    with browser(database, ReviewConfig(guards=guards)) as client:
        client.cookies.set("samesaid-8400", planted, domain="127.0.0.1")
        client.opened("/sign-in")
        assert client.form("/sign-in", {"name": "Mara", "password": PASSWORD}).status_code == 303
    with database.reading() as db:
        return sessions.find(db, planted) is not None


def _with_session(folder: Path, guards: Guards, *, began: float, seen: float) -> bool:
    database = database_at(folder)
    with browser(database, ReviewConfig(guards=guards)) as client:
        signed_in(client, database, "Mara", "editor")
        with database.writing() as db:
            db.execute("UPDATE sessions SET began = ?, seen = ?", (time.time() - began, time.time() - seen))
        return bool(client.get("/account").status_code == 200)


@attack(Guard.SESSION_END)
def forgotten_browser(folder: Path, guards: Guards) -> bool:
    """A browser that was left open in the evening."""
    return _with_session(folder, guards, began=sessions.IDLE + 60, seen=sessions.IDLE + 60)


@attack(Guard.SESSION_END)
def old_session(folder: Path, guards: Guards) -> bool:
    """A stolen cookie that is kept alive."""
    return _with_session(folder, guards, began=sessions.WHOLE + 60, seen=10)


@attack(Guard.DISABLED)
def disabled_with_a_session(folder: Path, guards: Guards) -> bool:
    """Somebody is disabled between signing in and getting a session."""
    database = database_at(folder)
    add_user(database)
    with database.writing() as db:
        users.disable(db, "Mara")
    with browser(database, ReviewConfig(guards=guards)) as client:
        return bool(signed_in(client, database, "Mara", "editor").get("/account").status_code == 200)


def _entered(client: Client, printed: str) -> bool:
    return bool(client.get(printed.removeprefix(ADDRESS)).status_code == 303)


@attack(Guard.ONE_USE)
def address_used_twice(folder: Path, guards: Guards) -> bool:
    """Somebody finds the address in the history of the terminal."""
    with browser(database_at(folder), ReviewConfig(guards=guards, link=True)) as client:
        printed = client.app.state.link.renewed()  # type: ignore[attr-defined]
        assert _entered(client, printed)
        client.cookies.clear()
        return _entered(client, printed)


@attack(Guard.LINK_END)
def old_address(folder: Path, guards: Guards) -> bool:
    """Somebody finds one there that nobody has used."""
    with browser(database_at(folder), ReviewConfig(guards=guards, link=True)) as client:
        return _entered(client, client.app.state.link.renewed(now=time.time() - 3600))  # type: ignore[attr-defined]


@attack(Guard.WAITS)
def guessing(folder: Path, guards: Guards) -> bool:
    """A stranger tries one password after the other, from ever new addresses."""
    database = database_at(folder)
    add_user(database)
    for number, password in enumerate([WRONG] * 5 + [PASSWORD]):
        with browser(database, ReviewConfig(guards=guards), address=f"127.0.0.{number + 1}") as client:
            client.opened("/sign-in")
            answer = client.form("/sign-in", {"name": "Mara", "password": password})
    return bool(answer.status_code == 303)


@attack(Guard.CHECKS)
def many_checks(folder: Path, guards: Guards) -> bool:
    """Somebody keeps the machine busy."""
    config, database = ReviewConfig(guards=guards, limits=Limits(checks_an_hour=3)), database_at(folder)
    app, person = create_app(config, database), Person("Mara", "editor", "", "en")
    with database.writing() as db:
        for _ in range(3):
            db.execute(
                "INSERT INTO jobs (asked, who, state, key, input) VALUES (strftime('%Y-%m-%dT%H:%M:%f+00:00'),"
                " 'Mara', 'done', 'k', '{}')"
            )
    try:
        refuse_too_many_checks(Request({"type": "http", "app": app}), person)
    except ProblemError as error:
        return error.status_code != 429
    return True


@attack(Guard.PROXY_SOURCE)
def forged_header(folder: Path, guards: Guards) -> bool:
    """Somebody in the network passes the proxy by and sends its header."""
    proxy = Proxy((ip_network("10.0.0.5"),), "X-Remote-User", "admin")
    with browser(database_at(folder), ReviewConfig(guards=guards, proxy=proxy), address="10.0.0.66") as client:
        return bool(client.get("/people", headers={"X-Remote-User": "Ada"}).status_code == 200)


@attack(Guard.ESCAPING)
def script_in_a_name(folder: Path, guards: Guards) -> bool:
    """Somebody's name is a script."""
    with _admin(folder, guards) as (client, database):
        add_user(database, "<script>alert(1)</script>")
        return bool("<script>alert" in client.get("/people").text)


@attack(Guard.QUIET_LOG)
def secrets_in_the_log(folder: Path, guards: Guards) -> bool:
    """Whoever reads the log comes in: passwords, cookies, tokens of forms and addresses."""
    database, secrets, lines = database_at(folder), {PASSWORD, WRONG}, list[str]()
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    add_user(database)
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    try:
        with browser(database, ReviewConfig(guards=guards, link=True)) as client:
            printed = client.app.state.link.renewed()  # type: ignore[attr-defined]
            client.opened("/sign-in")
            client.form("/sign-in", {"name": "Mara", "password": WRONG})
            client.form("/sign-in", {"name": "Mara", "password": PASSWORD})
            client.opened("/account")
            client.form("/account/password", {"current": PASSWORD, "new": WRONG, "again": ""})
            assert _entered(client, printed)
            secrets |= {client.csrf, printed.partition("token=")[2], *client.cookies.values()}
    finally:
        LOG.removeHandler(handler)
        LOG.setLevel(logging.NOTSET)
    assert len(lines) >= 6
    return any(re.search(re.escape(secret), line) for secret in secrets for line in lines)
