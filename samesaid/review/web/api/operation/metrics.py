"""Counts and durations for Prometheus: for this machine, for programs with a token, and for administrators."""

from __future__ import annotations

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response

from samesaid.review.web.answers import ProblemError
from samesaid.review.web.api.problems import problems
from samesaid.review.web.config import is_loopback
from samesaid.review.web.people import config_of, may
from samesaid.review.web.visitor import visitor_of

router = APIRouter(tags=["operation"])
# A proxy on this machine adds one of them; what it passes on comes from anywhere.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
_TEXT = {"description": "Prometheus' text format.", "content": {"text/plain": {"schema": {"type": "string"}}}}


@router.get("/metrics", response_class=Response, responses={200: _TEXT, **problems()})
def metrics(request: Request) -> Response:
    """Length of the queue, checks by outcome and how long they took, alarms by code, the share of them that was
    dismissed, requests by route and status."""
    visitor = visitor_of(request)
    person = visitor.person
    allowed = person is not None and (visitor.way == "token" or may(person, "admin"))
    if not allowed and not _is_of_this_machine(request):
        raise ProblemError(403 if person else 401)
    return Response(generate_latest(request.app.state.counts.registry), media_type=CONTENT_TYPE_LATEST)


def _is_of_this_machine(request: Request) -> bool:
    """Whether the request was made on this machine and not passed on by a proxy."""
    config = config_of(request)
    peer = request.client.host if request.client else ""
    proxied = config.proxy.sources or config.hosts or config.secure or any(n in request.headers for n in _PASSED_ON)
    return config.loopback and is_loopback(peer) and not proxied
