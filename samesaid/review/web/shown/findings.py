"""A finding in a list: its mark, both wordings, its message in the reader's language, and what holds of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samesaid.model import Message, SamesaidError, State
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import SeverityLabel, information_label, kind_name
from samesaid.review.store.records import FindingRow, Wanted
from samesaid.review.web.shown.marks import mark, state_word

# Characters of a wording in a list; the page of the text has all of it.
_MAX_WORDING = 120


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What a list says of a finding. ``lapsed_line`` is the decision that no longer holds, with who and why."""

    number: int
    revision: int
    code: str
    document: str
    mark: SeverityLabel
    kind: str
    source: str
    target: str
    message: str
    state: str
    because: str
    who: str
    lapsed: str
    lapsed_line: str
    assignee: str
    comments: int
    title: str
    href: str
    history: str


def finding_line(row: FindingRow, title: str, say: Catalogue) -> FindingLine:
    """The line of a finding in a text with this title."""
    base = f"/texts/{row.text}"
    return FindingLine(
        number=row.number,
        revision=row.revision,
        code=row.code,
        document=row.document,
        mark=mark(row.severity, say) if row.alarm else information_label(say),
        kind=kind_name(row.kind, say),
        source=_short(row.source_words),
        target=_short(row.target_words),
        message=message_of(row, say),
        state=state_word(row.state, say),
        because=row.why,
        who=row.who,
        lapsed=state_word(row.lapsed, say) if row.lapsed else "",
        lapsed_line=lapsed_line(row, say),
        assignee=row.assignee,
        comments=row.comments,
        title=title,
        href=f"{base}#finding-{row.number}",
        history=f"{base}/findings/{row.number}",
    )


def message_of(row: FindingRow, say: Catalogue) -> str:
    """The message in the reader's language; in English where a report came without what it was made from."""
    if row.content:
        try:
            return say.text(_message(row.content))
        except (KeyError, IndexError, ValueError, TypeError, AttributeError, SamesaidError):
            # A report of a stranger, or of an older release whose sentences had other places.
            return row.message
    return row.message


def lapsed_line(row: FindingRow, say: Catalogue) -> str:
    """``was: not an error (Mei), because …; the sentence has changed since``; empty where nothing lapsed."""
    if not row.lapsed:
        return ""
    state = state_word(row.lapsed, say)
    was = say("review.work.rounds.was", state=state)
    if row.own_who:
        was = say("review.work.rounds.was-by", state=state, who=row.own_who)
    if row.own_why:
        was = say("review.work.rounds.because", was=was, why=row.own_why)
    # What was fixed is asked again because it is there, whether or not its sentence changed.
    return say("review.work.rounds.still" if row.lapsed == State.FIXED else "review.work.rounds.since", was=was)


def state_fields(row: FindingRow, say: Catalogue) -> dict[str, Any]:
    """What the page of a text knows of a finding, with the names that it and its script have."""
    return {
        "number": row.number,
        "version": row.revision,
        "state": row.state.value,
        "why": row.why,
        "who": row.who,
        "when": row.at,
        "assignee": row.assignee,
        "comments": row.comments,
        "scope": row.scope or "finding",
        "status": row.status,
        "lapsed": lapsed_line(row, say) if row.state is State.OPEN else "",
    }


def held(row: FindingRow, say: Catalogue) -> str:
    """What holds of a finding now, with who and why, on one line."""
    return decided_line(row.state, row.who, row.why, say)


def wished(wanted: Wanted, who: str, say: Catalogue) -> str:
    """What somebody wants to decide, on one line."""
    return decided_line(wanted.state, who, wanted.why, say)


def decided_line(state: str, who: str, why: str, say: Catalogue) -> str:
    """``not an error (Mei): both are said``, as reports write it."""
    word = state_word(state, say)
    if who and why:
        return say("decided.by-why", state=word, by=who, why=why)
    if who:
        return say("decided.by", state=word, by=who)
    return say("decided.why", state=word, why=why) if why else say("decided.plain", state=word)


def _message(record: dict[str, Any]) -> Message:
    return Message(str(record["key"]), tuple((name, _argument(value)) for name, value in record["args"].items()))


def _argument(value: Any) -> Any:
    if isinstance(value, dict):
        return _message(value)
    return tuple(map(_argument, value)) if isinstance(value, list) else value


def _short(words: str) -> str:
    return words if len(words) <= _MAX_WORDING else f"{words[:_MAX_WORDING]}…"
