"""Findings: looked at, decided, given to somebody, talked about."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from samesaid.review.store import decisions, texts
from samesaid.review.store.records import FindingRow, Wanted
from samesaid.review.web.answers import problem
from samesaid.review.web.api.findings.models import (
    AssigneeConflict,
    AssigneeWanted,
    Changed,
    CommentWanted,
    DecisionConflict,
    DecisionWanted,
    Event,
    Finding,
    History,
    finding_of,
)
from samesaid.review.web.api.problems import problems
from samesaid.review.web.api.security import Editor, Reader, api_router
from samesaid.review.web.api.words import FindingNumber
from samesaid.review.web.people import Person, database_of

router = api_router("findings")
_MEANWHILE = "somebody else changed the finding since you looked at it; look again, or leave the revision out"


@router.get("/findings/{number}", responses=problems(404))
def finding(request: Request, number: FindingNumber, _: Reader) -> Finding:
    """A finding."""
    with database_of(request).reading() as db:
        return finding_of(texts.finding(db, number))


@router.get("/findings/{number}/history", responses=problems(404))
def history(request: Request, number: FindingNumber, _: Reader) -> History:
    """All that happened to a finding, decisions on its renderings and its rule among it."""
    with database_of(request).reading() as db:
        events = decisions.history(db, number)
    return History(events=[Event.model_validate(event) for event in events])


@router.post(
    "/findings/{number}/decisions",
    response_model=Changed,
    responses=problems(404, 409, 507, conflict=DecisionConflict),
)
def decide(request: Request, number: FindingNumber, wanted: DecisionWanted, person: Editor) -> Changed | Response:
    """Decide of a finding. 409 has both wordings where somebody else changed it since ``revision``."""
    one = Wanted(number, wanted.state, wanted.revision, wanted.scope, wanted.why)
    with database_of(request).writing() as db:
        outcome = decisions.decide(db, person.name, [one])
    if outcome.conflicts:
        return _conflict(request, outcome.conflicts[0].theirs, wanted)
    return Changed(changed=list(map(finding_of, outcome.changed)))


@router.put(
    "/findings/{number}/assignee",
    response_model=Changed,
    responses=problems(404, 409, 507, conflict=AssigneeConflict),
)
def assign(request: Request, number: FindingNumber, wanted: AssigneeWanted, person: Editor) -> Changed | Response:
    """Give a finding to somebody."""
    with database_of(request).writing() as db:
        outcome = decisions.assign(db, person.name, wanted.person.strip(), finding=number, revision=wanted.revision)
    if outcome.conflicts:
        return _conflict(request, outcome.conflicts[0].theirs, wanted)
    return Changed(changed=list(map(finding_of, outcome.changed)))


@router.post("/findings/{number}/comments", responses=problems(404, 507))
def comment(request: Request, number: FindingNumber, wanted: CommentWanted, person: Editor) -> Finding:
    """Say something about a finding; it is in its history."""
    with database_of(request).writing() as db:
        return finding_of(decisions.comment(db, person.name, number, wanted.words))


@router.post("/undo", responses=problems(507))
def undo(request: Request, person: Editor) -> Changed:
    """Take back your last decision, in all texts that it was about. Nothing changes where there is none."""
    return undone(request, person, None)


def undone(request: Request, person: Person, text: int | None) -> Changed:
    """The same in one text."""
    with database_of(request).writing() as db:
        outcome = decisions.undo(db, person.name, text=text)
    return Changed(
        changed=list(map(finding_of, outcome.changed)),
        kept=[finding_of(conflict.theirs) for conflict in outcome.conflicts],
    )


def _conflict(request: Request, theirs: FindingRow, yours: BaseModel) -> Response:
    both: dict[str, Any] = {
        "theirs": finding_of(theirs).model_dump(mode="json"),
        "yours": yours.model_dump(mode="json"),
    }
    return problem(request, 409, detail=_MEANWHILE, **both)
