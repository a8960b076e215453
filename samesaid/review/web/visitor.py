"""Who sends a request: found once by the middleware, read by every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request

from samesaid.review.store.users import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in. ``csrf`` is the token that forms show, ``language`` a tag such as ``en``.

    ``session`` is the name of the session (`Session.name`), empty where a program showed a token.
    """

    name: str
    role: Role
    csrf: str
    language: str
    session: str = ""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sends a request: ``person`` is None where nobody signed in.

    ``way`` is how: ``address`` that of the browser, beyond a proxy. Browsers send cookies by themselves (``ambient``),
    so that their forms must show ``csrf``; programs do not.
    """

    person: Person | None
    csrf: str
    language: str
    address: str
    way: Literal["nobody", "session", "proxy", "token"] = "nobody"

    @property
    def ambient(self) -> bool:
        """Whether the browser signs requests by itself, whoever made them."""
        return self.way != "token"


_NOBODY = Visitor(None, "", "en", "")


def visitor_of(request: Request) -> Visitor:
    """The visitor of a request; nobody where it was refused before that was asked."""
    found = request.scope.get("state", {}).get("visitor", _NOBODY)
    assert isinstance(found, Visitor)
    return found
