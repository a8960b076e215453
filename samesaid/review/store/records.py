"""What the store gives: texts, findings, conflicts; and what it raises."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from samesaid.model import SamesaidError, State


class UnknownError(SamesaidError):
    """There is no such text, finding or event."""


class InvalidError(SamesaidError):
    """What was asked makes no sense: an empty comment, a pair of renderings of a finding without words."""


class StaleError(SamesaidError):
    """The text has changed since it was looked at. ``text`` is how it is now."""

    def __init__(self, message: str, text: Text) -> None:
        super().__init__(message)
        self.text = text


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the queue: the newest round of its report and what is open in it (table ``texts``).

    ``version`` grows whenever anything of it changes. ``published`` is a day in ISO 8601.
    """

    id: int
    key: str
    title: str
    names: tuple[str, ...]
    languages: tuple[str, ...]
    desk: str
    published: str | None
    report: str
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

    @property
    def signed_off(self) -> bool:
        return self.state == "signed off"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding of a text and what was decided of it (table ``findings``).

    ``number`` is its number in the store, ``id`` its own in reports. ``state``, ``scope``, ``why``, ``who``, ``at`` are
    what holds now; ``scope`` is empty where nothing was decided. ``lapsed`` is the state that no longer holds because
    the sentences have changed. ``status`` says what a new round did: new, remaining, fixed, or nothing in a first
    round. ``revision`` grows with each change.
    """

    number: int
    text: int
    id: str
    code: str
    kind: str
    severity: str
    alarm: bool
    confidence: float
    message: str
    content: dict[str, Any] | None
    source_words: str
    target_words: str
    source: str
    target: str
    document: str
    digest: str
    place: int
    since: int
    gone: int | None
    state: State
    scope: str
    why: str
    who: str
    at: str
    lapsed: str
    own_state: str
    own_why: str
    own_who: str
    own_at: str
    assignee: str
    comments: int
    revision: int
    status: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision that somebody wants: of the finding ``finding``, as it was at ``revision`` (None: however it is).

    ``scope`` is finding, renderings (these words for those, under this code, in all texts) or rule (this code in
    versions of this name).
    """

    finding: int
    state: State
    revision: int | None = None
    scope: str = "finding"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that was not written, for somebody else changed the finding meanwhile; ``theirs`` is how it is now."""

    theirs: FindingRow
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of decisions: the findings that changed, how they are now, and the conflicts.

    ``batch`` is the number of the first event; 0 if nothing was written.
    """

    changed: tuple[FindingRow, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    batch: int = 0


Record = TypeVar("Record", Text, FindingRow)

STATUS = """CASE WHEN findings.gone IS NOT NULL THEN 'fixed' WHEN texts.round = 1 THEN ''
    WHEN findings.since = texts.round THEN 'new' ELSE 'remaining' END AS status"""
COLUMNS = f"findings.*, {STATUS}"
FINDINGS = f"SELECT {COLUMNS} FROM findings JOIN texts ON texts.id = findings.text"
"""Rows for `finding_of`; conditions follow."""


def text_of(row: sqlite3.Row) -> Text:
    """A row of the table ``texts``."""
    given = dict(row) | {"names": tuple(json.loads(row["names"])), "languages": tuple(row["languages"].split())}
    return _made(Text, given)


def finding_of(row: sqlite3.Row) -> FindingRow:
    """A row of ``FINDINGS``."""
    content = json.loads(row["content"]) if row["content"] else None
    given = {**dict(row), "alarm": bool(row["alarm"]), "content": content, "state": State(row["state"])}
    return _made(FindingRow, given)


def _made(kind: type[Record], given: dict[str, Any]) -> Record:
    return kind(**{field.name: given[field.name] for field in fields(kind)})
