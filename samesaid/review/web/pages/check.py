"""Check a text, or its new version: the form, and the list of checks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from samesaid.documents.registry import DOCUMENT_SUFFIXES
from samesaid.inputs import MB
from samesaid.model import SamesaidError
from samesaid.review.checking import glossaries, jobs
from samesaid.review.checking.limits import LEVELS, MOST_VERSIONS
from samesaid.review.store import texts
from samesaid.review.store.queue import facets
from samesaid.review.store.records import Text, UnknownError
from samesaid.review.web.answers import ProblemError, is_partial, page
from samesaid.review.web.api.words import TextNumber
from samesaid.review.web.checks import asked, checks_of, wish_of
from samesaid.review.web.people import Person, database_of, editor

router = APIRouter(include_in_schema=False)
Editor = Annotated[Person, Depends(editor)]
# Versions whose fields are not folded away, of a new text.
_FIRST = 2


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a form was not accepted, and what it says."""

    line: str
    status: int
    given: dict[str, str]


@router.get("/check")
@router.get("/check/jobs")
def form(request: Request, _: Editor, seen: str = "") -> Response:
    """The form, and the checks that were asked for last; nothing for a list that has ``seen`` them all as they are."""
    return _page(request, None, seen=seen)


@router.post("/check")
async def check(request: Request, person: Editor) -> Response:
    """Put a check into the queue."""
    return await _asked(request, person, None)


@router.get("/texts/{number}/new-version")
def new_version(request: Request, number: TextNumber, _: Editor) -> Response:
    """The form for a new version of a text."""
    return _page(request, number)


@router.post("/texts/{number}/new-version")
async def check_new_version(request: Request, number: TextNumber, person: Editor) -> Response:
    """Put the check of a new version into the queue."""
    return await _asked(request, person, number)


async def _asked(request: Request, person: Person, text: int | None) -> Response:
    try:
        job = await asked(request, person, await wish_of(request, text=text))
    except (SamesaidError, ProblemError) as error:
        if text is not None and isinstance(error, UnknownError):
            raise
        status = error.status_code if isinstance(error, ProblemError) else 400
        line = error.line if isinstance(error, ProblemError) else str(error)
        if not line:
            raise
        # What was typed is not lost; browsers keep no files.
        refused = _Refused(line, status, _words(await request.form()))
        return await run_sync(_page, request, text, refused)
    return RedirectResponse(f"/checks/{job.number}", 303)


def _words(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _page(request: Request, number: int | None, refused: _Refused | None = None, seen: str = "") -> Response:
    limits = checks_of(request).limits
    given: defaultdict[str, str] = defaultdict(str, {"level": "default"})
    text: Text | None = None
    versions = MOST_VERSIONS
    there: defaultdict[int, str] = defaultdict(str)
    with database_of(request).reading() as db:
        newest, kept, desks = jobs.newest(db), glossaries.listed(db), tuple(facets(db).desks)
        if number is not None:
            text, before = texts.text(db, number), jobs.last_of(db, number)
            versions = len(text.names)
            there.update(enumerate(text.names, start=1))
            if before:
                given.update(level=before.input.level, glossary=before.input.glossary)
    shown = " ".join(f"{job.number}{job.state.value[0]}" for job in newest)
    if seen == shown and is_partial(request):
        return Response(status_code=204)
    if refused:
        given.update(refused.given)
    open_at_once = versions if text else _FIRST
    more = range(open_at_once + 1, versions + 1)
    return page(
        request,
        "check.html.j2",
        refused.status if refused else 200,
        block="jobs" if request.url.path == "/check/jobs" else "main",
        text=text,
        there=there,
        given=given,
        refused=refused.line if refused else "",
        first=range(1, open_at_once + 1),
        more=more,
        more_open=any(given[f"{name}{n}"] for name in ("text", "label", "language") for n in more),
        endings=",".join(sorted(DOCUMENT_SUFFIXES)),
        limits={"file": limits.file_bytes // MB, "job": limits.job_bytes // MB},
        levels=LEVELS,
        glossaries=kept,
        desks=desks,
        jobs=newest,
        shown=shown,
        unfinished=any(not job.state.ended for job in newest),
    )
