"""Cookies: one with the token of a session, one for visitors who have none yet, one with the language."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security.guards import Guard

_SESSION, _VISIT, _LANGUAGE = "samesaid", "samesaid-visit", "samesaid-language"
_YEAR = 365 * 24 * 3600


def session_cookie(config: ReviewConfig) -> str:
    """The name of the cookie of sessions. With the prefix browsers hold it to this host, path / and TLS.

    Cookies know no ports: two applications on this machine are kept apart by name.
    """
    return f"__Host-{_SESSION}" if config.secure else f"{_SESSION}-{config.port}"


def visit_cookie(config: ReviewConfig) -> str:
    """The name of the cookie of visitors who have not signed in: the token of their form belongs to it."""
    return f"__Host-{_VISIT}" if config.secure else f"{_VISIT}-{config.port}"


def language_of(request: Request, languages: tuple[str, ...]) -> str:
    """The language that a visitor chose, else that of the browser, else the first."""
    chosen = request.cookies.get(_LANGUAGE, "")
    if chosen in languages:
        return chosen
    wanted = (item.partition(";")[0].strip().lower() for item in request.headers.get("accept-language", "").split(","))
    found = (tag.partition("-")[0] for tag in wanted)
    return next((tag for tag in found if tag in languages), languages[0])


def set_session(response: Response, config: ReviewConfig, token: str) -> None:
    """Give the browser a session, and take away the cookie of the visit before it."""
    response.set_cookie(session_cookie(config), token, **_flags(config))
    response.delete_cookie(visit_cookie(config), **_flags(config))


def forget_session(response: Response, config: ReviewConfig) -> None:
    """Take the session away from the browser."""
    response.delete_cookie(session_cookie(config), **_flags(config))


def set_visit(response: Response, config: ReviewConfig, value: str) -> None:
    """Give a visitor a cookie, to which the token of the form to sign in belongs."""
    response.set_cookie(visit_cookie(config), value, **_flags(config))


def set_language(response: Response, config: ReviewConfig, language: str) -> None:
    """Keep the language for a year."""
    response.set_cookie(_LANGUAGE, language, max_age=_YEAR, **_flags(config))


def _flags(config: ReviewConfig) -> dict[str, Any]:
    guarded = Guard.COOKIES in config.guards
    return {
        "path": "/",
        "httponly": guarded,
        "samesite": "strict" if guarded else None,
        "secure": guarded and config.secure,
    }
