"""What happened to a finding and to a text, event by event, and what the newest version of a text changed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from samesaid.reports.catalogue import review_catalogue
from samesaid.review.store import decisions, texts
from samesaid.review.store.records import UnknownError
from samesaid.review.web.answers import page
from samesaid.review.web.people import Person, database_of, may, reader
from samesaid.review.web.shown.events import event_line
from samesaid.review.web.shown.findings import finding_line
from samesaid.review.web.shown.marks import CHOICES, state_word
from samesaid.review.web.shown.people import names

router = APIRouter(prefix="/texts/{number}", include_in_schema=False)
_EVENTS = 100


@router.get("/findings/{finding}")
def of_finding(request: Request, number: int, finding: int, person: Annotated[Person, Depends(reader)]) -> Response:
    """Every event of a finding, and forms for a comment, a decision, an assignment and an undo."""
    say, base = review_catalogue(person.language), f"/texts/{number}"
    with database_of(request).reading() as db:
        text, row = texts.text(db, number), texts.finding(db, finding)
        if row.text != number:
            raise UnknownError(f"finding {finding} is not of text {number}; look for it in the queue")
        events = decisions.history(db, finding)
        people = names(db, person.name)
    return page(
        request,
        "work/history.html.j2",
        row=finding_line(row, text.title, say),
        base=base,
        events=[event_line(event, say) for event in events],
        may_decide=may(person, "editor"),
        people=people,
        choices=[(state, state_word(state, say)) for state in CHOICES],
        kept=[
            ("finding", row.number),
            ("revision", row.revision),
            ("back", f"{base}/findings/{finding}"),
        ],
    )


@router.get("/history")
def of_text(
    request: Request, number: int, person: Annotated[Person, Depends(reader)], before: int | None = None
) -> Response:
    """Every event of a text, the newest first; above them what its newest version fixed, left and brought."""
    say, base = review_catalogue(person.language), f"/texts/{number}"
    with database_of(request).reading() as db:
        text = texts.text(db, number)
        events = decisions.log(db, text=number, before=before, limit=_EVENTS)
        now = [row for row in texts.findings(db, number) if row.alarm]
        gone = [row for row in texts.findings(db, number, gone=True) if row.alarm]
        people = names(db, person.name)
    groups = (
        ("lapsed", [row for row in now if row.lapsed]),
        ("fixed", gone),
        ("new", [row for row in now if row.status == "new"]),
        ("remaining", [row for row in now if row.status == "remaining"]),
    )
    return page(
        request,
        "work/text_history.html.j2",
        text=text,
        base=base,
        rounds=[(name, [finding_line(row, text.title, say) for row in rows]) for name, rows in groups],
        events=[event_line(event, say) for event in events],
        following=f"{base}/history?before={events[-1].number}" if len(events) == _EVENTS else "",
        may_decide=may(person, "editor"),
        people=people,
        kept=[("back", f"{base}/history")],
    )
