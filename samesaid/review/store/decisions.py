"""What people decide, take back, say and sign. Of two at once one is first, and the other learns what happened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from samesaid.decisions.log import Event, Kind, events, now
from samesaid.review.store import texts
from samesaid.review.store.apply import key_of, own_decision, standing_decision, write
from samesaid.review.store.records import (
    FINDINGS,
    Conflict,
    FindingRow,
    InvalidError,
    Outcome,
    StaleError,
    Text,
    Wanted,
    finding_of,
)

SCOPES = ("finding", "renderings", "rule")
MAX_WORDS = 2_000
"""Code points of a reason, a note or a comment."""


def decide(db: sqlite3.Connection, who: str, wanted: Sequence[Wanted], *, partly: bool = False) -> Outcome:
    """Write decisions. Where somebody else changed a finding after it was looked at, that is a conflict.

    One conflict refuses all, unless ``partly``. Raises UnknownError for a finding that is not there, and InvalidError
    for a scope that the finding has no words for.
    """
    found = [(one, texts.finding(db, one.finding)) for one in wanted]
    conflicts = tuple(
        Conflict(row, one) for one, row in found if one.revision is not None and one.revision != row.revision
    )
    if conflicts and not partly:
        return Outcome(conflicts=conflicts)
    refused = {conflict.theirs.number for conflict in conflicts}
    at, batch, written = now(), 0, []
    for one, row in found:
        if row.number not in refused:
            data = _entry(one, row) | {"batch": batch}
            data["before"] = (
                own_decision(db, row.number) if one.scope == "finding" else standing_decision(db, key_of(data))
            )
            event = write(db, Kind.DECISION, at=at, who=who, data=data, text=row.text, finding=row.number)
            batch = batch or event.number
            written.append(event.number)
            _reopen_signed(db, who, at, row.text)
    return Outcome(_changed(db, written), conflicts, batch)


def undo(db: sqlite3.Connection, who: str, *, text: int | None = None) -> Outcome:
    """Take back this person's last decision, with all that were decided by the same act; of one text, if given.

    What others decided on since stays as it is, and is among the conflicts.
    """
    last = db.execute(
        "SELECT number, data ->> 'batch' AS batch FROM log WHERE kind = 'decision' AND who = :who"
        " AND (:text IS NULL OR text = :text) AND number NOT IN (SELECT event FROM undone)"
        " ORDER BY number DESC LIMIT 1",
        {"who": who, "text": text},
    ).fetchone()
    if last is None:
        return Outcome()
    batch = last["batch"] or last["number"]
    return _take_back(
        db,
        who,
        "who = :who AND (number = :batch OR data ->> 'batch' = :batch) AND (:text IS NULL OR text = :text)",
        {"who": who, "batch": batch, "text": text},
    )


def undo_day(db: sqlite3.Connection, who: str, day: date, *, by: str | None = None) -> Outcome:
    """Take back all that ``who`` decided on a day (UTC); ``by`` is who does that, if somebody else."""
    span = {"who": who, "begin": day.isoformat(), "end": (day + timedelta(days=1)).isoformat()}
    return _take_back(db, by or who, "who = :who AND at >= :begin AND at < :end", span)


def comment(db: sqlite3.Connection, who: str, finding: int, words: str) -> FindingRow:
    """Say something about a finding. Raises UnknownError, and InvalidError for an empty or endless comment."""
    row = texts.finding(db, finding)
    said = _words(words)
    if not said:
        raise InvalidError("an empty comment: write something")
    write(db, Kind.COMMENT, at=now(), who=who, data={"words": said}, text=row.text, finding=row.number)
    return texts.finding(db, finding)


def assign(
    db: sqlite3.Connection,
    who: str,
    person: str,
    *,
    finding: int | None = None,
    text: int | None = None,
    revision: int | None = None,
) -> Outcome:
    """Give a finding or a whole text to a person; an empty name gives it to nobody.

    ``revision`` is what the finding was when it was looked at. Raises UnknownError.
    """
    if finding is not None:
        row = texts.finding(db, finding)
        if revision is not None and revision != row.revision:
            return Outcome(conflicts=(Conflict(row),))
        event = write(db, Kind.ASSIGN, at=now(), who=who, data={"person": person}, text=row.text, finding=row.number)
        return Outcome((texts.finding(db, finding),), batch=event.number)
    if text is None:
        raise InvalidError("nothing to assign: name a finding or a text")
    event = write(db, Kind.ASSIGN, at=now(), who=who, data={"person": person}, text=texts.text(db, text).id)
    return Outcome(batch=event.number)


def sign_off(db: sqlite3.Connection, who: str, text: int, *, version: int, note: str = "") -> Text:
    """Sign a text off as it was at ``version``. What still holds it needs a note.

    Raises UnknownError, StaleError where the text has changed since, and InvalidError without a note that is needed.
    """
    row = texts.text(db, text)
    if row.version != version:
        raise StaleError("the text has changed since you looked at it; look again before you sign it off", row)
    said = _words(note)
    if row.verdict in ("hold", "refused") and not said:
        raise InvalidError("something in the text still holds it: decide on that, or say in a note why it may go")
    write(db, Kind.SIGN_OFF, at=now(), who=who, data={"note": said, "round": row.round}, text=row.id)
    return texts.text(db, text)


def reopen(db: sqlite3.Connection, who: str, text: int, note: str = "") -> Text:
    """Take a signature back. Raises UnknownError, and InvalidError where there is none."""
    row = texts.text(db, text)
    if not row.signed_off:
        raise InvalidError("the text is not signed off")
    write(db, Kind.REOPEN, at=now(), who=who, data={"note": _words(note)}, text=row.id)
    return texts.text(db, text)


def history(db: sqlite3.Connection, finding: int) -> tuple[Event, ...]:
    """All that happened to a finding, its text's rounds among it, and decisions on its renderings and its rule.

    Raises UnknownError.
    """
    row = texts.finding(db, finding)
    about = {"finding": row.number, "text": row.text, "code": row.code, "source": row.source, "target": row.target,
             "document": row.document}  # fmt: skip
    condition = (
        "number IN (SELECT number FROM log WHERE finding = :finding"
        " UNION SELECT number FROM log WHERE text = :text AND kind = 'text' UNION SELECT :text"
        " UNION SELECT number FROM log WHERE data ->> 'code' = :code AND data ->> 'kind' IN ('renderings', 'rule')"
        " AND ((data ->> 'source' = :source AND data ->> 'target' = :target) OR data ->> 'document' = :document))"
    )
    return tuple(events(db, condition, about))


def log(
    db: sqlite3.Connection, *, who: str | None = None, text: int | None = None, day: date | None = None,
    before: int | None = None, limit: int = 100,
) -> tuple[Event, ...]:  # fmt: skip
    """The newest events first: those of a person, of a text, of a day (UTC), older than the event ``before``."""
    given = {"who": who, "text": text, "before": before, "begin": day and day.isoformat(),
             "end": day and (day + timedelta(days=1)).isoformat(), "limit": limit}  # fmt: skip
    condition = (
        "number IN (SELECT number FROM log WHERE (:who IS NULL OR who = :who)"
        " AND (:text IS NULL OR text = :text OR (kind = 'text' AND number = :text))"
        " AND (:before IS NULL OR number < :before) AND (:begin IS NULL OR (at >= :begin AND at < :end))"
        " ORDER BY number DESC LIMIT :limit)"
    )
    return tuple(reversed(tuple(events(db, condition, given))))


def _entry(one: Wanted, row: FindingRow) -> dict[str, Any]:
    """The decision as an entry of a file of decisions."""
    entry = {"kind": one.scope, "state": one.state.value, "why": _words(one.why), "code": row.code}
    if one.scope == "finding":
        return entry | {"id": row.id, "text_digest": row.digest, "message": row.message}
    if one.scope == "rule":
        return entry | {"document": row.document}
    if one.scope != "renderings":
        raise InvalidError(f"there is no scope {one.scope!r}; use one of {', '.join(SCOPES)}")
    if not (row.source and row.target):
        raise InvalidError("this finding is no pair of renderings: one side has no words; decide on the finding itself")
    return entry | {"source": row.source, "target": row.target}


def _take_back(db: sqlite3.Connection, who: str, condition: str, given: dict[str, Any]) -> Outcome:
    """Take back decisions, the last first; one on which another was made since stays."""
    decided = tuple(
        events(db, f"kind = 'decision' AND number NOT IN (SELECT event FROM undone) AND {condition}", given)
    )
    at, written, conflicts, batch = now(), [], [], 0
    for event in reversed(decided):
        data, finding = event.data, event.finding or 0
        holding = own_decision(db, finding) if data["kind"] == "finding" else standing_decision(db, key_of(data))
        if holding is None or holding["event"] != event.number:
            conflicts.append(Conflict(texts.finding(db, finding)))
            continue
        named = {
            name: data[name] for name in ("kind", "code", "source", "target", "document", "before") if name in data
        }
        taken = {**named, "of": event.number, "batch": batch}
        made = write(db, Kind.UNDO, at=at, who=who, data=taken, text=event.text, finding=event.finding)
        batch = batch or made.number
        written.append(made.number)
    return Outcome(_changed(db, written), tuple(conflicts), batch)


def _reopen_signed(db: sqlite3.Connection, who: str, at: str, text: int) -> None:
    """A signature says that nothing is open; it does not hold for a text that is to be held again."""
    row = texts.text(db, text)
    if row.signed_off and row.verdict == "hold" and not row.signed_note:
        write(db, Kind.REOPEN, at=at, who=who, data={"note": ""}, text=text)


def _changed(db: sqlite3.Connection, written: Iterable[int]) -> tuple[FindingRow, ...]:
    """The findings that these events changed."""
    rows: dict[int, FindingRow] = {}
    for number in written:
        for row in db.execute(f"{FINDINGS} WHERE revision = ? ORDER BY text, place", (number,)):
            rows[row["number"]] = finding_of(row)
    return tuple(rows.values())


def _words(words: str) -> str:
    """Without spaces at the ends. Raises InvalidError for more than ``MAX_WORDS`` code points."""
    if len(words) > MAX_WORDS:
        raise InvalidError(f"more than {MAX_WORDS} characters: write less")
    return words.strip()
