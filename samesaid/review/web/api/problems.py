"""Problems as the description of the service has them (RFC 9457)."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from samesaid.review.web.answers import PROBLEM_JSON


class Problem(BaseModel):
    """What went wrong: ``title`` names the kind, ``detail`` says what to do. There may be further members."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str


Described = dict[int | str, dict[str, Any]]

# What each status means here, and an example of its detail.
_MEANINGS = {
    400: ("The request cannot be read, or asks for what cannot be checked", "1 version of a text: give 2 to 5"),
    401: ("Nobody is signed in, or the token is not known", "Sign in, or send a token."),
    403: ("The role does not allow it, or a token of forms is missing", "Ask an administrator for another role."),
    404: ("There is no such thing", "there is no text 7; look for it in the queue"),
    409: ("Somebody else was there first", "somebody else changed it meanwhile; look again"),
    413: ("Too many bytes, or too many parts of a form", "a version: 20.00 MB; at most 16 MB are taken"),
    415: ("Neither JSON nor a form with files", "send application/json or multipart/form-data"),
    421: ("The request is for another host", "This application has another name."),
    422: ("A value is not what it must be", "state: input should be 'open'; correct it"),
    429: ("More than one person may ask for; Retry-After says when to try again", "100 checks are waiting"),
    503: ("The database cannot be written now; try again", "review.db: another process is writing there; try again"),
    507: ("The disk is full; nothing was changed", "review.db: the disk is full; nothing was changed"),
}
_ALWAYS = (400, 401, 403, 421, 422, 503)


def problems(*statuses: int, conflict: type[Problem] = Problem) -> Described:
    """The problems that a route may answer with: those that every route may, and ``statuses``.

    ``conflict`` is the model of a 409, which has further members.
    """
    models = {409: conflict}
    return {status: _described(status, models.get(status, Problem)) for status in sorted({*_ALWAYS, *statuses})}


def example_of(status: int) -> dict[str, Any]:
    """A problem with this status."""
    meaning, detail = _MEANINGS[status]
    return {"type": "about:blank", "title": meaning, "status": status, "detail": detail}


def _described(status: int, model: type[Problem]) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}
    if model is Problem:
        content["example"] = example_of(status)
    return {"description": f"{_MEANINGS[status][0]}.", "content": {PROBLEM_JSON: content}}
