"""Severities, states and languages as pages show them: a word, and a shape for those who see no colour."""

from __future__ import annotations

from collections.abc import Iterable

from samesaid.languages import display_name
from samesaid.model import Severity, State
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import SeverityLabel, severity_labels

SEVERITIES = tuple(one.value for one in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR))
"""Severities, the gravest first."""
CHOICES = tuple(state.value for state in (State.NO_ERROR, State.WILL_FIX, State.FIXED, State.ASK, State.OPEN))
"""The states that a person chooses from, in the order of the page of a report."""


def mark(severity: str, say: Catalogue) -> SeverityLabel:
    """The mark of a severity, by its name in the store."""
    return severity_labels(say)[Severity(severity)]


def state_word(state: str, say: Catalogue) -> str:
    """A state in the words of the reader; an empty one is open."""
    return say(f"state.{(state or State.OPEN.value).replace(' ', '-')}")


def languages_line(tags: Iterable[str], say: Catalogue) -> str:
    """The names of languages, the reference first: ``Chinese → English``; each once."""
    names = [display_name(tag, say.language) for tag in tags]
    return " → ".join(dict.fromkeys(names))
