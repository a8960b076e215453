"""An unsafe request must come from a page of ours, as the browser says in Sec-Fetch-Site and Origin.

Programs send neither; they are held to the token alone.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from samesaid.review.web.answers import problem
from samesaid.review.web.config import ReviewConfig

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class Origins:
    """Refuses unsafe requests from elsewhere (403)."""

    def __init__(self, app: ASGIApp, config: ReviewConfig) -> None:
        self._app, self._config = app, config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and self._is_foreign(Request(scope)):
            await problem(Request(scope), 403, reason="elsewhere")(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_foreign(self, request: Request) -> bool:
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        if site is not None and site not in ("same-origin", "none"):
            return True
        if origin is None:
            return False
        # A page that sends no referrer sends no origin either, by the Fetch standard; the browser still says the site.
        if origin == "null":
            return site != "same-origin"
        scheme = "https" if self._config.secure else request.url.scheme
        return origin.lower() != f"{scheme}://{request.headers.get('host', '')}".lower()
