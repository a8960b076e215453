"""Answers: pages from templates, and problems as pages or as JSON (RFC 9457), by what the client accepts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from samesaid.model import SamesaidError
from samesaid.reports import LANGUAGES
from samesaid.reports.catalogue import review_catalogue
from samesaid.review.store.users import Role
from samesaid.review.web.security.guards import Guard
from samesaid.review.web.visitor import visitor_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_TEMPLATES = Path(__file__).with_name("templates")
# Errors by the name of their class, or of the nearest one above it; any other SamesaidError is a bad request.
_STATUSES = {
    "LockedError": 503,
    "FullError": 507,
    "StoreError": 503,
    "UnknownError": 404,
    "StaleError": 409,
    "InvalidError": 422,
    "BusyError": 429,
    "UserError": 422,
    "SamesaidError": 400,
}
# Those that have a sentence of their own; others are explained by their hundred.
_EXPLAINED = frozenset({400, 401, 403, 404, 405, 409, 413, 415, 421, 422, 429, 500, 503, 507})
PROBLEM_JSON = "application/problem+json"


class ProblemError(HTTPException):
    """A request that is refused. The sentence for it is ``review.problem.STATUS``, or ``….STATUS.REASON``.

    ``detail`` is one plain line instead of it; ``values`` fill the sentence. ``wait`` (seconds) also becomes the
    header Retry-After.
    """

    def __init__(self, status: int, *, reason: str = "", detail: str = "", **values: Any) -> None:
        waiting = {"Retry-After": str(values["wait"])} if "wait" in values else None
        super().__init__(status, detail or reason or "refused", waiting)
        self.reason, self.line = reason, detail
        self.values: dict[str, Any] = values


def page(
    request: Request,
    template: str,
    status: int = 200,
    *,
    block: str = "main",
    headers: Mapping[str, str] | None = None,
    **context: object,
) -> Response:
    """A template filled; for a request of htmx the block of that name alone.

    Every template has ``say``, ``person`` (None for a visitor), ``csrf()``, ``static(name)``, ``language``, ``path``
    and ``places`` (the navigation).
    """
    visitor = visitor_of(request)
    values = {
        "say": review_catalogue(visitor.language),
        "person": visitor.person,
        "language": visitor.language,
        "languages": LANGUAGES,
        "path": request.url.path,
        "token": visitor.csrf,
        "csrf": lambda: _hidden(visitor.csrf),
        "places": _places(request),
        **context,
    }
    made = environment(Guard.ESCAPING in request.app.state.config.guards).get_template(template)
    if is_partial(request) and block in made.blocks:
        text = "".join(made.blocks[block](made.new_context(values)))
    else:
        text = made.render(values)
    return HTMLResponse(text, status, {"Vary": "HX-Request, Cookie, Accept-Language", **(headers or {})})


def problem(
    request: Request,
    status: int,
    title: str = "",
    detail: str = "",
    *,
    reason: str = "",
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> Response:
    """A problem as a plain page or as JSON. Without ``title`` and ``detail`` the catalogue says what is wrong.

    Other ``values`` fill its sentence, and are members of the JSON.
    """
    say = review_catalogue(visitor_of(request).language)
    key = f"review.frame.problem.s{status if status in _EXPLAINED else status // 100 * 100}"
    title = title or say(f"{key}.title")
    # The sentence of an error of ours is in English, as on the command line.
    in_english, detail = bool(detail), detail or say(f"{key}.{reason or 'detail'}", n=values.get("wait"), **values)
    if wants_json(request):
        members = {"type": "about:blank", "title": title, "status": status, "detail": detail, **values}
        text = json.dumps(members, ensure_ascii=False, default=str)
        return Response(text, status, dict(headers or {}), PROBLEM_JSON)
    return page(request, "problem.html.j2", status, headers=headers, title=title, detail=detail, in_english=in_english)


def answer_to(request: Request, error: Exception) -> Response | None:
    """The answer to an exception; None for a fault."""
    if isinstance(error, ProblemError):
        line, reason = error.line, error.reason
        return problem(request, error.status_code, detail=line, reason=reason, headers=error.headers, **error.values)
    if isinstance(error, HTTPException):
        standard = error.detail in ("", HTTPStatus(error.status_code).phrase)
        return problem(request, error.status_code, detail="" if standard else str(error.detail), headers=error.headers)
    if isinstance(error, RequestValidationError):
        return problem(request, 422, detail=_invalid(error))
    if isinstance(error, SamesaidError):
        names = (kind.__name__ for kind in type(error).__mro__)
        status = next(_STATUSES[name] for name in names if name in _STATUSES)
        return problem(request, status, detail=str(error), headers={"Retry-After": "5"} if status == 503 else None)
    return None


def wants_json(request: Request) -> bool:
    """Whether the client wants JSON: below /api/ unless it asks for pages, elsewhere only if it asks for JSON."""
    accept = request.headers.get("accept", "")
    if request.url.path.startswith("/api/"):
        return "text/html" not in accept
    return "text/html" not in accept and "json" in accept


def is_partial(request: Request) -> bool:
    """Whether htmx asks for a part of a page; it asks for whole ones where it has none to go back to."""
    headers = request.headers
    return headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"


@cache
def environment(escaping: bool = True) -> Environment:
    """The templates. ``escaping`` is False only where a test shows what it stops."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from samesaid.reports.common.highlights import escaped
    from samesaid.review.web.files import address

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=escaping,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["show"] = escaped if escaping else str
    made.globals["static"] = address
    return made


def _hidden(token: str) -> Markup:
    from markupsafe import Markup

    return Markup('<input type="hidden" name="csrf" value="{}">').format(token)


# The places of the navigation and the least role that sees each; one that no router serves is left out.
_NAVIGATION: tuple[tuple[str, str, Role], ...] = (
    ("/", "queue", "reader"),
    ("/check", "check", "editor"),
    ("/findings", "findings", "reader"),
    ("/rates", "rates", "reader"),
    ("/log", "log", "reader"),
    ("/export", "export", "reader"),
    ("/people", "people", "admin"),
    ("/audit", "audit", "admin"),
)


def _places(request: Request) -> list[tuple[str, str]]:
    """Path and name of each place that the visitor may see."""
    from samesaid.review.web.people import may

    person, served = visitor_of(request).person, request.app.state.paths
    return [(path, name) for path, name, role in _NAVIGATION if person and may(person, role) and path in served]


def _invalid(error: RequestValidationError) -> str:
    """What is wrong with the first value that is: where it is, and what was expected."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first.get("loc", ()) if part not in ("body", "query", "path"))
    return f"{where or 'the request'}: {str(first.get('msg', 'cannot be read')).lower()}; correct it"
