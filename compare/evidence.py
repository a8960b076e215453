"""What a comparator reports: evidence. ``ranking.py`` alone makes findings of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from samesaid.model import Message, Rule, Span

if TYPE_CHECKING:
    from samesaid.compare.pair import Pair


class Fact(StrEnum):
    """What a comparator may state about its evidence, for the ranking and for its own family.

    ONE_SIDED, SMALL and WEAK make a finding minor; WORDING and MOVED make it information; the rest says how a term
    was found.
    """

    ONE_SIDED = "one-sided"
    """Only one version mentions it: true, but often an editor's choice."""
    SMALL = "small"
    """A short or formal sentence: thanks, a heading."""
    WEAK = "weak"
    """The comparator itself doubts."""
    WORDING = "wording"
    """Another choice of words: information, never an alarm."""
    MOVED = "moved"
    """Said elsewhere: information, never an alarm."""
    QUOTED = "quoted"
    """A term in quotation marks."""
    RECURRING = "recurring"
    """A term that occurs several times."""
    QUANTITY = "quantity"
    """What is counted by one number in both versions."""
    COMPOUND = "compound"
    """A compound of the text's subject."""
    REPEATED = "repeated"
    """A wording that replaces another one more than once."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One disagreement as a comparator sees it.

    ``message`` is the sentence for an editor and ``reading`` the values that were read, both as keys of the catalogue
    with their arguments; words alone are taken as they are. ``strength`` (0 to 1) says how confident the comparator is
    that the versions differ here. ``bead`` is an index into ``pair.beads`` or None; spans count in the documents'
    texts.
    """

    code: str
    message: Message | str
    bead: int | None
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    strength: float = 1.0
    reading: Message | str = ""
    suggestion: str | None = None
    facts: frozenset[str] = frozenset()


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
    def codes(self) -> Mapping[str, Rule]: ...

    @property
    def canaries(self) -> tuple[Canary, ...]: ...

    def compare(self, pair: Pair) -> Iterable[Evidence]:
        """Evidence of every disagreement of its codes between the two sides of ``pair``."""
