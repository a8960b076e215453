"""What was found: severities, the rules that findings follow, findings, scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samesaid.model.message import Message
from samesaid.model.text import Span


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
    """What a code of findings means and how its findings are weighed; a block of a family's ``rules.toml``.

    ``title`` and ``description`` are English, ``type`` is the ITS 2.0 localization quality issue type, ``severity`` the
    default. ``kind`` is the heading under which reports list it. ``precedence`` decides between findings of the same
    words by two families: the lowest number keeps them. ``absent``: one side lacks what the other has, so a side
    without a span is marked by a caret. ``inside_one_version``: it says that one text is inconsistent, and adds nothing
    where every place has another finding. ``replaces_all``: nothing else is reported of its words. ``names_words``: it
    is about a name or a term, which ``inside_one_version`` need not repeat. ``coexists``: two findings with
    this flag never displace each other. ``rows`` are the kinds of rows of the table
    over versions that the code is about; ``row_values`` says whether its two mentions have different or equal values.
    ``messages`` are sentences of an outside comparator: language, then key, then sentence.
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
    rows: tuple[str, ...] = ()
    row_values: str = ""
    messages: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where two versions disagree.

    ``id`` is a hash of what was found, not of where the file lies. ``type`` is the ITS 2.0 localization quality issue
    type. ``confidence`` runs from 0 to 1. ``message`` is a sentence in English, ``reading`` the values that were read
    on both sides; ``content`` and ``values`` are the same before they are in any language. ``version`` is the index of
    the version in the report, ``bead`` the index of the bead in that version's alignment (None when the finding is
    about a whole document). ``alarm`` is False for information (moved passages, other choices of words): it never
    counts, nor sets an exit code. ``kind`` and ``absent`` are those of its rule.
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


@dataclass(frozen=True, slots=True)
class Score:
    """A number about one version as a whole, with the signature or formula that reproduces it."""

    name: str
    value: float
    signature: Message
