"""Who may sign in, and as what: for administrators."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from samesaid.review.store import audit, users
from samesaid.review.store.audit import Deed
from samesaid.review.store.users import UserError
from samesaid.review.web.answers import page
from samesaid.review.web.people import Person, admin, database_of
from samesaid.review.web.visitor import visitor_of

router = APIRouter(include_in_schema=False)
Admin = Annotated[Person, Depends(admin)]
Name = Annotated[str, Form()]


@router.get("/people")
def people(request: Request, _: Admin) -> Response:
    """Everybody, and a form for one more."""
    return _page(request)


@router.post("/people")
def add(
    request: Request,
    person: Admin,
    name: Name = "",
    role: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
) -> Response:
    """Add a person with a first password."""
    return _done(request, person, "user-added", name, lambda db: users.add(db, name, role, password), role)


@router.post("/people/role")
def set_role(request: Request, person: Admin, name: Name = "", role: Annotated[str, Form()] = "") -> Response:
    """Give a person another role."""
    return _done(request, person, "role-changed", name, lambda db: users.set_role(db, name, role), role)


@router.post("/people/disable")
def disable(request: Request, person: Admin, name: Name = "") -> Response:
    """Let a person sign in no more."""
    return _done(request, person, "user-disabled", name, lambda db: users.disable(db, name))


@router.post("/people/enable")
def enable(request: Request, person: Admin, name: Name = "") -> Response:
    """Let a person sign in again."""
    return _done(request, person, "user-enabled", name, lambda db: users.enable(db, name))


@router.post("/people/password")
def set_password(request: Request, person: Admin, name: Name = "", password: Annotated[str, Form()] = "") -> Response:
    """Give a person another password, for one who has forgotten it."""
    return _done(request, person, "password-changed", name, lambda db: users.set_password(db, name, password))


def _done(
    request: Request,
    person: Person,
    deed: Deed,
    name: str,
    act: Callable[[sqlite3.Connection], object],
    role: str = "",
) -> Response:
    """Do it and note who did; what cannot be is said above the list."""
    try:
        with database_of(request).writing() as db:
            act(db)
            detail = f"{name}: {role}" if role else name
            audit.record(db, deed, person.name, address=visitor_of(request).address, detail=detail)
    except UserError as error:
        return _page(request, refused=str(error), status=422)
    return RedirectResponse("/people", 303)


def _page(request: Request, *, refused: str = "", status: int = 200) -> Response:
    with database_of(request).reading() as db:
        found = users.everybody(db)
    return page(
        request,
        "people.html.j2",
        status,
        users=found,
        roles=users.ROLES,
        refused=refused,
        least=users.MIN_PASSWORD_CHARS,
        most=users.MAX_PASSWORD_CHARS,
    )
