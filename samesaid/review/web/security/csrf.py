"""Every unsafe request shows the token of its session, in the header X-CSRF-Token or in the field ``csrf``.

The field is sought in the whole of a plain form, and in the first part of one with files, which is not read further.
"""

from __future__ import annotations

import hmac
import re
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samesaid.review.web.answers import problem
from samesaid.review.web.security.origins import SAFE_METHODS
from samesaid.review.web.visitor import visitor_of

HEADER, FIELD = "x-csrf-token", "csrf"
_MAX_FIRST_PART = 4_096
_FIRST_PART = re.compile(
    rb'\A--[^\r\n]+\r\nContent-Disposition:\s*form-data;\s*name="' + FIELD.encode() + rb'"\r\n\r\n([^\r\n]*)\r\n',
    re.IGNORECASE,
)


class Csrf:
    """Refuses unsafe requests without the right token (403); those of programs that show an API token need none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        visitor = visitor_of(request)
        if visitor.ambient:
            read: list[Message] = []
            given = request.headers.get(HEADER) or await _field(request, receive, read)
            if not visitor.csrf or not hmac.compare_digest(given.encode(), visitor.csrf.encode()):
                await problem(request, 403, reason="csrf")(scope, receive, send)
                return
            receive = _again(read, receive)
        await self._app(scope, receive, send)


async def _field(request: Request, receive: Receive, read: list[Message]) -> str:
    """The token in the body of a form, empty if there is none; ``read`` gets the messages that were read for it."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return ""
    files, body = kind == "multipart/form-data", b""
    while not (files and (_FIRST_PART.match(body) or len(body) > _MAX_FIRST_PART)):
        message = await receive()
        read.append(message)
        body += message.get("body", b"")
        if message["type"] != "http.request" or not message.get("more_body"):
            break
    if files:
        found = _FIRST_PART.match(body)
        return found[1].decode("latin-1") if found else ""
    return parse_qs(body.decode("latin-1")).get(FIELD, [""])[-1]


def _again(read: list[Message], receive: Receive) -> Receive:
    """First the messages that were read, then those that are to come."""
    waiting = iter(read)

    async def receiving() -> Message:
        return next(waiting, None) or await receive()

    return receiving
