"""The Host of a request must be ours: a page of a stranger whose name resolves to this address (DNS rebinding) has its
own name there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from samesaid.review.web.answers import problem
from samesaid.review.web.config import ReviewConfig


class Hosts:
    """Refuses requests for other hosts (421)."""

    def __init__(self, app: ASGIApp, config: ReviewConfig) -> None:
        self._app, self._config = app, config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_ours(Request(scope)):
            await problem(Request(scope), 421)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, request: Request) -> bool:
        named = request.headers.getlist("host")
        if len(named) != 1:
            return False
        name = host_name(named[0])
        # An address is no name that could be made to resolve to us.
        own = (request.scope.get("server") or ("",))[0] if self._config.any_address else ""
        return name in self._config.names or (name != "" and name == own)


def host_name(host: str) -> str:
    """The name in a Host header, in lower case, without the port and without the brackets of IPv6."""
    text = host.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0]
