"""Signing in and out, the address that lets in once, and the choice of the language."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from samesaid.inputs import shown
from samesaid.reports import LANGUAGES
from samesaid.review.store import audit, sessions, users
from samesaid.review.web.answers import ProblemError, page
from samesaid.review.web.people import config_of, database_of
from samesaid.review.web.security import cookies
from samesaid.review.web.security.guards import Guard
from samesaid.review.web.security.link import Link
from samesaid.review.web.security.waits import one_at_a_time, refuse_guessing
from samesaid.review.web.visitor import visitor_of

_WAYS: dict[str, sessions.Way] = {"signed-in": "password", "entered": "link"}
router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def form(request: Request, next: str = "/") -> Response:
    """The form; where nobody has a password, what to do instead."""
    if visitor_of(request).person:
        return RedirectResponse(safe(next), 303)
    return _form(request, next)


@router.post("/sign-in")
def sign_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Sign in: a new session, whatever the browser had before."""
    config, database, address = config_of(request), database_of(request), visitor_of(request).address
    with one_at_a_time():
        with database.reading() as db:
            refuse_guessing(db, config, name, address)
            user, renewed = users.check_password(db, name, password)
        if user is None:
            with database.writing() as db:
                audit.record(db, "sign-in-failed", name, address=address)
    if user is None:
        return _form(request, next, name=name, wrong=True, status=403)
    if renewed:
        with database.writing() as db:
            users.keep_hash(db, user.name, renewed)
    return _begun(request, user.name, user.role, "signed-in", safe(next))


@router.get("/enter")
def enter(request: Request, token: str = "") -> Response:
    """The address that was printed: its token lets in once."""
    config = config_of(request)
    if not _link(request).admits(token):
        return _form(request, "/", used=True, status=403)
    with database_of(request).reading() as db:
        user = users.get(db, config.owner)
    if user and user.disabled:
        raise ProblemError(403)
    return _begun(request, config.owner, user.role if user else "admin", "entered", "/")


@router.post("/link")
def another(request: Request) -> Response:
    """Print another address at the terminal, where only the person at this machine can read it."""
    config, link = config_of(request), _link(request)
    if not config.link:
        raise ProblemError(404)
    if not link.is_open():
        sys.stdout.write(f"{link.renewed()}\n")
        sys.stdout.flush()
    return page(
        request,
        "sign_in.html.j2",
        next="/",
        name="",
        wrong=False,
        used=False,
        link=True,
        people=_people(request),
        printed=True,
    )


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session."""
    person = visitor_of(request).person
    if person and person.session:
        with database_of(request).writing() as db:
            sessions.end(db, person.name, person.session)
            audit.record(db, "signed-out", person.name, address=visitor_of(request).address)
    answer = RedirectResponse("/sign-in", 303)
    cookies.forget_session(answer, config_of(request))
    return answer


@router.post("/language")
def language(request: Request, language: Annotated[str, Form()] = "", next: Annotated[str, Form()] = "/") -> Response:
    """Choose the language of the pages."""
    if language not in LANGUAGES:
        raise ProblemError(422)
    answer = RedirectResponse(safe(next), 303)
    cookies.set_language(answer, config_of(request), language)
    return answer


def safe(path: str) -> str:
    """A path of ours to go on to; the queue for anything that would lead elsewhere."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if plain else "/"


def _form(
    request: Request, next: str, *, name: str = "", wrong: bool = False, used: bool = False, status: int = 200
) -> Response:
    return page(
        request,
        "sign_in.html.j2",
        status,
        next=safe(next),
        name=shown(name),
        wrong=wrong,
        used=used,
        link=config_of(request).link,
        people=_people(request),
        printed=False,
    )


def _begun(request: Request, name: str, role: str, deed: Literal["signed-in", "entered"], there: str) -> Response:
    """A session for a person, in place of the one that the browser has."""
    config, visitor = config_of(request), visitor_of(request)
    had = request.cookies.get(cookies.session_cookie(config), "")
    kept = "" if Guard.FRESH_SESSION in config.guards else had
    agent, way = request.headers.get("user-agent", ""), _WAYS[deed]
    with database_of(request).writing() as db:
        if visitor.person and visitor.person.session:
            sessions.end(db, visitor.person.name, visitor.person.session)
        token, _ = sessions.begin(db, name, role, way=way, address=visitor.address, agent=agent, token=kept)
        audit.record(db, deed, name, address=visitor.address)
    answer = RedirectResponse(there, 303)
    cookies.set_session(answer, config, token)
    return answer


def _people(request: Request) -> bool:
    """Whether anybody has a password."""
    with database_of(request).reading() as db:
        return users.are_there(db)


def _link(request: Request) -> Link:
    found = request.app.state.link
    assert isinstance(found, Link)
    return found
