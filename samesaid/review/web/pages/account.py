"""What a person may change of the own account: the password, the language, and which sessions go on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from samesaid.review.store import audit, sessions, users
from samesaid.review.store.users import UserError
from samesaid.review.web.answers import ProblemError, page
from samesaid.review.web.people import Person, config_of, database_of, reader
from samesaid.review.web.security import cookies
from samesaid.review.web.security.waits import one_at_a_time, refuse_guessing
from samesaid.review.web.visitor import visitor_of

router = APIRouter(include_in_schema=False)
Reader = Annotated[Person, Depends(reader)]


@router.get("/account")
def account(request: Request, person: Reader) -> Response:
    """Password, language, sessions."""
    return _page(request, person)


@router.post("/account/password")
def password(
    request: Request,
    person: Reader,
    current: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Change the password: all sessions end, and this browser gets a new one."""
    config, database, address = config_of(request), database_of(request), visitor_of(request).address
    with one_at_a_time():
        with database.reading() as db:
            refuse_guessing(db, config, person.name, address)
            user, _ = users.check_password(db, person.name, current)
        if user is None:
            with database.writing() as db:
                audit.record(db, "sign-in-failed", person.name, address=address, detail="password")
    if user is None:
        return _page(request, person, refused="wrong", status=403)
    if new != again:
        return _page(request, person, refused="differ", status=422)
    try:
        with database.writing() as db:
            users.set_password(db, user.name, new)
            agent = request.headers.get("user-agent", "")
            token, _ = sessions.begin(db, user.name, user.role, address=address, agent=agent)
            audit.record(db, "password-changed", user.name, address=address)
    except UserError:
        return _page(request, person, refused="improper", status=422)
    answer = RedirectResponse("/account?changed=1", 303)
    cookies.set_session(answer, config, token)
    return answer


@router.post("/account/sessions")
def end(request: Request, person: Reader, session: Annotated[str, Form()] = "") -> Response:
    """End one session, or with ``session`` = ``others`` all but this one."""
    with database_of(request).writing() as db:
        if session == "others":
            sessions.end_all(db, person.name, but=person.session)
        elif not sessions.end(db, person.name, session):
            raise ProblemError(404)
        audit.record(db, "session-ended", person.name, address=visitor_of(request).address)
    answer = RedirectResponse("/sign-in" if session == person.session else "/account", 303)
    if session == person.session:
        cookies.forget_session(answer, config_of(request))
    return answer


def _page(request: Request, person: Person, *, refused: str = "", status: int = 200) -> Response:
    with database_of(request).reading() as db:
        user, found = users.get(db, person.name), sessions.of(db, person.name)
    rows = [(one, moment(one.began), moment(one.seen), one.name == person.session) for one in found]
    return page(
        request,
        "account.html.j2",
        status,
        has_password=user is not None,
        sessions=rows,
        refused=refused,
        changed=request.query_params.get("changed") == "1",
        least=users.MIN_PASSWORD_CHARS,
        most=users.MAX_PASSWORD_CHARS,
    )


def moment(seconds: float) -> str:
    """A moment as pages show it: the minute, UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
