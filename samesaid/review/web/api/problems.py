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
    400: ("The request cannot be read, or asks for what cannot be checked", "the request cannot be read; correct it"),
    401: ("Nobody is signed in, or the token is not known", "Sign in, or send a token."),
    403: ("The role does not allow it, or a token of forms is missing", "Ask an administrator for another role."),
    404: ("There is no such thing", "there is no text 7; look for it in the queue"),
    409: ("Somebody else was there first", "somebody else changed it meanwhile; look again"),
    413: ("Too many bytes, or too many parts of a form", "a version: 20.00 MB; at most 16 MB are taken"),
    415: ("Neither JSON nor a form with files", "send application/json or multipart/form-data"),
    421: ("The request is for another host", "This application has another name."),
    422: ("A value is not what it must be", "state: input should be 'open'; correct it"),
    429: (
        "More than one person may ask for; Retry-After says when to try again",
        "100 checks are waiting, and no more can",
    ),
    503: ("The database cannot be written now; try again", "review.db: another process is writing there; try again"),
    507: ("The disk is full; nothing was changed", "review.db: the disk is full; nothing was changed"),
}
_ALWAYS = (400, 401, 403, 421, 422, 503)


def problems(*statuses: int, models: dict[int, type[BaseModel]] | None = None) -> Described:
    """The problems that a route may answer with: those that every route may, and ``statuses``.

    ``models`` are those of problems with further members.
    """
    return {status: _described(status, (models or {}).get(status, Problem)) for status in sorted({*_ALWAYS, *statuses})}


def _described(status: int, model: type[BaseModel]) -> dict[str, Any]:
    meaning, detail = _MEANINGS[status]
    example = {"type": "about:blank", "title": meaning, "status": status, "detail": detail}
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    # What a model is made of has its own place in the description.
    schema.pop("$defs", None)
    content: dict[str, Any] = {"schema": schema}
    if model is Problem:
        content["example"] = example
    return {"description": f"{meaning}.", "content": {PROBLEM_JSON: content}}
