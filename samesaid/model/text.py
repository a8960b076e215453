"""Texts: spans, sentences, documents, mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from samesaid.model.message import Message


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
    """One sentence: its text, its place, its number in the document and its paragraph's number."""

    text: str
    span: Span
    index: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader decided and an editor may want to know.

    ``kind`` is one of encoding, language, published, furniture, dropped, title, warning. Notes of the kinds furniture
    (page boilerplate) and dropped that have a span mark text that is not compared; ``message`` says why, not which.
    """

    kind: str
    message: Message
    span: Span | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A text and its sentences. ``language`` is a BCP 47 tag (zh, zh-Hant, en); ``source`` the file it came from.

    ``original`` is the text of that file where it is another one, such as Markdown with its marks: it is for places
    that editors and code hosts show, and no part of what the document says. What was left out may be blank there.
    """

    name: str
    language: str
    text: str
    sentences: tuple[Sentence, ...]
    source: str | None = None
    title: str | None = None
    published: date | None = None
    notes: tuple[Note, ...] = ()
    original: str | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        """In short: name, language and number of sentences."""
        count = len(self.sentences)
        return f"<Document {self.name} ({self.language}): {count:,} sentence{'' if count == 1 else 's'}>"


@dataclass(frozen=True, slots=True)
class Mention:
    """Something with a value that can be put in other words: a quantity, a date, a name, a term.

    ``span`` counts in the document's text, not the sentence's.
    """

    kind: str
    span: Span
    value: object
    text: str
