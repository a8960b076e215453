"""A report: a reference, its versions, what they are to it, and where they disagree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from samesaid.model.alignment import Bead, Surface
from samesaid.model.decision import Baseline, DecisionsUsed
from samesaid.model.finding import Check, Finding, Rule, Score, Severity
from samesaid.model.message import Message, message
from samesaid.model.text import Document, Span


class Relation(StrEnum):
    """Whether two texts are versions of one text. The value is what files hold.

    A version may leave a good part of the text out (``CONDENSED``), or the reference may (``EXTENDED``). Another text
    is not compared.
    """

    VERSION = "version"
    CONDENSED = "condensed version"
    EXTENDED = "extended version"
    OTHER = "another text"

    @property
    def comparable(self) -> bool:
        """Whether the two can be compared at all."""
        return self is not Relation.OTHER


UNRELATED = "warning.unrelated"
"""The key of the message that a text is no version of the reference."""
_KEYS = {Relation.OTHER: UNRELATED, Relation.CONDENSED: "warning.condensed", Relation.EXTENDED: "warning.extended"}


def about_relation(reference: Message, version: Message, relation: Relation) -> Message:
    """What a reader must know of a text that is no version, or of a condensed one, given the names of both.

    Raises KeyError for any other version."""
    return message(_KEYS[relation], reference=reference, version=version)


@dataclass(frozen=True, slots=True)
class Cell:
    """How one version words something, and where."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One thing that several versions mention, side by side: a row of the table over all versions.

    ``kind`` is figure, name, term or passage (sentences that a text lacks). ``cells[0]`` is the reference,
    ``cells[1 + v]`` version ``v``; None where a version does not mention it or was not compared. ``odd`` are the
    indices into ``cells`` that differ from an agreeing majority (0 is the reference itself). ``note`` is for an editor,
    such as a dictionary's gloss. ``differs`` says that those which mention it do not all agree, with or without a
    majority; of a passage, that a text lacks it. With ``weak_reference`` the versions agree against the reference, but
    what was read there is not clear enough to call it odd.
    """

    kind: str
    cells: tuple[Cell | None, ...]
    odd: tuple[int, ...] = ()
    note: Message | None = None
    differs: bool = False
    weak_reference: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """A reference, its versions, and where they disagree.

    ``alignments[v]`` are the beads of reference and ``versions[v]``, in the order of the reference; ``scores[v]`` the
    scores of that version. ``signature`` names version, encoder, languages, settings and glossary, as (key, value)
    pairs in a fixed order. ``warnings`` must be read before the findings. ``collation`` is the table of numbers, names,
    terms and missing passages over all versions, empty for a single version. ``surfaces[v]`` are the similarities of
    that version's beads, None for a bead with an empty side; empty for a version in another language. ``rules`` are the
    codes that were looked for, whether or not they were found; ``fail_on`` the least severity that fails a run: minor,
    major, critical or never. ``checks[v]`` are the kinds of differences that samesaid knows, with the reason for each
    that was not looked for in version ``v``. ``decided`` are findings that a decision closed: they are in none of the
    counts. ``decisions`` says which decisions there were, ``baseline`` what an earlier report had found; None without
    them. With ``new_only`` only alarms that the baseline lacks can fail a run. ``labels`` are names that were given to
    the texts, the reference first; reports name the others by their languages. ``relations[v]`` is what version ``v``
    is to the reference (empty: every one is a version of it); another text has no beads, findings, scores nor checks.
    """

    reference: Document
    versions: tuple[Document, ...]
    alignments: tuple[tuple[Bead, ...], ...]
    findings: tuple[Finding, ...]
    scores: tuple[tuple[Score, ...], ...] = ()
    signature: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Message, ...] = ()
    collation: tuple[ComparisonRow, ...] = ()
    surfaces: tuple[tuple[Surface | None, ...], ...] = ()
    rules: tuple[Rule, ...] = ()
    fail_on: str = "major"
    checks: tuple[tuple[Check, ...], ...] = ()
    decided: tuple[Finding, ...] = ()
    decisions: DecisionsUsed | None = None
    baseline: Baseline | None = None
    new_only: bool = False
    labels: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()

    def relation(self, version: int) -> Relation:
        """What that version is to the reference."""
        return self.relations[version] if version < len(self.relations) else Relation.VERSION

    @property
    def others(self) -> tuple[int, ...]:
        """The indices of the versions that are no versions of the reference and were not compared."""
        return tuple(v for v in range(len(self.versions)) if not self.relation(v).comparable)

    @property
    def comparable(self) -> bool:
        """Whether every version is a version of the reference."""
        return not self.others

    def __repr__(self) -> str:
        """In short: the labels or languages of the texts, and the number of alarms of each severity."""
        texts = (self.reference, *self.versions)
        names = [*self.labels, *(text.language for text in texts[len(self.labels) :])]
        counts = Counter(finding.severity for finding in self.alarms)
        found = [f"{counts[severity]} {severity.value}" for severity in reversed(Severity) if counts[severity]]
        return f"<Report {', '.join(names)}: {', '.join(found) or 'no alarms'}>"

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """The findings that count, in their order."""
        return tuple(f for f in self.findings if f.alarm)

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The alarms that can fail a run: all, or with ``new_only`` those that are new."""
        return tuple(f for f in self.alarms if self.is_new(f)) if self.new_only else self.alarms

    def is_new(self, finding: Finding) -> bool:
        """Whether there is a baseline and it lacks the finding."""
        return self.baseline is not None and finding.id not in self.baseline.known

    @property
    def signature_line(self) -> str:
        """The signature as one line: ``key:value|key:value``."""
        return "|".join(f"{key}:{value}" for key, value in self.signature)
