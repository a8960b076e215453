"""Events of the log in words: who did what, to which finding or text, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samesaid.decisions.log import Event, Kind
from samesaid.reports.catalogue import Catalogue
from samesaid.review.web.shown.marks import state_word
from samesaid.review.web.shown.times import Moment, moment


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in words: ``said`` is a sentence, ``words`` a comment or a reason, ``about`` the title of its text."""

    number: int
    at: Moment
    said: str
    words: str
    about: str
    href: str


def event_line(event: Event, say: Catalogue, titles: Mapping[int, str] | None = None) -> EventLine:
    """An event in words; ``titles`` are those of texts by number, for lists over several of them."""
    text = event.number if event.kind is Kind.TEXT and event.text is None else event.text
    href = f"/texts/{text}" if text is not None else ""
    if event.finding is not None:
        href += f"/findings/{event.finding}"
    words = event.data.get("words") or event.data.get("why") or event.data.get("note") or ""
    about = titles.get(text, "") if titles is not None and text is not None else ""
    return EventLine(event.number, moment(event.at, say), _said(event, say), str(words), about, href if about else "")


def _said(event: Event, say: Catalogue) -> str:
    who, data = event.who or say("review.work.events.nobody"), event.data
    if event.kind is Kind.DECISION:
        state = state_word(str(data.get("state", "")), say)
        by = str(data.get("by") or "")
        if not event.who:
            return (
                say("review.work.events.brought-by", state=state, who=by)
                if by
                else say("review.work.events.brought", state=state)
            )
        scope = str(data.get("kind", "finding"))
        if scope == "renderings":
            return say(
                "review.work.events.renderings", who=who, state=state, source=data["source"], target=data["target"]
            )
        if scope == "rule":
            return say("review.work.events.rule", who=who, state=state, code=data["code"], document=data["document"])
        return say("review.work.events.decided", who=who, state=state)
    if event.kind is Kind.ASSIGN:
        person = str(data.get("person", ""))
        return (
            say("review.work.events.assigned", who=who, person=person)
            if person
            else say("review.work.events.unassigned", who=who)
        )
    if event.kind is Kind.TEXT:
        return say("review.work.events.text" if event.text is None else "review.work.events.version", who=who)
    return say(f"review.work.events.{event.kind.value}", who=who)
