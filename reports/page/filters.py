"""What the findings of a page can be filtered by; the script counts, for counts change with every choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import KINDS, grades, information
from samesaid.reports.page.notes import NoteView


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: the value that findings carry, a word for it, and the shape of a severity."""

    key: str
    word: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of choices, of which several may hold at once."""

    name: str
    word: str
    choices: tuple[Choice, ...]


def filters_of(notes: Sequence[NoteView], labels: Sequence[str], say: Catalogue) -> tuple[Filter, ...]:
    """The filters with a choice for all that occurs on the page, severities first."""
    levels = [*grades(say).values(), information(say)]
    severities = [Choice(g.key, g.word, g.shape) for g in levels if any(n.grade.key == g.key for n in notes)]
    kinds = [Choice(k, say(f"kind.{k}.plural")) for k in KINDS if any(n.kind == k for n in notes)]
    words = ("confident", "likely", "check")
    confidence = [Choice(k, say(f"confidence.{k}")) for k in words if any(n.confidence_key == k for n in notes)]
    states = [Choice(state, say(f"bar.{state}")) for state in ("open", "dismissed")]
    filters = [
        Filter("severity", say("bar.severity"), tuple(severities)),
        Filter("kind", say("bar.kind"), tuple(kinds)),
        Filter("confidence", say("bar.confidence"), tuple(confidence)),
        Filter("state", say("bar.state"), tuple(states)),
    ]
    if len(labels) > 2:
        versions = tuple(Choice(str(v), label) for v, label in enumerate(labels[1:]))
        filters.append(Filter("version", say("bar.versions"), versions))
    return tuple(filters)
