"""The desk's own alarm rate: the share of findings that were dismissed, code by code, and what that suggests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response

from samesaid.reports.catalogue import Catalogue, review_catalogue
from samesaid.review.store import queue as store
from samesaid.review.store.rates import Rate, over_months, rates
from samesaid.review.web.answers import page
from samesaid.review.web.people import Person, database_of, reader
from samesaid.review.web.shown.asking import code_title
from samesaid.review.web.shown.form import MAX_ASKED_CHARS
from samesaid.review.web.shown.levels import Suggestion, suggestion_for

router = APIRouter(include_in_schema=False)
# Months of the trend.
_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A code at a desk: its counts, its share with an interval in per cent, the months, and what is suggested."""

    code: str
    title: str
    desk: str
    href: str
    alarms: int
    decided: int
    dismissed: int
    share: str
    low: str
    high: str
    months: tuple[tuple[str, str, int], ...]
    suggestion: str
    reason: str


@router.get("/rates")
def rates_page(request: Request, person: Annotated[Person, Depends(reader)]) -> Response:
    """The page of rates, of all desks or of one."""
    say = review_catalogue(person.language)
    desk = request.query_params.get("desk", "")[:MAX_ASKED_CHARS]
    with database_of(request).reading() as db:
        months = rates(db, desk=desk or None, by_desk=True, by_month=True)
        desks = sorted(store.facets(db).desks)
    return page(
        request,
        "work/rates.html.j2",
        rows=[
            _row(one, [m for m in months if (m.code, m.desk) == (one.code, one.desk)], say)
            for one in over_months(months)
        ],
        desk=desk,
        desks=desks,
    )


def _row(rate: Rate, months: list[Rate], say: Catalogue) -> Row:
    suggestion: Suggestion = suggestion_for(rate.decided, rate.low)
    values = {"code": rate.code, **({"desk": rate.desk} if rate.desk else {})}
    return Row(
        code=rate.code,
        title=code_title(rate.code, say),
        desk=rate.desk,
        href=f"/findings?{urlencode(values)}",
        alarms=rate.alarms,
        decided=rate.decided,
        dismissed=rate.dismissed,
        share=_percent(rate.share),
        low=_percent(rate.low),
        high=_percent(rate.high),
        months=tuple((m.month, _percent(m.share), m.decided) for m in months[-_MONTHS:] if m.share is not None),
        suggestion=say(f"review.work.levels.{suggestion.key}.name"),
        reason=say(f"review.work.levels.{suggestion.key}.why", bound=_percent(suggestion.bound), n=suggestion.least),
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}%"
