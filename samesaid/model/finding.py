"""What was found: severities, the rules that findings follow, findings, scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samesaid.model.decision import Decision
from samesaid.model.message import Message
from samesaid.model.text import Span

# What a short form quotes of one side.
_MAX_REPR_CHARS = 40


class Severity(StrEnum):
    """MQM severities. ``weight`` is MQM's penalty (1, 5, 25)."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        return {"minor": 1, "major": 5, "critical": 25}[self.value]

    @property
    def rank(self) -> int:
        """0 for minor, 1 for major, 2 for critical."""
        return ("minor", "major", "critical").index(self.value)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding code means and how its findings are weighed: a block of a family's ``rules.toml``.

    What it means:

    - ``title``, ``description``: in English.
    - ``type``: the localization quality issue type of ITS 2.0 (omission, mistranslation, …).
    - ``severity``: the default; the ranking lowers it where the evidence is doubtful or one-sided.
    - ``kind``: the heading under which reports list it (N, D, E, T, M, O501 to O505, E401, X for others).
    - ``absent``: one side lacks what the other has; reports mark the place in a side without a span by a caret.

    How its findings are weighed against others:

    - ``precedence``: of findings of the same words, the one with the lowest number is kept.
    - ``replaces_all``: no other finding of the same words is kept, nor one of what their sentences lack.
    - ``contains``: findings of words inside its own have the same cause and are merged into it.
    - ``coexists``: two findings whose rules both have this flag never replace each other (whole sentences).
    - ``inside_one_version``: it is about the consistency of one version; it is dropped if findings whose rules have
      ``names_words`` mark all of its words already.
    - ``names_words``: it is about a name or a term.

    Where it is in the table over versions:

    - ``rows``: kinds of rows it is about (figure, name, term, passage); its message says what the other versions have
      there.
    - ``row_values``: if its words on both sides are cells of one row of the kind ``rows[0]``: "different", or "equal"
      for values that are equal but for bound or unit; empty otherwise.

    What all rules of a family share: ``order`` is the place of the family among the comparators; ``messages`` are the
    sentences that an outside comparator brings along, by language, then key.
    """

    code: str
    title: str
    description: str
    type: str
    severity: Severity
    kind: str = "X"
    precedence: int = 10
    absent: bool = False
    inside_one_version: bool = False
    replaces_all: bool = False
    names_words: bool = False
    coexists: bool = False
    contains: bool = False
    rows: tuple[str, ...] = ()
    row_values: str = ""
    order: int = 100
    messages: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of difference that is looked for, between two texts.

    ``name`` is its name in reports ("negations"), ``codes`` are those it may raise. ``reason`` says why it was not
    looked for between these texts ("not between Polish and Dutch"); None if it was.
    """

    name: Message
    codes: tuple[str, ...]
    reason: Message | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """A place where two versions disagree.

    ``id`` is a hash of what was found, not of where the file lies. ``type`` is the ITS 2.0 localization quality issue
    type. ``confidence`` runs from 0 to 1. ``message`` is a sentence in English, ``reading`` the values that were read
    on both sides; ``content`` and ``values`` are the same before they are in any language. ``version`` is the index of
    the version in the report, ``bead`` the index of the bead in that version's alignment (None when the finding is
    about a whole document). ``alarm`` is False for information (moved passages, other choices of words): it never
    counts, nor sets an exit code. ``kind`` and ``absent`` are those of its rule. ``merged``
    are findings that have the same cause; they are counted with this one. ``text_digest`` is a digest of the sentences
    that it is about, ``decision`` what was decided of it; where that closes it, it is no alarm. ``source_words`` and
    ``target_words`` are the words of the reference and of the version inside the spans, one for each.
    """

    id: str
    code: str
    type: str
    severity: Severity
    confidence: float
    message: str
    version: int = 0
    bead: int | None = None
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    reading: str = ""
    suggestion: str | None = None
    alarm: bool = True
    kind: str = "X"
    absent: bool = False
    content: Message | None = None
    values: Message | None = None
    merged: tuple[Finding, ...] = ()
    text_digest: str = ""
    decision: Decision | None = None
    source_words: tuple[str, ...] = ()
    target_words: tuple[str, ...] = ()

    @property
    def further_missing(self) -> int:
        """How many sentences of the reference it misses beside the first one."""
        is_missing = self.alarm and self.type == "omission" and self.source_spans and not self.target_spans
        return len(self.source_spans) - 1 if is_missing else 0

    @property
    def shared_key(self) -> tuple[object, ...] | None:
        """Equal for findings of several versions that have the same words in the place of the same words; None for one
        without words on both sides.
        """
        words = tuple(" ".join(word.split()).casefold() for word in self.target_words)
        return (self.code, self.severity, self.source_spans, words) if words and self.source_spans else None

    def __repr__(self) -> str:
        """In short: code, severity and both wordings, or the beginning of the message where there are none."""
        wordings = [" … ".join(words) for words in (self.source_words, self.target_words)]
        said = " → ".join(f"“{_short(words)}”" if words else "nothing" for words in wordings)
        weight = self.severity.value if self.alarm else "information"
        return f"<Finding {self.code} {weight}: {said if any(wordings) else _short(self.message)}>"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_REPR_CHARS else f"{line[:_MAX_REPR_CHARS]}…"


@dataclass(frozen=True, slots=True)
class Score:
    """A number about one version as a whole, with the signature or formula that reproduces it."""

    name: str
    value: float
    signature: Message
