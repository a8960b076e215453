"""The glossaries of desks: listed for all, changed by editors."""

from __future__ import annotations

from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from samesaid.model import SamesaidError
from samesaid.review.checking import glossaries
from samesaid.review.checking.glossaries import Glossary
from samesaid.review.web.answers import page
from samesaid.review.web.checks import checks_of, file_of
from samesaid.review.web.people import Person, database_of, editor, may, reader

router = APIRouter(include_in_schema=False)
Reader, Editor = Depends(reader), Depends(editor)


@router.get("/glossaries")
def listed(request: Request, person: Annotated[Person, Reader]) -> Response:
    """All glossaries, and a form for one more."""
    return _page(request, person)


@router.get("/glossaries/file")
def file(request: Request, _: Annotated[Person, Reader], desk: str = "") -> Response:
    """The file of a desk's glossary, as it was given."""
    with database_of(request).reading() as db:
        return glossary_file(glossaries.content(db, desk).data)


@router.post("/glossaries")
async def put(request: Request, person: Annotated[Person, Editor]) -> Response:
    """Keep a glossary for a desk."""
    data, name, desk = await file_of(request, "file", "desk")

    def kept() -> Response:
        try:
            glossary = keep_glossary(request, desk, data, name, person)
        except SamesaidError as error:
            return _page(request, person, refused=str(error), status=400, desk=desk)
        return _page(request, person, kept=glossary)

    return await run_sync(kept)


@router.post("/glossaries/remove")
def remove(request: Request, _: Annotated[Person, Editor], desk: Annotated[str, Form()] = "") -> Response:
    """Forget a desk's glossary."""
    with database_of(request).writing() as db:
        glossaries.remove(db, desk)
    return RedirectResponse("/glossaries", 303)


def keep_glossary(request: Request, desk: str, data: bytes, name: str, person: Person) -> Glossary:
    """Keep a glossary that a person gives; ``name`` is that of its file. Raises SamesaidError."""
    limits = checks_of(request).limits
    if len(data) > limits.terms_bytes:
        raise SamesaidError(f"a glossary of {len(data):,} bytes; at most {limits.terms_bytes:,} are taken")
    read = glossaries.read(desk, data, name, person.name)
    with database_of(request).writing() as db:
        glossaries.put(db, read, most=limits.glossaries)
    return read.glossary


def glossary_file(data: bytes) -> Response:
    """A file that browsers save and never show: somebody else wrote it."""
    kind = "application/octet-stream"
    return Response(data, media_type=kind, headers={"Content-Disposition": 'attachment; filename="glossary"'})


def _page(
    request: Request,
    person: Person,
    *,
    refused: str = "",
    status: int = 200,
    desk: str = "",
    kept: Glossary | None = None,
) -> Response:
    with database_of(request).reading() as db:
        found = glossaries.listed(db)
    return page(
        request,
        "glossaries.html.j2",
        status,
        glossaries=found,
        refused=refused,
        desk=desk,
        kept=kept,
        may_change=may(person, "editor"),
    )
