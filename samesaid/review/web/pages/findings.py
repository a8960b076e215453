"""Findings across texts: listed or grouped by pair of renderings, and decided or assigned many at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from samesaid.model import State
from samesaid.reports.catalogue import Catalogue, review_catalogue
from samesaid.review.store import decisions, texts
from samesaid.review.store import queue as store
from samesaid.review.store.records import Conflict, FindingRow, InvalidError, Outcome, Wanted
from samesaid.review.web.answers import page
from samesaid.review.web.people import Person, database_of, editor, may, reader
from samesaid.review.web.shown.asking import (
    FINDINGS_FIRST,
    FINDINGS_FURTHER,
    TYPES,
    choices_of,
    code_title,
    filter_of,
    open_only,
)
from samesaid.review.web.shown.findings import FindingLine, decided_line, finding_line, held
from samesaid.review.web.shown.form import Asked, asked, form
from samesaid.review.web.shown.forms import FormFields, form_fields
from samesaid.review.web.shown.marks import CHOICES, state_word
from samesaid.review.web.shown.people import names
from samesaid.review.web.shown.places import ours

router = APIRouter()
ORDERS = ("worst", "newest", "oldest")
_ROWS = 50
# Pairs of renderings; rarer ones are found by filters.
_PAIRS = 200
MAX_BULK = 5_000
"""Findings that are decided at once: more is a rule of the desk, which belongs into a decision on renderings."""
# Findings that the confirmation lists.
_SHOWN = 20
_NAMES = (*FINDINGS_FIRST, *FINDINGS_FURTHER)


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair of renderings in the list: how many open findings, in how many texts."""

    code: str
    title: str
    source: str
    target: str
    count: int
    texts: int
    href: str


@router.get("/findings", include_in_schema=False)
def findings(request: Request, person: Annotated[Person, Depends(reader)]) -> Response:
    """The page of findings under some filters."""
    say = review_catalogue(person.language)
    wanted = asked("/findings", request.query_params, _NAMES, ORDERS)
    chosen = filter_of(wanted)
    after = wanted.after or None
    lines: list[FindingLine] = []
    pairs: list[PairLine] = []
    with database_of(request).reading() as db:
        facets, people = store.facets(db), names(db, person.name)
        rows = store.finding_rows(
            db, chosen, after=after, limit=_ROWS, order=wanted.order or ORDERS[0], open_only=open_only(wanted)
        )
        if wanted.group:
            pairs = [
                PairLine(
                    one.code,
                    code_title(one.code, say),
                    one.source_words,
                    one.target_words,
                    one.findings,
                    one.texts,
                    wanted.link(code=one.code, source=one.source, target=one.target, group=""),
                )
                for one in store.groups(db, chosen, limit=_PAIRS)
            ]
        else:
            lines = _lines(db, rows.rows, say)
    return page(
        request,
        "work/findings.html.j2",
        form=form(
            wanted,
            say,
            first=FINDINGS_FIRST,
            further=FINDINGS_FURTHER,
            orders=ORDERS,
            choices=choices_of(facets, people, say),
            types=TYPES,
        ),
        rows=lines,
        pairs=pairs,
        total=rows.total,
        grouped=bool(wanted.group),
        group=wanted.link(group="pairs"),
        ungroup=wanted.link(group=""),
        first=wanted.link() if wanted.after else "",
        following=wanted.link(after=rows.next) if rows.next and not wanted.group else "",
        may_decide=may(person, "editor"),
        kept=[*wanted.filters.items(), ("back", wanted.here)],
        choices=[(state, state_word(state, say)) for state in CHOICES],
        people=people,
        one_pair=_is_pair(wanted.filters),
    )


@router.post("/findings/confirm", include_in_schema=False)
def confirm(
    request: Request,
    person: Annotated[Person, Depends(editor)],
    fields: Annotated[FormFields, Depends(form_fields)],
) -> Response:
    """The page before a bulk decision: how many findings, which, and what will be done with them."""
    say = review_catalogue(person.language)
    wanted = asked("/findings", dict(fields.items), _NAMES)
    act, why = _act(fields), fields.one("why")
    with database_of(request).reading() as db:
        rows = _all(db, wanted)
        if len(rows) > MAX_BULK:
            raise InvalidError(f"more than {MAX_BULK:,} findings: choose fewer by filters, or decide on a pair")
        first = _lines(db, rows[:_SHOWN], say)
    if not rows:
        raise InvalidError("no finding is left under these filters; go back and look again")
    count, count_texts = len(rows), len({row.text for row in rows})
    if act == "decide":
        question = say("review.work.bulk.question", n=count, state=state_word(_state(fields), say))
    else:
        to = fields.one("to")
        question = (
            say("review.work.bulk.question-assign", n=count, who=to)
            if to
            else say("review.work.bulk.question-nobody", n=count)
        )
    back = ours(fields.one("back"), "/findings")
    return page(
        request,
        "work/confirm.html.j2",
        question=question,
        said=say("review.work.bulk.in-texts", n=count_texts),
        why=why,
        decides=act == "decide",
        later=fields.one("scope") == "renderings",
        count=count,
        rows=first,
        more=max(0, count - _SHOWN),
        back=back,
        kept=[
            ("act", act),
            ("decide", fields.one("decide")),
            ("scope", fields.one("scope")),
            ("why", why),
            ("to", fields.one("to")),
            ("back", back),
            ("which", ",".join(f"{row.number}-{row.revision}" for row in rows)),
        ],
    )


@router.post("/findings/bulk", include_in_schema=False)
def bulk(
    request: Request,
    person: Annotated[Person, Depends(editor)],
    fields: Annotated[FormFields, Depends(form_fields)],
) -> Response:
    """Decide or assign what was confirmed; what somebody else changed since is listed and left as it is."""
    say = review_catalogue(person.language)
    which, act = _which(fields.one("which")), _act(fields)
    with database_of(request).writing() as db:
        if act == "decide":
            outcome = _decide(db, person.name, which, fields)
            headline = say("review.work.bulk.decided", n=len(outcome.changed), state=state_word(_state(fields), say))
            yours = decided_line(_state(fields), person.name, fields.one("why"), say)
        else:
            outcome = _assign(db, person.name, which, fields.one("to"))
            yours = _assigned_line(fields.one("to"), say)
            headline = say("review.work.bulk.assigned", n=len(outcome.changed))
        conflicts = [_conflict(db, one, yours, say) for one in outcome.conflicts]
    back = ours(fields.one("back"), "/findings")
    return page(
        request,
        "work/done.html.j2",
        status=409 if conflicts and not outcome.changed else 200,
        headline=headline,
        conflicts=conflicts,
        back=back,
    )


def _decide(db: sqlite3.Connection, who: str, which: Sequence[tuple[int, int]], fields: FormFields) -> Outcome:
    state, why = _state(fields), fields.one("why")
    wanted = [Wanted(finding, state, revision, why=why) for finding, revision in which]
    if fields.one("scope") == "renderings":
        # In the same act, so that one undo takes back both: places that come later, too.
        wanted.append(Wanted(which[0][0], state, scope="renderings", why=why))
    return decisions.decide(db, who, wanted, partly=True)


def _assign(db: sqlite3.Connection, who: str, which: Sequence[tuple[int, int]], to: str) -> Outcome:
    changed: list[FindingRow] = []
    conflicts: list[Conflict] = []
    for finding, revision in which:
        outcome = decisions.assign(db, who, to, finding=finding, revision=revision)
        changed += outcome.changed
        conflicts += outcome.conflicts
    return Outcome(tuple(changed), tuple(conflicts))


def _conflict(db: sqlite3.Connection, one: Conflict, yours: str, say: Catalogue) -> dict[str, Any]:
    (line,) = _lines(db, (one.theirs,), say)
    return {"row": line, "theirs": held(one.theirs, say), "yours": yours}


def _all(db: sqlite3.Connection, wanted: Asked) -> list[FindingRow]:
    """All findings under the filters, one more than can be decided at once at most."""
    rows: list[FindingRow] = []
    after: str | None = None
    while len(rows) <= MAX_BULK:
        found = store.finding_rows(
            db, filter_of(wanted), after=after, limit=store.MAX_ROWS, open_only=open_only(wanted)
        )
        rows += found.rows
        after = found.next
        if after is None:
            break
    return rows[: MAX_BULK + 1]


def _lines(db: sqlite3.Connection, rows: Iterable[FindingRow], say: Catalogue) -> list[FindingLine]:
    titles: dict[int, str] = {}
    lines = []
    for row in rows:
        if row.text not in titles:
            titles[row.text] = texts.text(db, row.text).title
        lines.append(finding_line(row, titles[row.text], say))
    return lines


def _which(written: str) -> list[tuple[int, int]]:
    """Numbers and revisions of findings as the confirmation wrote them. Raises InvalidError for anything else."""
    try:
        pairs = [one.split("-") for one in written.split(",")]
        found = [(int(number), int(revision)) for number, revision in pairs]
    except ValueError:
        raise InvalidError("which findings are meant is not clear; go back and ask again") from None
    if len(found) > MAX_BULK:
        raise InvalidError(f"more than {MAX_BULK:,} findings: choose fewer by filters, or decide on a pair")
    return found


def _act(fields: FormFields) -> str:
    act = fields.one("act")
    if act not in ("decide", "assign"):
        raise InvalidError("nothing to do: decide or assign")
    return act


def _state(fields: FormFields) -> State:
    try:
        return State(fields.one("decide"))
    except ValueError:
        raise InvalidError(f"no such decision; use one of {', '.join(CHOICES)}") from None


def _assigned_line(to: str, say: Catalogue) -> str:
    return say("review.work.findings.for", who=to) if to else say("review.work.history.nobody")


def _is_pair(filters: Mapping[str, str]) -> bool:
    return all(filters.get(name) for name in ("code", "source", "target"))
