"""What people do on the page of a text: decide, take back, assign, comment, sign off.

A form without scripts is answered by a redirect back to the finding, one that accepts JSON by what changed.
"""

from __future__ import annotations

import sqlite3
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from samesaid.model import State
from samesaid.reports.catalogue import review_catalogue
from samesaid.review.store import decisions, texts
from samesaid.review.store.records import Conflict, FindingRow, InvalidError, UnknownError, Wanted
from samesaid.review.web.answers import page, wants_json
from samesaid.review.web.people import Person, database_of, editor, reader
from samesaid.review.web.shown.findings import finding_line, held, state_fields, wished
from samesaid.review.web.shown.forms import FormFields, form_fields
from samesaid.review.web.shown.marks import CHOICES, SEVERITIES
from samesaid.review.web.shown.places import on_page

router = APIRouter(prefix="/texts/{number}", include_in_schema=False)
Editor = Annotated[Person, Depends(editor)]
Fields = Annotated[FormFields, Depends(form_fields)]
# Findings that one post of a page decides; a page has fewer.
_MAX_AT_ONCE = 5_000


@router.post("/decisions")
def decide(request: Request, number: int, person: Editor, fields: Fields) -> Response:
    """Decide on one finding or several of a text; where somebody else decided meanwhile, show both and change nothing.

    An assignee or a comment beside it is written, too; a state that holds already is not decided again.
    """
    wanted = _wanted(fields)
    with database_of(request).writing() as db:
        before = [_of_text(db, one.finding, number) for one in wanted]
        stale = [
            Conflict(row, one)
            for row, one in zip(before, wanted, strict=True)
            if one.revision not in (None, row.revision)
        ]
        changed: dict[int, FindingRow] = {}
        if not stale:
            for row in (*_decided(db, person.name, before, wanted), *_said(db, person.name, before, fields)):
                if row.text == number:
                    changed[row.number] = row
        text = _state_of(db, number)
    if stale:
        return _conflict(request, number, person, fields, stale[0], text)
    if wants_json(request):
        return JSONResponse({"changed": [record(row, person) for row in changed.values()], **text})
    return _back(number, fields, f"#finding-{wanted[0].finding}")


def _decided(
    db: sqlite3.Connection, who: str, before: list[FindingRow], wanted: list[Wanted]
) -> tuple[FindingRow, ...]:
    """Decide where that changes anything."""
    new = [
        one
        for row, one in zip(before, wanted, strict=True)
        if (row.state, row.why, row.scope or "finding") != (one.state, one.why.strip(), one.scope) or row.lapsed
    ]
    return decisions.decide(db, who, new).changed if new else ()


def _said(db: sqlite3.Connection, who: str, before: list[FindingRow], fields: FormFields) -> list[FindingRow]:
    """Write the comment and the assignment that a form has beside a decision."""
    written: list[FindingRow] = []
    for row in before:
        if fields.has("assignee") and fields.one("assignee").strip() != row.assignee:
            written += decisions.assign(db, who, fields.one("assignee").strip(), finding=row.number).changed
        if fields.one("comment").strip():
            written.append(decisions.comment(db, who, row.number, fields.one("comment")))
    return written


@router.post("/undo")
def undo(request: Request, number: int, person: Editor, fields: Fields) -> Response:
    """Take back this person's last decision in a text."""
    with database_of(request).writing() as db:
        texts.text(db, number)
        outcome = decisions.undo(db, person.name, text=number)
        text = _state_of(db, number)
    if wants_json(request):
        conflicts = [record(one.theirs, person) for one in outcome.conflicts]
        return JSONResponse({"changed": [record(row, person) for row in outcome.changed], "kept": conflicts, **text})
    if outcome.conflicts and not outcome.changed:
        return _conflict(request, number, person, fields, outcome.conflicts[0], text)
    anchor = f"#finding-{outcome.changed[0].number}" if outcome.changed else ""
    return _back(number, fields, anchor)


@router.post("/assign")
def assign(request: Request, number: int, person: Editor, fields: Fields) -> Response:
    """Give a finding, or the text, to a person."""
    finding, to = fields.number("finding"), fields.one("person", "assignee").strip()
    with database_of(request).writing() as db:
        if finding is None:
            outcome = decisions.assign(db, person.name, to, text=number)
        else:
            _of_text(db, finding, number)
            outcome = decisions.assign(
                db, person.name, to, finding=finding, revision=fields.number("revision", "version")
            )
        text = _state_of(db, number)
    if outcome.conflicts:
        return _conflict(request, number, person, fields, outcome.conflicts[0], text)
    if wants_json(request):
        return JSONResponse({"changed": [record(row, person) for row in outcome.changed], **text})
    return _back(number, fields, f"#finding-{finding}" if finding is not None else "")


@router.post("/comments")
def comment(request: Request, number: int, person: Editor, fields: Fields) -> Response:
    """Say something about a finding."""
    finding = fields.number("finding")
    if finding is None:
        raise InvalidError("a comment on nothing: name the finding")
    with database_of(request).writing() as db:
        _of_text(db, finding, number)
        row = decisions.comment(db, person.name, finding, fields.one("words", "comment"))
        text = _state_of(db, number)
    if wants_json(request):
        return JSONResponse({"changed": [record(row, person)], **text})
    return _back(number, fields, f"/findings/{finding}")


@router.post("/sign-off")
def sign_off(request: Request, number: int, person: Editor, fields: Fields) -> Response:
    """Sign a text off, as it was when the person looked at it."""
    version = fields.number("version", "text_version")
    if version is None:
        raise InvalidError("which version of the text is signed off is not clear; open it again")
    with database_of(request).writing() as db:
        decisions.sign_off(db, person.name, number, version=version, note=fields.one("note"))
        text = _state_of(db, number)
    return JSONResponse({"changed": [], **text}) if wants_json(request) else _back(number, fields)


@router.post("/reopen")
def reopen(request: Request, number: int, person: Editor, fields: Fields) -> Response:
    """Take a signature back."""
    with database_of(request).writing() as db:
        decisions.reopen(db, person.name, number, fields.one("note"))
        text = _state_of(db, number)
    return JSONResponse({"changed": [], **text}) if wants_json(request) else _back(number, fields)


@router.get("/changes")
def changes(request: Request, number: int, person: Annotated[Person, Depends(reader)], since: int = 0) -> Response:
    """What changed in a text after its version ``since``, as JSON."""
    with database_of(request).reading() as db:
        text = _state_of(db, number)
        rows = texts.changes(db, number, since)
    content = {"changed": [record(row, person) for row in rows], "csrf": person.csrf, **text}
    return JSONResponse(content, headers={"Cache-Control": "no-store"})


def record(row: FindingRow, person: Person) -> dict[str, Any]:
    """A finding and what holds of it, with the names that the page's script has."""
    return {"id": row.id, **state_fields(row, review_catalogue(person.language))}


def _state_of(db: sqlite3.Connection, number: int) -> dict[str, Any]:
    text = texts.text(db, number)
    return {
        "text_version": text.version,
        "verdict": text.verdict,
        "signed_off": text.signed_off,
        "counts": {severity: getattr(text, severity) for severity in SEVERITIES},
    }


def _wanted(fields: FormFields) -> list[Wanted]:
    findings, revisions = fields.numbers("finding"), fields.numbers("revision", "version")
    if not findings or len(findings) > _MAX_AT_ONCE:
        raise InvalidError("no finding is named, or too many; go back and choose again")
    anyway = bool(fields.one("anyway"))
    if not anyway and len(revisions) != len(findings):
        raise InvalidError("each finding needs the revision that the page was made with; open the page again")
    try:
        state = State(fields.one("state"))
    except ValueError:
        raise InvalidError(f"no such decision; use one of {', '.join(CHOICES)}") from None
    scope, why = fields.one("scope") or "finding", fields.one("why", "reason")
    return [
        Wanted(finding, state, None if anyway else revisions[place], scope, why)
        for place, finding in enumerate(findings)
    ]


def _of_text(db: sqlite3.Connection, finding: int, number: int) -> FindingRow:
    row = texts.finding(db, finding)
    if row.text != number:
        raise UnknownError(f"finding {finding} is not of text {number}; open its own page")
    return row


def _back(number: int, fields: FormFields, otherwise: str = "") -> Response:
    return RedirectResponse(_place(number, fields, otherwise), status_code=303)


def _place(number: int, fields: FormFields, otherwise: str) -> str:
    """Where the form was: its page and anchor, or an address inside the review."""
    at, on = fields.one("at").lstrip("#"), fields.one("page")
    there = (f"?page={on}" if on not in ("", "0") else "") + (f"#{at}" if at else "")
    return on_page(f"/texts/{number}", fields.one("back") or there, otherwise)


def _conflict(
    request: Request, number: int, person: Person, fields: FormFields, conflict: Conflict, text: dict[str, Any]
) -> Response:
    """Both wordings: as JSON for the page's script, as a page otherwise."""
    row, wanted = conflict.theirs, conflict.wanted
    if wants_json(request):
        yours = {"state": wanted.state, "scope": wanted.scope, "why": wanted.why} if wanted else {}
        content = {
            "conflict": {"finding": row.number, "id": row.id, "theirs": record(row, person), "yours": yours},
            **text,
        }
        return JSONResponse(content, status_code=409)
    say, base = review_catalogue(person.language), f"/texts/{number}"
    nobody = say("review.work.history.nobody")
    back = _place(number, fields, f"#finding-{row.number}")
    with database_of(request).reading() as db:
        title = texts.text(db, number).title
    return page(
        request,
        "work/conflict.html.j2",
        status=409,
        row=finding_line(row, title, say),
        theirs=held(row, say),
        yours=wished(wanted, person.name, say) if wanted else fields.one("person", "assignee") or nobody,
        action=request.url.path,
        kept=[(name, value) for name, value in fields.items if name not in ("csrf", "revision", "version", "anyway")]
        + [("anyway", "1")],
        back=back,
        history=f"{base}/findings/{row.number}",
    )
