"""Texts in JSON."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from samesaid.model import State
from samesaid.review.store import records
from samesaid.review.store.filters import Filter
from samesaid.review.web.api.findings.models import FINDING_EXAMPLE, Finding
from samesaid.review.web.api.problems import Problem, example_of
from samesaid.review.web.api.words import Answering, Asking, Day, Line, Revision, Words

_TEXT: Any = {
    "id": 7, "key": "briefing-2026-11-09", "title": "Briefing", "names": ["briefing.zh.docx", "briefing.en.docx"],
    "languages": ["zh", "en"], "desk": "economy", "published": "2026-11-09", "round": 1, "verdict": "hold",
    "fail_on": "major", "critical": 1, "major": 15, "minor": 7, "state": "open", "assignee": "",
    "added": "2026-11-09T08:00:00.000+00:00", "changed": "2026-11-09T08:00:00.000+00:00", "signed_by": "",
    "signed_at": "", "signed_note": "", "version": 7,
}  # fmt: skip


class Text(Answering):
    """A text and what is open in it: counts of alarms, and the verdict of them (hold, look, clear, refused).

    ``version`` grows with each change of anything in it; a signature names the one that was looked at. ``round`` is 1,
    then one more with each new version of the text.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_TEXT]})

    id: int
    key: str
    title: str
    names: list[str]
    languages: list[str]
    desk: str
    published: str | None
    round: int
    verdict: str
    fail_on: str
    critical: int
    major: int
    minor: int
    state: str
    assignee: str
    added: str
    changed: str
    signed_by: str
    signed_at: str
    signed_note: str
    version: int


def text_of(row: records.Text) -> Text:
    """A row of the store."""
    return Text.model_validate(row)


class Texts(Answering):
    """A page of the queue: ``total`` texts pass the filter; ``next`` is the ``after`` of the next page, null at the
    end."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"texts": [_TEXT], "total": 1, "next": None}]})

    texts: list[Text]
    total: int
    next: str | None


class TextsWanted(Asking):
    """Filters, which all must hold; what is empty excludes nothing."""

    model_config = ConfigDict(strict=False)

    words: Line = Field("", description="Words that occur in a title or a text.")
    language: Line = Field("", description="A tag; zh finds zh-Hant, too.")
    desk: Line = ""
    state: Literal["", "open", "signed off"] = ""
    verdict: Literal["", "hold", "look", "clear", "refused"] = ""
    person: Line = Field("", description="The text, or an open finding of it, is theirs.")
    decided_by: Line = Field("", description="They decided something in it.")
    since: Day = Field("", description="The day of the text, else that on which it came.")
    until: Day = ""
    kind: Line = Field("", description="Of an open finding: N, D, E, T, O501, …")
    code: Line = ""
    severity: Literal["", "critical", "major", "minor"] = ""
    decision: Literal["", "open", "will fix", "fixed", "not an error", "ask"] = ""
    term: Line = Field("", description="A part of the marked words of a finding.")
    source: Line = Field("", description="The whole marked words of the reference.")
    target: Line = Field("", description="The whole marked words of the version.")
    document: Line = Field("", description="The name of the version.")
    assignee: Line = ""
    status: Literal["", "new", "remaining"] = ""
    order: Literal["worst", "newest", "oldest", "changed"] = "worst"
    after: Line = Field("", description="Where the page begins: the `next` of the one before.")
    limit: Annotated[int, Field(ge=1, le=500)] = 50

    @property
    def filter(self) -> Filter:
        """The filter of the store."""
        return Filter(**self.model_dump(exclude={"order", "after", "limit"}))


class Findings(Answering):
    """Findings of a text in the order of its report, and the version of the text that they are of."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"findings": [FINDING_EXAMPLE], "version": 31}]})

    findings: list[Finding]
    version: int


class FindingsWanted(Asking):
    """Which findings: ``gone`` for those that the newest version fixed; ``since`` a version of the text for those that
    changed after it; ``state`` for those that are in it."""

    model_config = ConfigDict(strict=False)

    gone: bool = False
    since: Revision | None = None
    state: State | None = None


class Report(Answering):
    """The JSON of ``samesaid check`` of the newest version: docs/report-formats.md describes it."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={"examples": [{"schema": "samesaid-report", "schema_version": 1, "findings": []}]},
    )

    schema_name: str = Field(alias="schema")
    schema_version: int


class TextAssigneeWanted(Asking):
    """Who is to look after the text; an empty name is nobody."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"person": "Mara"}]})

    person: Line


class SignatureWanted(Asking):
    """``version`` is the text's as it was looked at. Where something still holds it, a note says why it may go."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"version": 31, "note": "The figure is as the office has it."}]}
    )

    version: Revision
    note: Words = ""


class ReopeningWanted(Asking):
    """Why a signature is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"note": "A new figure came in."}]})

    note: Words = ""


class SignatureConflict(Problem):
    """The text has changed since it was looked at: how it is now, and what was wanted."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [{**example_of(409), "theirs": _TEXT, "yours": {"version": 31, "note": "as agreed"}}]
        },
    )

    theirs: Text
    yours: SignatureWanted
