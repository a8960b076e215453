"""The queue: the texts of the newsroom, filtered, searched, in order, and signed off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from samesaid.reports.catalogue import Catalogue, review_catalogue
from samesaid.reports.common.labels import SeverityLabel
from samesaid.review.store import queue as store
from samesaid.review.store.records import Text
from samesaid.review.web.answers import page
from samesaid.review.web.people import Person, database_of, may, reader
from samesaid.review.web.shown.asking import QUEUE_FIRST, QUEUE_FURTHER, TYPES, choices_of, filter_of
from samesaid.review.web.shown.form import Asked, asked, form
from samesaid.review.web.shown.marks import SEVERITIES, languages_line, mark
from samesaid.review.web.shown.people import names
from samesaid.review.web.shown.times import Moment, moment

router = APIRouter()
ORDERS = ("worst", "newest", "oldest", "mine")
# Rows of a page: two screens.
_ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A text in the queue. ``left`` is the number of differences that are open."""

    id: int
    href: str
    title: str
    language: str
    languages: str
    verdict: str
    counts: tuple[tuple[SeverityLabel, int], ...]
    left: int
    desk: str
    round: int
    published: str
    assignee: str
    added: Moment
    signed: bool
    signed_by: str
    version: int


@router.get("/", include_in_schema=False)
def queue(request: Request, person: Annotated[Person, Depends(reader)]) -> Response:
    """The page of the queue."""
    say = review_catalogue(person.language)
    wanted = asked("/", request.query_params, (*QUEUE_FIRST, *QUEUE_FURTHER), ORDERS)
    chosen = filter_of(wanted)
    order = wanted.order or ORDERS[0]
    with database_of(request).reading() as db:
        found = store.queue(db, chosen, after=wanted.after or None, limit=_ROWS, order=order, person=person.name)
        facets, people = store.facets(db), names(db, person.name)
    return page(
        request,
        "work/queue.html.j2",
        form=form(
            wanted,
            say,
            first=QUEUE_FIRST,
            further=QUEUE_FURTHER,
            orders=ORDERS,
            choices=choices_of(facets, people, say),
            types=TYPES,
        ),
        rows=[_row(text, say) for text in found.rows],
        total=found.total,
        open=[(mark(s, say), facets.severities.get(s, 0)) for s in SEVERITIES],
        findings=wanted.link("/findings", order=""),
        here=wanted.here,
        first=wanted.link() if wanted.after else "",
        following=_following(wanted, found.next),
        may_decide=may(person, "editor"),
    )


def _following(wanted: Asked, cursor: str | None) -> str:
    return wanted.link(after=cursor) if cursor else ""


def _row(text: Text, say: Catalogue) -> Row:
    counts = tuple((mark(severity, say), int(getattr(text, severity))) for severity in SEVERITIES)
    return Row(
        id=text.id,
        href=f"/texts/{text.id}",
        title=text.title or say("text.untitled"),
        language=text.languages[0] if text.languages else "",
        languages=languages_line(text.languages, say),
        verdict=text.verdict,
        counts=counts,
        left=sum(n for _, n in counts),
        desk=text.desk,
        round=text.round,
        published=text.published or "",
        assignee=text.assignee,
        added=moment(text.added, say),
        signed=text.signed_off,
        signed_by=text.signed_by,
        version=text.version,
    )
