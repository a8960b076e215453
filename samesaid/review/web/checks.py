"""Checks for routes: what a form with files says, and who may ask for how much."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, FastAPI
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from samesaid.model import SamesaidError
from samesaid.review.checking.asked import Given, Wish
from samesaid.review.checking.checks import Checks, TooLargeError
from samesaid.review.checking.jobs import BusyError, Job
from samesaid.review.checking.limits import MOST_VERSIONS
from samesaid.review.web.answers import ProblemError
from samesaid.review.web.people import Person
from samesaid.review.web.security.waits import refuse_too_many_checks

# Fields of a form: a file and a text for each version, of which one is filled, and what is said of all.
_FIELDS = 4 * MOST_VERSIONS + 8


@asynccontextmanager
async def _working(app: FastAPI) -> AsyncIterator[None]:
    """Workers live as long as the application."""
    checks: Checks = app.state.checks
    with checks:
        yield


router = APIRouter(lifespan=_working)
"""No routes: including it starts and ends the workers with the application."""


def checks_of(request: Request) -> Checks:
    """The checks of the application."""
    found: Any = request.app.state.checks
    assert isinstance(found, Checks)
    return found


async def asked(request: Request, person: Person, wish: Wish) -> Job:
    """Put a check into the queue.

    Raises SamesaidError for what is wrong with it, ProblemError for what is too large (413) or too often (429).
    """

    def ask() -> Job:
        refuse_too_many_checks(request, person)
        try:
            return checks_of(request).ask(person.name, wish)
        except TooLargeError as error:
            raise ProblemError(413, detail=str(error)) from None
        except BusyError as error:
            raise ProblemError(429, detail=str(error), wait=error.seconds) from None

    return await run_sync(ask)


async def wish_of(request: Request, *, text: int | None = None) -> Wish:
    """What a form says: ``file1`` or ``text1``, ``label1`` and ``language1`` to 5, ``level``, ``desk``, ``glossary``,
    ``key``, ``text_id``. With ``text`` it is a new version of that text.

    A version that is left out between others is the one that the text has already. Raises SamesaidError, and
    ProblemError for a form that cannot be read.
    """
    largest = checks_of(request).limits.file_bytes
    async with request.form(max_files=MOST_VERSIONS, max_fields=_FIELDS, max_part_size=largest) as form:
        versions = [await _given(form, number) for number in range(1, MOST_VERSIONS + 1)]
        while versions and versions[-1] is None:
            versions.pop()
        number = text if text is not None else _number(_field(form, "text_id"))
        return Wish(
            versions,
            _field(form, "level") or "default",
            _field(form, "desk"),
            _field(form, "glossary"),
            _field(form, "key"),
            number,
        )


async def file_of(request: Request, name: str, beside: str) -> tuple[bytes, str, str]:
    """The content and the name of a file in a form, and the field ``beside``; what is not there is empty."""
    async with request.form(max_files=2, max_fields=_FIELDS) as form:
        file, words = form.get(name), _field(form, beside)
        if isinstance(file, UploadFile):
            return await file.read(), file.filename or "", words
    return b"", "", words


async def _given(form: FormData, number: int) -> Given | None:
    label, language = _field(form, f"label{number}"), _field(form, f"language{number}")
    file, words = form.get(f"file{number}"), _field(form, f"text{number}")
    has_file = isinstance(file, UploadFile) and bool(file.filename or file.size)
    if has_file and words.strip():
        raise SamesaidError(f"version {number}: a file and a pasted text; give one of them")
    if isinstance(file, UploadFile) and has_file:
        return Given(await file.read(), file.filename or "", label, language)
    if isinstance(file, str) and file:
        raise SamesaidError(f"file{number} is no file; send a text as text{number}")
    if not words.strip():
        return None
    return Given.of_text(words, name=label or f"text {number}", label=label, language=language)


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _number(written: str) -> int | None:
    if not written.strip():
        return None
    with suppress(ValueError):
        return int(written) if len(written) < 20 else -1
    raise SamesaidError("text_id is no number; leave it out for a new text")
