"""What can be asked of the queue and of findings: the filters of both forms, their choices, the store's condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from samesaid.languages import display_name
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import KINDS, kind_name
from samesaid.review.store.filters import Filter
from samesaid.review.store.queue import Facets
from samesaid.review.store.records import InvalidError
from samesaid.review.web.shown.form import Asked, Choice
from samesaid.review.web.shown.marks import CHOICES, SEVERITIES, state_word

QUEUE_FIRST = ("words", "verdict", "state", "person")
QUEUE_FURTHER = ("language", "kind", "severity", "term", "desk", "since", "until", "decided_by")
FINDINGS_FIRST = ("term", "kind", "severity", "decision")
FINDINGS_FURTHER = (
    "code", "source", "target", "words", "language", "assignee", "desk", "since", "until", "status", "document",
)  # fmt: skip
TYPES: Mapping[str, str] = MappingProxyType({"words": "search", "since": "date", "until": "date"})
ALL = "all"
"""The choice of findings whatever was decided of them; without it they are open ones."""
_VERDICTS = ("refused", "hold", "look", "clear")
_TEXT_STATES = ("open", "signed off")


def filter_of(asked: Asked) -> Filter:
    """The store's condition. Raises InvalidError for a day that is none."""
    values: dict[str, Any] = dict(asked.filters)
    for name in ("since", "until"):
        if name in values:
            values[name] = day_of(values[name]).isoformat()
    if values.get("decision") == ALL:
        del values["decision"]
    return Filter(**values)


def open_only(asked: Asked) -> bool:
    """Whether findings that are settled are left out."""
    return asked.filters.get("decision") != ALL


def day_of(written: str) -> date:
    """A day as a form sends it. Raises InvalidError for anything else."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InvalidError("no such day: write it as 2026-11-29") from None


def choices_of(facets: Facets, people: Iterable[str], say: Catalogue) -> dict[str, tuple[Choice, ...]]:
    """The lists of the forms, each choice with its number: of texts, or of open findings."""
    persons = tuple((name, name, facets.people.get(name)) for name in people)
    return {
        "verdict": tuple((v, say(f"review.work.verdicts.{v}"), facets.verdicts.get(v, 0)) for v in _VERDICTS),
        "state": tuple((s, text_state(s, say), facets.states.get(s, 0)) for s in _TEXT_STATES),
        "language": tuple(
            sorted(((tag, display_name(tag, say.language), n) for tag, n in facets.languages.items()), key=_word)
        ),
        "kind": tuple((k, kind_name(k, say), facets.kinds[k]) for k in KINDS if k in facets.kinds),
        "code": tuple((c, f"{c} {code_title(c, say)}", n) for c, n in sorted(facets.codes.items())),
        "severity": tuple((s, say(f"severity.{s}"), facets.severities.get(s, 0)) for s in SEVERITIES),
        "desk": tuple((name, name, n) for name, n in sorted(facets.desks.items())),
        "person": persons,
        "assignee": persons,
        "decided_by": tuple((name, name, None) for name, _, _ in persons),
        "decision": (
            *((s, state_word(s, say), None) for s in CHOICES if s != "open"),
            (ALL, say("review.work.filters.all"), None),
        ),
        "status": tuple((s, say(f"review.work.statuses.{s}"), None) for s in ("new", "remaining")),
    }


def text_state(state: str, say: Catalogue) -> str:
    """A state of a text in words."""
    return say("review.work.text-states.signed" if state == "signed off" else "review.work.text-states.open")


def code_title(code: str, say: Catalogue) -> str:
    """What a code is called; nothing for one that neither a catalogue nor a rule has."""
    key = f"code.{code}.title"
    if say.has(key):
        return say(key)
    from samesaid.compare.registry import code_table

    rule = code_table().get(code)
    return rule.title if rule else ""


def _word(choice: Choice) -> str:
    return choice[1]
