"""The application put together: guards around routers."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from samesaid.model import SamesaidError
from samesaid.review.checking.checks import Checks
from samesaid.review.store.database import Database
from samesaid.review.web.answers import answer_to
from samesaid.review.web.api.description import described
from samesaid.review.web.api.operation.counting import Counting, Counts
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security.bodies import Bodies
from samesaid.review.web.security.cookies import session_cookie
from samesaid.review.web.security.csrf import Csrf
from samesaid.review.web.security.guards import Guard
from samesaid.review.web.security.headers import Headers
from samesaid.review.web.security.hosts import Hosts
from samesaid.review.web.security.identity import Identity
from samesaid.review.web.security.link import Link
from samesaid.review.web.security.origins import Origins
from samesaid.review.web.security.requests import Requests
from samesaid.version import __version__

# Modules with a ``router``; a line each.
_ROUTERS = (
    "samesaid.review.web.files",
    "samesaid.review.web.pages.sign_in",
    "samesaid.review.web.pages.account",
    "samesaid.review.web.pages.people",
    "samesaid.review.web.pages.audit",
    "samesaid.review.web.pages.check",
    "samesaid.review.web.pages.check_state",
    "samesaid.review.web.pages.glossaries",
    "samesaid.review.web.checks",
    "samesaid.review.web.api.checks.routes",
    "samesaid.review.web.api.texts.routes",
    "samesaid.review.web.api.findings.routes",
    "samesaid.review.web.api.glossaries.routes",
    "samesaid.review.web.api.operation.health",
    "samesaid.review.web.api.operation.metrics",
    "samesaid.review.web.pages.queue",
    "samesaid.review.web.pages.text",
    "samesaid.review.web.pages.deciding",
    "samesaid.review.web.pages.history",
    "samesaid.review.web.pages.findings",
    "samesaid.review.web.pages.rates",
    "samesaid.review.web.pages.log",
    "samesaid.review.web.pages.export",
)


def create_app(config: ReviewConfig, database: Database, checks: Checks | None = None) -> FastAPI:
    """The application over a database. ``checks`` are those that ``config`` asks for, unless they are given.

    ``app.state`` has ``config``, ``database``, ``link`` (the address to print), ``checks``, ``counts`` and ``paths``
    (what is served).
    """
    app = FastAPI(
        title="samesaid review",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        middleware=_middleware(config, database),
        exception_handlers=dict.fromkeys((HTTPException, RequestValidationError, SamesaidError), _answer),
    )
    app.state.config, app.state.database, app.state.link = config, database, Link(config)
    app.state.checks = checks or Checks(database, workers=config.workers)
    app.state.counts = Counts(app.state.checks)
    routers: list[APIRouter] = [import_module(name).router for name in _ROUTERS]
    for router in routers:
        app.include_router(router)
    app.openapi = partial(described, app, session_cookie(config))  # type: ignore[method-assign]
    app.state.paths = frozenset(getattr(route, "path", "") for router in routers for route in router.routes)
    return app


def _middleware(config: ReviewConfig, database: Database) -> list[Middleware]:
    """What a request passes, the first one first."""
    guarded = (
        (None, Middleware(Counting)),
        (Guard.HEADERS, Middleware(Headers, config=config)),
        (None, Middleware(Requests, config=config)),
        (Guard.HOSTS, Middleware(Hosts, config=config)),
        (None, Middleware(Bodies, config=config)),
        (Guard.ORIGINS, Middleware(Origins, config=config)),
        (None, Middleware(Identity, config=config, database=database)),
        (Guard.CSRF, Middleware(Csrf)),
    )
    return [middleware for guard, middleware in guarded if guard is None or guard in config.guards]


async def _answer(request: Request, error: Exception) -> Response:
    found = answer_to(request, error)
    if found is None:
        raise error
    return found
