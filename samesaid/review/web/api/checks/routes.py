"""Checks: asked for, looked at, cancelled."""

from __future__ import annotations

import time
from typing import Annotated

import anyio
from anyio.to_thread import run_sync
from fastapi import Query
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from samesaid.review.checking import jobs
from samesaid.review.checking.asked import Wish
from samesaid.review.web.answers import ProblemError
from samesaid.review.web.api.checks.models import REQUEST_BODY, Check, Checks, CheckWanted, check_of
from samesaid.review.web.api.problems import problems
from samesaid.review.web.api.security import Editor, Reader, api_router
from samesaid.review.web.api.words import JobNumber
from samesaid.review.web.checks import asked, checks_of, wish_of
from samesaid.review.web.people import database_of

router = api_router("checks")
# Seconds that a request may wait for its check, and between looks at it.
_MAX_WAIT, _PAUSE = 60, 0.1
_LOCATION = {"Location": {"description": "The check, to be asked for again.", "schema": {"type": "string"}}}


@router.post(
    "/check",
    response_model=Check,
    responses={
        202: {"model": Check, "description": "It waits or is running.", "headers": _LOCATION},
        **problems(404, 413, 415, 429, 507),
    },
    openapi_extra={"requestBody": REQUEST_BODY},
)
async def check(
    request: Request,
    response: Response,
    person: Editor,
    wait: Annotated[float, Query(ge=0, le=_MAX_WAIT, description="Seconds to wait until it has ended.")] = 0,
) -> Check:
    """Check two to five versions of a text: JSON with texts, or a form with files.

    The answer is 202 with the address of the check, or 200 where it has ended (done, failed or cancelled) within
    ``wait`` seconds.
    """
    number = (await asked(request, person, await _wish(request))).number
    until = time.monotonic() + wait
    while True:
        found = await run_sync(_check, request, number)
        left = until - time.monotonic()
        if found.state not in ("waiting", "running") or left <= 0:
            break
        await anyio.sleep(min(_PAUSE, left))
    if found.state in ("waiting", "running"):
        response.status_code = 202
    response.headers["Location"] = f"/api/checks/{number}"
    return found


@router.get("/checks", responses=problems())
def newest(request: Request, _: Reader, limit: Annotated[int, Query(ge=1, le=200)] = 20) -> Checks:
    """The checks that were asked for last, of everybody."""
    with database_of(request).reading() as db:
        return Checks(checks=[check_of(job, jobs.ahead(db, job.number)) for job in jobs.newest(db, limit=limit)])


@router.get("/checks/{number}", responses=problems(404))
def state(request: Request, number: JobNumber, _: Reader) -> Check:
    """A check: where it is, or what came of it."""
    return _check(request, number)


@router.delete("/checks/{number}", responses=problems(404, 507))
def cancel(request: Request, number: JobNumber, _: Editor) -> Check:
    """Cancel a check that waits or is running; one that has ended stays as it is."""
    checks_of(request).cancel(number)
    return _check(request, number)


def _check(request: Request, number: int) -> Check:
    with database_of(request).reading() as db:
        return check_of(jobs.job(db, number), jobs.ahead(db, number))


async def _wish(request: Request) -> Wish:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await wish_of(request)
    if kind != "application/json":
        raise ProblemError(415, detail="send application/json with texts, or multipart/form-data with files")
    body = await request.body()
    try:
        return (await run_sync(CheckWanted.model_validate_json, body)).wish
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_input=False)) from None
