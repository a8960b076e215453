"""Files of what was decided, to take away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from samesaid.reports.catalogue import review_catalogue
from samesaid.review.export.decided_report import labelstudio
from samesaid.review.export.decisions import decisions_json
from samesaid.review.export.glossary import glossary
from samesaid.review.export.log_table import log_csv
from samesaid.review.web.answers import ProblemError, page
from samesaid.review.web.people import Person, database_of, reader

router = APIRouter(prefix="/export", include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A file: the name it is saved under, its type, and what writes it."""

    file: str
    type: str
    write: Callable[[sqlite3.Connection, int | None], str]


_KINDS = {
    "decisions": _Kind("decisions.json", "application/json", lambda db, text: decisions_json(db, text=text)),
    "glossary-csv": _Kind("samesaid-glossary.csv", "text/csv", lambda db, text: glossary(db, "csv", text=text)),
    "glossary-tbx": _Kind("samesaid-glossary.tbx", "application/xml", lambda db, text: glossary(db, "tbx", text=text)),
    "labelstudio": _Kind("labelstudio.json", "application/json", lambda db, text: labelstudio(db, text=text)),
    "log": _Kind("log.csv", "text/csv", lambda db, text: log_csv(db, text=text)),
}


@router.get("")
def exports(request: Request, person: Annotated[Person, Depends(reader)], text: int | None = None) -> Response:
    """The page of exports: of all texts, or of one."""
    say = review_catalogue(person.language)
    query = "" if text is None else f"?text={text}"
    files = [
        {
            "href": f"/export/{name}{query}",
            "name": say(f"review.work.export.{name}.name"),
            "about": say(f"review.work.export.{name}.about"),
        }
        for name in _KINDS
    ]
    return page(request, "work/export.html.j2", files=files)


@router.get("/{name}")
def export(request: Request, name: str, _: Annotated[Person, Depends(reader)], text: int | None = None) -> Response:
    """One of the files, as an attachment."""
    kind = _KINDS.get(name)
    if kind is None:
        raise ProblemError(404)
    with database_of(request).reading() as db:
        # A lone surrogate of a text that was decoded wrongly is written as reports write it.
        content = kind.write(db, text).encode("utf-8", "backslashreplace")
    headers = {"Content-Disposition": f'attachment; filename="{kind.file}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind.type, headers=headers)
