"""Glossaries: listed, fetched, given, removed."""

from __future__ import annotations

from typing import Annotated, Any

from anyio.to_thread import run_sync
from fastapi import Path
from pydantic import StringConstraints
from starlette.requests import Request
from starlette.responses import Response

from samesaid.review.checking import glossaries
from samesaid.review.web.answers import ProblemError
from samesaid.review.web.api.glossaries.models import Glossaries, Glossary
from samesaid.review.web.api.problems import problems
from samesaid.review.web.api.security import Editor, Reader, api_router
from samesaid.review.web.api.words import Line
from samesaid.review.web.checks import checks_of
from samesaid.review.web.pages.glossaries import glossary_file, keep_glossary
from samesaid.review.web.people import database_of

router = api_router("glossaries")
Desk = Annotated[
    Line,
    StringConstraints(min_length=1, max_length=60),
    Path(description="The name of the desk.", examples=["economy"]),
]
_FILE: dict[str, Any] = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
_GIVEN: dict[str, Any] = {
    "required": True,
    "description": "The file as it is: CSV with the columns source and target, or TBX.",
    "content": {kind: {"schema": {"type": "string"}} for kind in ("text/csv", "application/x-tbx+xml")},
}


@router.get("/glossaries", responses=problems())
def listed(request: Request, _: Reader) -> Glossaries:
    """The glossaries of all desks."""
    with database_of(request).reading() as db:
        return Glossaries(glossaries=[Glossary.model_validate(one) for one in glossaries.listed(db)])


@router.get(
    "/glossaries/{desk}",
    response_class=Response,
    responses={200: {"description": "Its file.", "content": _FILE}, **problems(404)},
)
def file(request: Request, desk: Desk, _: Reader) -> Response:
    """The file of a desk's glossary."""
    with database_of(request).reading() as db:
        return glossary_file(glossaries.content(db, desk).data)


@router.put("/glossaries/{desk}", responses=problems(413, 507), openapi_extra={"requestBody": _GIVEN})
async def put(request: Request, desk: Desk, person: Editor) -> Glossary:
    """Keep a glossary for a desk, in the place of the one that it may have."""
    limit, data = checks_of(request).limits.terms_bytes, await request.body()
    if len(data) > limit:
        raise ProblemError(413, limit=limit)
    return Glossary.model_validate(await run_sync(keep_glossary, request, desk, data, "", person))


@router.delete("/glossaries/{desk}", status_code=204, responses=problems(404, 507))
def remove(request: Request, desk: Desk, _: Editor) -> None:
    """Forget a desk's glossary."""
    with database_of(request).writing() as db:
        glossaries.remove(db, desk)
