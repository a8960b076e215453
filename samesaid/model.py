"""What travels through the house: frozen records, made once and never changed.

Offsets are half-open and count code points of a document's text. For every sentence and mention,
``document.text[span.start:span.end]`` is its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start <= end``. Raises ValueError when it is turned round."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether at least one code point belongs to both."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same span counted from a point ``by`` code points earlier."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text, where it stands, its number in the document and its paragraph's number."""

    text: str
    span: Span
    index: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader decided and an editor may want to know.

    ``kind`` is one of encoding, language, published, furniture, dropped, title, warning. ``furniture`` and ``dropped``
    notes with a span tell which part of the document's text was kept out of comparison.
    """

    kind: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its sentences. ``language`` is a BCP 47 tag (zh, zh-Hant, en); ``source`` the file it came from."""

    name: str
    language: str
    text: str
    sentences: tuple[Sentence, ...]
    source: str | None = None
    title: str | None = None
    published: date | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Bead:
    """Two runs of sentence indices that say the same thing; either may be empty (a sentence without a counterpart).

    ``similarity`` is the encoder's cosine of the two runs (0 for a bead with an empty side); ``moved`` tells that the
    bead stands out of the order of the others; ``confidence`` (0 to 1) how much better it fits than the next best way
    to divide the same sentences.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """Something with a value that can be told in other words: a quantity, a date, a name, a term.

    ``span`` counts in the document's text, not the sentence's.
    """

    kind: str
    span: Span
    value: object
    text: str


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
class Finding:
    """A place where two versions disagree, as an editor is told it.

    ``id`` is a hash of what was found, not of where the file lies. ``type`` is the ITS 2.0 localization quality issue
    type. ``confidence`` runs from 0 to 1. ``version`` is the index of the version in the report, ``bead`` the index of
    the bead in that version's alignment (None when the finding is about a whole document). ``alarm`` is False for what
    is told as information only (moved passages, folded wording variants): it never counts, nor sets an exit code.
    ``reading`` tells the values that were read on both sides.
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


@dataclass(frozen=True, slots=True)
class Score:
    """A figure about one version as a whole, with the signature or formula that lets another person get it."""

    name: str
    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Told:
    """How one version tells something: the words, and where they stand in its text."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Collated:
    """One thing that several versions tell, side by side: a row of the table over all versions.

    ``kind`` is figure, name or term. ``told[0]`` is the reference, ``told[1 + v]`` version ``v``; None where a version
    does not tell it or was not compared. ``odd`` are the indices into ``told`` that stand against an agreeing majority
    (0 is the reference itself). ``note`` is a sentence for an editor, such as a dictionary's gloss. ``differs`` says
    that those which tell it do not all tell the same, with or without a majority.
    """

    kind: str
    told: tuple[Told | None, ...]
    odd: tuple[int, ...] = ()
    note: str = ""
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Surface:
    """How alike the wordings of the two sides of a bead are, each from 0 to 100: sentence-level chrF and BLEU."""

    chrf: float
    bleu: float


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code of findings means: a short title, a sentence or two, the ITS 2.0 type, the severity by default."""

    code: str
    title: str
    description: str
    type: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Report:
    """A reference, its versions, and where they disagree.

    ``alignments[v]`` are the beads of reference and ``versions[v]``, in the order of the reference; ``scores[v]`` the
    figures of that version. ``signature`` names version, encoder, languages, settings and glossary, as (key, value)
    pairs in a fixed order. ``warnings`` are lines the reader must see before the findings. ``collation`` is the table
    of figures, names and terms over all versions, empty for a single version. ``surfaces[v]`` are the similarities of
    that version's beads, None for a bead with an empty side; empty for a version in another language. ``rules`` are the
    codes that were looked for, whether or not they were found; ``fail_on`` the least severity that fails a run: minor,
    major, critical or never.
    """

    reference: Document
    versions: tuple[Document, ...]
    alignments: tuple[tuple[Bead, ...], ...]
    findings: tuple[Finding, ...]
    scores: tuple[tuple[Score, ...], ...] = ()
    signature: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    collation: tuple[Collated, ...] = ()
    surfaces: tuple[tuple[Surface | None, ...], ...] = ()
    rules: tuple[Rule, ...] = ()
    fail_on: str = "major"

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """The findings that count, in their order."""
        return tuple(f for f in self.findings if f.alarm)

    @property
    def signature_line(self) -> str:
        """The signature as one line: ``key:value|key:value``."""
        return "|".join(f"{key}:{value}" for key, value in self.signature)


class Encoder(Protocol):
    """What turns sentences into vectors of unit length whose cosine tells how near they are in meaning."""

    @property
    def name(self) -> str:
        """A name for signatures: ``use-multilingual-3``."""

    @property
    def digest(self) -> str:
        """Eight or more hex digits that change when the model's weights do."""

    @property
    def languages(self) -> frozenset[str] | None:
        """Primary language subtags it knows, or None when it does not say."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), dimension), float32."""

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, shape (len(spans), dimension); ``spans`` count inside ``text``."""


class SamesaidError(Exception):
    """An input or usage error, told in one line: what is wrong, where, and what to do. Exit code 2."""


@dataclass(frozen=True, slots=True)
class Termbase:
    """Agreed terms. ``digest`` is for the signature; ``name`` is the file's name.

    ``warnings`` tell what a reader of the findings must know of the glossary: rows that repeat or contradict others.
    """

    name: str
    digest: str
    terms: tuple[Term, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A source term, its accepted renderings (one suffices), and renderings that are forbidden.

    ``keep`` says that it is not translated: it must stand in the version as it is. ``case`` says that capitals count,
    in the term and in its renderings. ``part_of_speech`` is noun, verb, adjective, adverb, name or empty. The language
    tags are empty where the glossary does not tell them.
    """

    source: str
    renderings: tuple[str, ...]
    forbidden: tuple[str, ...] = field(default=())
    keep: bool = False
    case: bool = False
    part_of_speech: str = ""
    domain: str = ""
    note: str = ""
    source_language: str = ""
    target_language: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term and its probable rendering, for a glossary to edit.

    ``count`` is in how many beads the source term stands, ``together`` in how many of them the rendering does as well;
    ``example`` is the text of both sides of one of these.
    """

    term: Term
    count: int
    together: int
    example: tuple[str, str]
