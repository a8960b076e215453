"""Findings in JSON."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from samesaid.model import State
from samesaid.review.store.records import FindingRow
from samesaid.review.web.api.problems import Problem, example_of
from samesaid.review.web.api.words import Answering, Asking, Line, Revision, Words

FINDING_EXAMPLE: Any = {
    "number": 12, "text": 7, "id": "5b1e0c2f9a7d", "code": "N104", "kind": "N", "severity": "critical", "alarm": True,
    "confidence": 0.97, "message": "Reference: “2.2万余”. Version: “22 million”.", "source_words": "2.2万余",
    "target_words": "22 million", "document": "briefing.en.docx", "state": "open", "scope": "", "why": "", "who": "",
    "at": "", "lapsed": "", "assignee": "", "comments": 0, "status": "", "revision": 7,
}  # fmt: skip

_EVENT: Any = {
    "number": 31, "at": "2026-11-09T08:05:00.000+00:00", "who": "Mara", "kind": "comment", "text": 7, "finding": 12,
    "data": {"words": "The ministry confirmed the figure."},
}  # fmt: skip
_YOURS: Any = {"state": "will fix", "scope": "finding", "why": "", "revision": 7}


class Finding(Answering):
    """A finding and what holds of it now. ``message`` is in English, the words are those of both sides.

    ``revision`` grows with each change; a decision names the one that was looked at. ``status`` says what the newest
    version of the text did: new, remaining, fixed; nothing in a first one. ``lapsed`` is the state that no longer holds
    because the sentences have changed.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [FINDING_EXAMPLE]})

    number: int
    text: int
    id: str
    code: str
    kind: str
    severity: str
    alarm: bool
    confidence: float
    message: str
    source_words: str
    target_words: str
    document: str
    state: State
    scope: str
    why: str
    who: str
    at: str
    lapsed: str
    assignee: str
    comments: int
    status: str
    revision: int


def finding_of(row: FindingRow) -> Finding:
    """A row of the store."""
    return Finding.model_validate(row)


class DecisionWanted(Asking):
    """A decision. ``scope``: this finding; these words for those under this code, in all texts (``renderings``); or
    this code in versions of this name (``rule``). Without ``revision`` it holds whoever decided meanwhile.
    """

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"state": "not an error", "why": "rounded on purpose", "revision": 7}]}
    )

    state: Annotated[State, Field(strict=False)]
    scope: Literal["finding", "renderings", "rule"] = "finding"
    why: Words = ""
    revision: Revision | None = None


class AssigneeWanted(Asking):
    """Who is to look after it; an empty name is nobody."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"person": "Mara", "revision": 7}]})

    person: Line
    revision: Revision | None = None


class CommentWanted(Asking):
    """Something to say about a finding."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"words": "The ministry confirmed the figure."}]})

    words: Words


class Changed(Answering):
    """The findings that changed, as they are now. ``kept`` are those that others decided on since."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"changed": [FINDING_EXAMPLE], "kept": []}]})

    changed: list[Finding]
    kept: list[Finding] = Field(default_factory=list)


class DecisionConflict(Problem):
    """Somebody else changed the finding since it was looked at: how it is now, and what was wanted."""

    model_config = ConfigDict(
        extra="allow", json_schema_extra={"examples": [{**example_of(409), "theirs": FINDING_EXAMPLE, "yours": _YOURS}]}
    )

    theirs: Finding
    yours: DecisionWanted


class AssigneeConflict(Problem):
    """Somebody else changed the finding since it was looked at."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [{**example_of(409), "theirs": FINDING_EXAMPLE, "yours": {"person": "Mara", "revision": 7}}]
        },
    )

    theirs: Finding
    yours: AssigneeWanted


class Event(Answering):
    """Something that happened: ``kind`` says what, ``data`` the rest."""

    number: int
    at: str
    who: str
    kind: str
    text: int | None
    finding: int | None
    data: dict[str, object]


class History(Answering):
    """All that happened to a finding, the oldest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"events": [_EVENT]}]})

    events: list[Event]
