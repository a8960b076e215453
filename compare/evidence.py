"""What a comparator reports: evidence. Only ``ranking.py`` turns it into findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from samesaid.model import Check, Message, Rule, Span

if TYPE_CHECKING:
    from samesaid.compare.pair import Pair


class Fact(StrEnum):
    """What a comparator may state about its evidence, for the ranking and for its own family.

    ONE_SIDED, SMALL and WEAK lower the severity to minor, GRAVE raises it by one; WORDING and MOVED make the finding
    information; the others say how a term was found and are read by the comparator of terms.
    """

    ONE_SIDED = "one-sided"
    """Only one version mentions it: true, but often an editor's choice."""
    SMALL = "small"
    """A short or formulaic sentence, such as thanks or a heading."""
    GRAVE = "grave"
    """A long passage with figures or names."""
    WEAK = "weak"
    """The comparator itself doubts."""
    WORDING = "wording"
    """Another choice of words: information, never an alarm."""
    MOVED = "moved"
    """At another place in the version: information, never an alarm."""
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
    with arguments. ``bead`` is an index into ``pair.beads``, or None for evidence
    about a whole document. Spans count code points of the documents' texts. ``strength`` (0 to 1) says how confident
    the comparator is that the versions differ here. ``suggestion`` is what the version could say instead.
    """

    code: str
    message: Message
    bead: int | None
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    strength: float = 1.0
    reading: Message | None = None
    suggestion: str | None = None
    facts: frozenset[Fact] = frozenset()


@dataclass(frozen=True, slots=True)
class Canary:
    """A pair of texts that must (``fires``) or must not raise ``code``; `doctor` runs it and `explain` shows it.

    Each line is a sentence, and line ``i`` of the source is aligned with line ``i`` of the target; an empty line is a
    sentence without a counterpart. ``moved`` are the numbers of lines (from 0) whose bead is out of order. ``glossary``
    are (term, rendering) pairs; a term with an empty rendering must not be translated.
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
    """One family of checks.

    Built-in and outside comparators register in the same way: a class that is made without arguments, named by an entry
    point of the group ``samesaid.comparators``. The name of the entry point is what `samesaid check --only` takes.

    A comparator must not decide what is shown or how severe it is. It reports every disagreement it sees, with a
    strength from 0 to 1 and the facts that apply; ``ranking.rank`` decides by the rules of the codes. The result must
    depend on the pair alone, so that two runs give the same report. Work on a whole document belongs in a function of
    the document that is passed to ``Side.annotate``, which runs it once for all comparators and versions.
    """

    @property
    def name(self) -> str:
        """The name of the entry point: short, in lower case."""

    @property
    def codes(self) -> Mapping[str, Rule]:
        """The rules of every code that ``compare`` may report, at least one; no other comparator may use them."""

    @property
    def canaries(self) -> tuple[Canary, ...]:
        """For every code at least one pair that must raise it and one that must not."""

    def checks(self, pair: Pair) -> Iterable[Check]:
        """Every kind of difference that ``compare`` looks for, in a fixed order.

        Those that it does not look for between these two texts have a reason; each code is in at least one of them.
        It is asked before anything is compared and must be quick: the languages of the texts, the glossary and what
        is installed decide, not the sentences. ``checks.check`` makes most of them.
        """

    def compare(self, pair: Pair) -> Iterable[Evidence]:
        """The evidence of all disagreements of its codes between the two sides of ``pair``, in a fixed order.

        Where ``pair.independent`` is set, one row must not lead to conclusions about another. Raise SamesaidError for
        what a user can mend, in one line: it stops the run. Any other exception is a fault of the comparator; it loses
        the beads that raise it when they are compared alone, and the report says so (``isolation.py``). So a comparator
        must take a bead without sentences, and sentences of blanks, as it takes the empty rows of aligned text.
        """
