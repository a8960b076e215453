"""The page of a text: its report, with what was decided by everybody."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from samesaid.model import Report
from samesaid.reports.catalogue import Catalogue, review_catalogue
from samesaid.reports.formats.json.reading.report import report_of_record
from samesaid.reports.page.review import FindingState, ReviewPage, render_review_page
from samesaid.review.store import texts
from samesaid.review.store.records import Text
from samesaid.review.store.rounds import stored_report
from samesaid.review.web.people import Person, database_of, may, reader
from samesaid.review.web.shown.findings import message_of, state_fields
from samesaid.review.web.shown.people import names
from samesaid.review.web.shown.times import moment

router = APIRouter(include_in_schema=False)
# Reports that were read lately: a person works through one text page by page, and reading is half of an answer.
_MAX_REPORTS = 8


@router.get("/texts/{number}")
def text_page(request: Request, number: int, person: Annotated[Person, Depends(reader)], page: int = 0) -> Response:
    """The page of a text, or one of its pages."""
    say = review_catalogue(person.language)
    with database_of(request).reading() as db:
        text = texts.text(db, number)
        report = _REPORTS.get(db, text.report)
        rows = texts.findings(db, number)
        gone = texts.findings(db, number, gone=True)
        people = names(db, person.name)
    review = ReviewPage(
        base=f"/texts/{number}",
        csrf=person.csrf,
        who=person.name,
        role=person.role,
        back="/",
        text_version=text.version,
        people=people,
        settled={row.id: FindingState(**state_fields(row, say)) for row in rows},
        fixed=tuple(f"{row.code}: {message_of(row, say)}" for row in gone if row.alarm),
        signed_off=_signature(text, say),
        title_links=(
            *([(say("review.check.new.title"), f"/texts/{number}/new-version")] if may(person, "editor") else ()),
            (say("review.work.history.link"), f"/texts/{number}/history"),
            (say("review.work.export.title"), f"/export?text={number}"),
        ),
    )
    html, policy = render_review_page(report, person.language, review, page)
    # It has the token of this person's forms.
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store", "Vary": "Cookie, Accept-Language"}
    return HTMLResponse(html, headers=headers)


def _signature(text: Text, say: Catalogue) -> str:
    if not text.signed_off:
        return ""
    key = "review.work.signing.by-note" if text.signed_note else "review.work.signing.by"
    return say(key, who=text.signed_by, when=moment(text.signed_at, say).exact, note=text.signed_note)


class _Reports:
    """Reports by their digest, the least lately used one forgotten first. A report never changes."""

    def __init__(self, most: int) -> None:
        self._kept: OrderedDict[str, Report] = OrderedDict()
        self._most, self._lock = most, Lock()

    def get(self, db: sqlite3.Connection, digest: str) -> Report:
        with self._lock:
            if digest in self._kept:
                self._kept.move_to_end(digest)
                return self._kept[digest]
        read = report_of_record(stored_report(db, digest))
        with self._lock:
            self._kept[digest] = read
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return read


_REPORTS = _Reports(_MAX_REPORTS)
