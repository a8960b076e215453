"""What routes depend on: the person who asks, with at least this role."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from samesaid.review.store.database import Database
from samesaid.review.store.users import ROLES, Role
from samesaid.review.web.answers import ProblemError
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security.guards import Guard
from samesaid.review.web.visitor import Person, visitor_of

__all__ = ["Person", "admin", "config_of", "database_of", "editor", "may", "reader"]


def reader(request: Request) -> Person:
    """Whoever is signed in. Raises ProblemError (401, 403)."""
    return _at_least("reader", request)


def editor(request: Request) -> Person:
    """Who decides and checks. Raises ProblemError (401, 403)."""
    return _at_least("editor", request)


def admin(request: Request) -> Person:
    """Who gives roles, suggests levels, and takes back what others did. Raises ProblemError (401, 403)."""
    return _at_least("admin", request)


def may(person: Person, role: Role) -> bool:
    """Whether a person has at least this role."""
    return ROLES.index(person.role) >= ROLES.index(role)


def database_of(request: Request) -> Database:
    """The database of the application."""
    found: Any = request.app.state.database
    assert isinstance(found, Database)
    return found


def config_of(request: Request) -> ReviewConfig:
    """How the application is set up."""
    found: Any = request.app.state.config
    assert isinstance(found, ReviewConfig)
    return found


def _at_least(role: Role, request: Request) -> Person:
    person = visitor_of(request).person
    if person is None:
        raise ProblemError(401)
    if Guard.ROLES in config_of(request).guards and not may(person, role):
        raise ProblemError(403, reason="role")
    return person
