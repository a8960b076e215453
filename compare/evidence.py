"""What a comparator tells: evidence, not a verdict. ``ranking.py`` alone makes findings of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from samesaid.model import Severity, Span

if TYPE_CHECKING:
    from samesaid.compare.pair import Pair


@dataclass(frozen=True, slots=True)
class Evidence:
    """One disagreement as a comparator sees it.

    ``strength`` (0 to 1) is how sure the comparator is that the versions differ here. ``facts`` are words that the
    ranking knows (see there), such as quoted, name, recurring, weak, one-sided. ``bead`` is an index into
    ``pair.beads`` or None; spans count in the documents' texts. ``message`` is a full plain sentence for an editor.
    """

    code: str
    message: str
    bead: int | None
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    strength: float = 1.0
    reading: str = ""
    suggestion: str | None = None
    facts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """What a code means: a short title, one or two sentences, the ITS 2.0 type, the severity it has by default."""

    title: str
    description: str
    type: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Canary:
    """A pair of sentences that must (``fires``) or must not raise ``code``; `doctor` and `explain` use them.

    A text of several lines is a document of several sentences, line ``i`` aligned with line ``i``; an empty line is a
    sentence that has no counterpart. ``moved`` are the lines that stand out of order in the version. ``glossary`` are
    terms and their renderings; one with an empty rendering is not to be translated.
    """

    code: str
    source_language: str
    target_language: str
    source: str
    target: str
    fires: bool = True
    glossary: tuple[tuple[str, str], ...] = ()
    moved: tuple[int, ...] = ()


class Comparator(Protocol):
    """One family of checks. Built-in ones register the way outside ones do: entry points ``samesaid.comparators``."""

    @property
    def name(self) -> str: ...

    @property
    def codes(self) -> Mapping[str, CodeInfo]: ...

    @property
    def canaries(self) -> tuple[Canary, ...]: ...

    def compare(self, pair: Pair) -> Iterable[Evidence]:
        """Evidence of every disagreement of its codes between the two sides of ``pair``."""
