"""Texts: found, read, given to somebody, signed off."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from samesaid.review.store import decisions, texts
from samesaid.review.store.queue import queue
from samesaid.review.store.records import StaleError
from samesaid.review.web.answers import problem
from samesaid.review.web.api.findings.models import Changed, finding_of
from samesaid.review.web.api.findings.routes import undone
from samesaid.review.web.api.problems import problems
from samesaid.review.web.api.security import Editor, Reader, api_router
from samesaid.review.web.api.texts.models import (
    Findings,
    FindingsWanted,
    ReopeningWanted,
    Report,
    SignatureConflict,
    SignatureWanted,
    Text,
    TextAssigneeWanted,
    Texts,
    TextsWanted,
    text_of,
)
from samesaid.review.web.api.words import TextNumber
from samesaid.review.web.people import database_of

router = api_router("texts")


@router.get("/texts", responses=problems())
def found(request: Request, wanted: Annotated[TextsWanted, Query()], _: Reader) -> Texts:
    """The texts of the queue that pass a filter, a page of them."""
    with database_of(request).reading() as db:
        page = queue(db, wanted.filter, after=wanted.after or None, limit=wanted.limit, order=wanted.order)
    return Texts(texts=list(map(text_of, page.rows)), total=page.total, next=page.next)


@router.get("/texts/{number}", responses=problems(404))
def text(request: Request, number: TextNumber, _: Reader) -> Text:
    """A text."""
    with database_of(request).reading() as db:
        return text_of(texts.text(db, number))


@router.get("/texts/{number}/report", response_model=Report, responses=problems(404))
def report(request: Request, number: TextNumber, _: Reader) -> Response:
    """The report of its newest version, as ``samesaid check … -o report.json`` writes it."""
    with database_of(request).reading() as db:
        record = texts.report(db, number)
    return Response(json.dumps(record), media_type="application/json")


@router.get("/texts/{number}/findings", responses=problems(404))
def findings(request: Request, number: TextNumber, wanted: Annotated[FindingsWanted, Query()], _: Reader) -> Findings:
    """Its findings."""
    with database_of(request).reading() as db:
        version = texts.text(db, number).version
        if wanted.since is not None and not wanted.gone:
            rows = texts.changes(db, number, wanted.since)
        else:
            rows = texts.findings(db, number, gone=wanted.gone)
    chosen = (row for row in rows if wanted.state in (None, row.state))
    return Findings(findings=list(map(finding_of, chosen)), version=version)


@router.put("/texts/{number}/assignee", responses=problems(404, 507))
def assign(request: Request, number: TextNumber, wanted: TextAssigneeWanted, person: Editor) -> Text:
    """Give the text to somebody."""
    with database_of(request).writing() as db:
        decisions.assign(db, person.name, wanted.person.strip(), text=number)
        return text_of(texts.text(db, number))


@router.post("/texts/{number}/undo", responses=problems(404, 507))
def undo(request: Request, number: TextNumber, person: Editor) -> Changed:
    """Take back your last decision in the text. Nothing changes where there is none."""
    with database_of(request).reading() as db:
        texts.text(db, number)
    return undone(request, person, number)


@router.post(
    "/texts/{number}/sign-off", response_model=Text, responses=problems(404, 409, 507, conflict=SignatureConflict)
)
def sign_off(request: Request, number: TextNumber, wanted: SignatureWanted, person: Editor) -> Text | Response:
    """Sign the text off as it was at ``version``; 409 where it has changed since."""
    try:
        with database_of(request).writing() as db:
            return text_of(decisions.sign_off(db, person.name, number, version=wanted.version, note=wanted.note))
    except StaleError as error:
        theirs, yours = text_of(error.text).model_dump(mode="json"), wanted.model_dump(mode="json")
        return problem(request, 409, detail=str(error), theirs=theirs, yours=yours)


@router.post("/texts/{number}/reopen", responses=problems(404, 507))
def reopen(request: Request, number: TextNumber, wanted: ReopeningWanted, person: Editor) -> Text:
    """Take the signature back."""
    with database_of(request).writing() as db:
        return text_of(decisions.reopen(db, person.name, number, wanted.note))
