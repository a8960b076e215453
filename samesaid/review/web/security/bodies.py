"""Bounds on bodies: bytes are counted as they arrive, whatever a request says of its length; so are parts of forms."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samesaid.review.web.answers import ProblemError
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security.guards import Guard

# Where documents are uploaded.
_UPLOADS = re.compile(r"/check|/texts/\d+/new-version|/glossaries|/api/check|/api/glossaries/[^/]+")
_BOUNDARY = re.compile(r'multipart/form-data\s*;.*?boundary="?([^";,]+)"?', re.IGNORECASE)


class Bodies:
    """Refuses what is too large (413), before it was read as a whole."""

    def __init__(self, app: ASGIApp, config: ReviewConfig) -> None:
        self._app, self._limits, self._guards = app, config.limits, config.guards

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        upload = _UPLOADS.fullmatch(scope["path"].rstrip("/")) is not None
        limit, parts, seen = self._limits.upload if upload else self._limits.body, _Parts(Request(scope)), 0
        most = self._limits.parts if parts.of_files else self._limits.fields
        bounded, counted = Guard.BODIES in self._guards, Guard.PARTS in self._guards

        def refuse_more_than(size: int) -> None:
            if bounded and size > limit:
                raise ProblemError(413, limit=limit)

        async def receiving() -> Message:
            nonlocal seen
            message = await receive()
            if message["type"] == "http.request":
                body = message.get("body", b"")
                seen += len(body)
                refuse_more_than(seen)
                if counted and parts.counted(body) > most:
                    raise ProblemError(413, reason="parts", most=most)
            return message

        declared = Request(scope).headers.get("content-length", "")
        refuse_more_than(int(declared) if declared.isdecimal() and len(declared) < 20 else 0)
        await self._app(scope, receiving, send)


class _Parts:
    """Counts the parts of a form as its bytes pass."""

    def __init__(self, request: Request) -> None:
        kind = request.headers.get("content-type", "")
        found = _BOUNDARY.match(kind)
        self.of_files = found is not None
        self._mark = b"--" + found[1].encode("latin-1") if found else b""
        if kind.lower().startswith("application/x-www-form-urlencoded"):
            self._mark = b"&"
        self._rest, self._count = b"", 0

    def counted(self, body: bytes) -> int:
        """How many there were so far."""
        if self._mark:
            text = self._rest + body
            self._count += text.count(self._mark)
            # A mark may lie across two pieces; one that was counted is not kept.
            end = text.rfind(self._mark)
            self._rest = text[max(end + len(self._mark) if end >= 0 else 0, len(text) - len(self._mark) + 1) :]
        return self._count
