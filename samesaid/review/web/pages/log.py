"""The log: who did what when; a person takes back the last act or a day, an administrator the day of anybody."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from samesaid.decisions.log import Event
from samesaid.reports.catalogue import Catalogue, review_catalogue
from samesaid.review.store import decisions, texts
from samesaid.review.store.plans import plan_day
from samesaid.review.store.records import UnknownError
from samesaid.review.web.answers import ProblemError, page
from samesaid.review.web.people import Person, database_of, editor, may, reader
from samesaid.review.web.shown.asking import day_of
from samesaid.review.web.shown.events import EventLine, event_line
from samesaid.review.web.shown.form import asked
from samesaid.review.web.shown.forms import FormFields, form_fields
from samesaid.review.web.shown.people import names

router = APIRouter(prefix="/log", include_in_schema=False)
_EVENTS = 100
Fields = Annotated[FormFields, Depends(form_fields)]


@router.get("")
def log(request: Request, person: Annotated[Person, Depends(reader)], before: int | None = None) -> Response:
    """The newest events, those of a person or of a day."""
    say = review_catalogue(person.language)
    wanted = asked("/log", request.query_params, ("person", "day"))
    whose, written = wanted.filters.get("person", ""), wanted.filters.get("day", "")
    day = day_of(written) if written else None
    with database_of(request).reading() as db:
        events = decisions.log(db, who=whose or None, day=day, before=before, limit=_EVENTS)
        lines = _lines(db, events, say)
        people = names(db, person.name)
    undoable = day is not None and (whose or person.name) and (whose in ("", person.name) or may(person, "admin"))
    undone = request.query_params.get("undone", "")
    return page(
        request,
        "work/log.html.j2",
        people=people,
        person_asked=whose,
        day=written,
        events=lines,
        first=wanted.link() if before is not None else "",
        following=wanted.link(before=str(events[-1].number)) if len(events) == _EVENTS else "",
        may_decide=may(person, "editor"),
        undo_day=wanted.link("/log/undo-day", person=whose or person.name) if undoable else "",
        undo_day_words=say("review.work.log.undo-day", who=whose or person.name, day=written),
        notice=say("review.work.log.undone", n=int(undone)) if undone.isascii() and undone.isdigit() else "",
    )


@router.post("/undo")
def undo_last(request: Request, person: Annotated[Person, Depends(editor)]) -> Response:
    """Take back the person's own last act."""
    with database_of(request).writing() as db:
        outcome = decisions.undo(db, person.name)
    return RedirectResponse(f"/log?undone={len(outcome.changed)}", status_code=303)


@router.get("/undo-day")
def ask_day(request: Request, person: Annotated[Person, Depends(editor)]) -> Response:
    """The page before a day is taken back: what will be, and what stays because others decided since."""
    say = review_catalogue(person.language)
    whose, day = _whose_day(person, request.query_params.get("person", ""), request.query_params.get("day", ""))
    with database_of(request).reading() as db:
        plan = plan_day(db, whose, day)
        undone, kept = _lines(db, plan.undone, say), _lines(db, plan.kept, say)
    return page(
        request,
        "work/undo_day.html.j2",
        question=say("review.work.log.question", who=whose, day=day.isoformat()),
        undone=undone,
        kept_events=kept,
        back=f"/log?day={day.isoformat()}",
        kept=[("person", whose), ("day", day.isoformat())],
    )


@router.post("/undo-day")
def undo_day(request: Request, person: Annotated[Person, Depends(editor)], fields: Fields) -> Response:
    """Take back what a person decided on a day (UTC)."""
    whose, day = _whose_day(person, fields.one("person"), fields.one("day"))
    with database_of(request).writing() as db:
        outcome = decisions.undo_day(db, whose, day, by=person.name)
    return RedirectResponse(f"/log?day={day.isoformat()}&undone={len(outcome.changed)}", status_code=303)


def _whose_day(person: Person, whose: str, written: str) -> tuple[str, date]:
    whose = whose or person.name
    if whose != person.name and not may(person, "admin"):
        raise ProblemError(403, reason="role")
    return whose, day_of(written)


def _lines(db: sqlite3.Connection, events: Sequence[Event], say: Catalogue) -> list[EventLine]:
    titles: dict[int, str] = {}
    for event in events:
        number = event.text if event.text is not None else event.number
        if number not in titles:
            try:
                titles[number] = texts.text(db, number).title
            except UnknownError:
                titles[number] = ""
    return [event_line(event, say, titles) for event in events]
