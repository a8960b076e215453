"""One check: where it is, and what came of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from samesaid.review.checking import jobs
from samesaid.review.checking.jobs import Job
from samesaid.review.store import texts
from samesaid.review.store.database import Database
from samesaid.review.store.records import FindingRow
from samesaid.review.web.answers import is_partial, page
from samesaid.review.web.api.words import JobNumber
from samesaid.review.web.checks import checks_of
from samesaid.review.web.people import Person, database_of, editor, may, reader

router = APIRouter(include_in_schema=False)
# What the pipeline calls its steps: a word, and the name of the version that it is about.
_STEPS = frozenset({"reading", "aligning", "comparing"})
# Findings of each kind that are listed; the page of the text has all.
_LISTED = 30
_MAX_CHARS = 160


@router.get("/checks/{number}")
def state(request: Request, number: JobNumber, person: Annotated[Person, Depends(reader)], seen: str = "") -> Response:
    """How far it is; when it has ended, what is fixed, remaining and new, and the way to the text.

    A page that asks again and has ``seen`` all that there is to see gets nothing: readers of screens would say it anew.
    """
    database = database_of(request)
    with database.reading() as db:
        job, ahead = jobs.job(db, number), jobs.ahead(db, number)
    step, _, name = job.step.partition(" ")
    shown = f"{job.state} {ahead} {job.step}"
    if is_partial(request) and seen == shown:
        return Response(status_code=204)
    return page(
        request,
        "check_state.html.j2",
        block="main" if job.state.ended else "progress",
        headers={"HX-Retarget": "#main", "HX-Reswap": "innerHTML"} if job.state.ended else None,
        token_of_state=shown,
        job=job,
        ahead=ahead,
        step=step if step in _STEPS else "",
        name=name,
        may_cancel=may(person, "editor"),
        found=_found(database, job),
    )


@router.post("/checks/{number}/cancel")
def cancel(request: Request, number: JobNumber, _: Annotated[Person, Depends(editor)]) -> Response:
    """Cancel it, unless it has ended."""
    checks_of(request).cancel(number)
    return RedirectResponse(f"/checks/{number}", 303)


def _found(database: Database, job: Job) -> dict[str, list[dict[str, object]]]:
    """The alarms of the text's newest round by what became of them; nothing of a first round or an older one."""
    if job.text is None or job.result.get("round", 1) == 1:
        return {}
    with database.reading() as db:
        text = texts.text(db, job.text)
        rows = (*texts.findings(db, job.text), *texts.findings(db, job.text, gone=True))
    if text.round != job.result["round"]:
        return {}
    return {
        kind: [_row(row) for row in rows if row.status == kind and row.alarm][:_LISTED]
        for kind in ("fixed", "remaining", "new")
    }


def _row(row: FindingRow) -> dict[str, object]:
    words = " → ".join(words for words in (row.source_words, row.target_words) if words) or row.message
    short = words if len(words) <= _MAX_CHARS else f"{words[:_MAX_CHARS]}…"
    return {"number": row.number, "code": row.code, "severity": row.severity, "words": short}
