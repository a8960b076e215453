"""Every request gets an answer: an exception becomes a page or JSON; a fault gets a number that the log has, too."""

from __future__ import annotations

import logging
import os
import secrets
import time
import traceback

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samesaid.faults import place
from samesaid.inputs import shown
from samesaid.review.web.answers import answer_to, problem
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security.guards import Guard
from samesaid.review.web.visitor import visitor_of

LOG = logging.getLogger("samesaid.review")


class Requests:
    """Answers for what was raised, and logs each request (level INFO) without query, body, headers or cookies."""

    def __init__(self, app: ASGIApp, config: ReviewConfig) -> None:
        self._app, self._quiet = app, Guard.QUIET_LOG in config.guards

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            request = Request(scope)
            answer = answer_to(request, error)
            if answer is None:
                number = secrets.token_hex(4)
                # The message of an exception may quote what somebody typed; the places in the code do not.
                target, where = self._target(scope), place(error)
                LOG.error("fault %s: %s %s: %s%s", number, scope["method"], target, where, _trace(error))
                answer = problem(request, 500, number=number)
            if status:
                # Half an answer is sent: the connection is broken off, so that nobody takes it for a whole one.
                raise RuntimeError("an answer broke off") from None
            await answer(scope, receive, sending)
        finally:
            who = visitor_of(Request(scope)).person
            name, taken = shown(who.name) if who else "-", 1000 * (time.perf_counter() - begun)
            LOG.info("%s %s %s %s %.0f ms", scope["method"], self._target(scope), status, name, taken)

    def _target(self, scope: Scope) -> str:
        query = "" if self._quiet or not scope["query_string"] else "?" + scope["query_string"].decode("latin-1")
        return shown(scope["path"] + query)


def _trace(error: Exception) -> str:
    """The traceback without what the exception says, for whoever asked for it."""
    return "\n" + "".join(traceback.format_tb(error.__traceback__)) if os.environ.get("SAMESAID_DEBUG") else ""
