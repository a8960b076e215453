"""Who signed in, failed to and signed out, and what administrators did: for administrators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from samesaid.review.store import audit
from samesaid.review.web.answers import page
from samesaid.review.web.people import Person, admin, database_of

router = APIRouter(include_in_schema=False)
_ROWS = 100


@router.get("/audit")
def entries(
    request: Request,
    _: Annotated[Person, Depends(admin)],
    before: Annotated[int | None, Query(ge=1, lt=1 << 62)] = None,
) -> Response:
    """The newest entries, or those before a number."""
    with database_of(request).reading() as db:
        found = audit.entries(db, before=before, limit=_ROWS + 1)
    rows, more = found[:_ROWS], len(found) > _ROWS
    return page(request, "audit.html.j2", rows=rows, older=rows[-1].number if more else None)
