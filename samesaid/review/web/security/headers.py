"""Headers of every answer: what a page may load, who may frame it, that no cache keeps it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samesaid.review.web.config import ReviewConfig

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# Half a year, as OWASP's cheat sheet on HSTS begins with.
_HSTS = "max-age=15768000"


class Headers:
    """Adds the headers that an answer does not have of its own."""

    def __init__(self, app: ASGIApp, config: ReviewConfig) -> None:
        self._app = app
        self._headers = {
            "content-security-policy": POLICY,
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            # Without a referrer browsers send no origin with forms, and over plain HTTP nothing that makes up for it.
            "referrer-policy": "no-referrer" if config.secure or config.loopback else "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "cache-control": "no-store",
        }
        if config.secure:
            self._headers["strict-transport-security"] = _HSTS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending)
