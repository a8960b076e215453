"""Checks in JSON."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from samesaid.review.checking import jobs
from samesaid.review.checking.asked import Given, Wish
from samesaid.review.checking.limits import MOST_VERSIONS
from samesaid.review.web.api.words import Answering, Asking, Line, Revision

_VERSIONS: Any = [
    {"text": "渡轮中午启航，载客三百人。", "label": "Office"},
    {"text": "The ferry left at noon with 200 passengers.", "language": "en"},
]
_CHECK: Any = {
    "number": 3, "state": "done", "step": "", "ahead": 0, "who": "Mara", "asked": "2026-11-09T08:00:00.000+00:00",
    "began": "2026-11-09T08:00:00.010+00:00", "ended": "2026-11-09T08:00:01.200+00:00", "seconds": 1.1, "error": "",
    "text": 7, "result": {"round": 1, "fixed": 0, "remaining": 0, "new": 0, "unchanged": False},
    "versions": [{"name": "Office.txt", "label": "Office", "language": ""},
                 {"name": "text 2.txt", "label": "", "language": "en"}],
    "level": "default", "desk": "economy", "glossary": "", "key": "",
}  # fmt: skip


class VersionWanted(Asking):
    """One version: its text, and if wanted a name for lists, a label for the report, and a language tag."""

    text: Annotated[str, StringConstraints(min_length=1)]
    name: Line = ""
    label: Annotated[Line, StringConstraints(max_length=60)] = ""
    language: Annotated[Line, StringConstraints(max_length=35)] = ""


class CheckWanted(Asking):
    """A check: the reference first, then its versions. ``key`` is what a new version of the text is recognised by.

    For a new version of the text ``text_id`` a version that is null stays as it is.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"versions": _VERSIONS, "desk": "economy"}]})

    versions: Annotated[list[VersionWanted | None], Field(min_length=1, max_length=MOST_VERSIONS)]
    level: Literal["strict", "default", "all"] = "default"
    desk: Annotated[Line, StringConstraints(max_length=60)] = ""
    glossary: Annotated[Line, Field(description="The desk whose glossary is used.")] = ""
    key: Line = ""
    text_id: Revision | None = None

    @property
    def wish(self) -> Wish:
        """The same for the queue. Raises SamesaidError."""
        versions = [
            Given.of_text(one.text, name=one.name or one.label or f"text {n}", label=one.label, language=one.language)
            if one
            else None
            for n, one in enumerate(self.versions, start=1)
        ]
        return Wish(versions, self.level, self.desk, self.glossary, self.key, self.text_id)


class Version(Answering):
    """One version as it was given."""

    name: str
    label: str
    language: str


class Result(Answering):
    """What came of it: the round of the text, and alarms that are fixed, remaining and new since the round before."""

    round: int
    fixed: int
    remaining: int
    new: int
    unchanged: bool


class Check(Answering):
    """A check. ``text`` is the text that came of it, ``error`` one line why none did; ``step`` is what is being done,
    ``ahead`` how many were asked for before it and have not ended; ``seconds`` are those of a processor.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_CHECK]})

    number: int
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    step: str
    ahead: int
    who: str
    asked: str
    began: str | None
    ended: str | None
    seconds: float | None
    error: str
    text: int | None
    result: Result | None
    versions: list[Version]
    level: str
    desk: str
    glossary: str
    key: str


class Checks(Answering):
    """The checks that were asked for last, the newest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"checks": [_CHECK]}]})

    checks: list[Check]


def check_of(job: jobs.Job, ahead: int) -> Check:
    """A job of the queue."""
    same = {name: getattr(job, name) for name in ("number", "step", "who", "asked", "began", "ended", "seconds",
                                                  "error", "text", "key")}  # fmt: skip
    asked = job.input
    return Check(
        **same,
        state=job.state.value,
        ahead=ahead if not job.state.ended else 0,
        result=Result(**job.result) if job.result else None,
        versions=[Version.model_validate(version) for version in asked.versions],
        level=asked.level,
        desk=asked.desk,
        glossary=asked.glossary,
    )


def _form() -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for n in range(1, MOST_VERSIONS + 1):
        properties[f"file{n}"] = {"type": "string", "format": "binary"}
        properties |= {f"{name}{n}": {"type": "string"} for name in ("text", "label", "language")}
    level = {"type": "string", "enum": ["strict", "default", "all"]}
    others = {name: {"type": "string"} for name in ("desk", "glossary", "key")}
    return {
        "type": "object",
        "description": "For each version a file or a text; the first is the reference.",
        "properties": {**properties, "level": level, **others, "text_id": {"type": "integer"}},
    }


REQUEST_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {"$ref": "#/components/schemas/CheckWanted"},
            "example": {"versions": _VERSIONS, "desk": "economy"},
        },
        "multipart/form-data": {"schema": _form()},
    },
}
"""What `POST /api/check` takes: JSON with texts, or a form with files."""
