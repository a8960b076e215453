"""One side of a bead as a sequence of words, with its quoted strings and the phrases that may be terms."""

from __future__ import annotations

import itertools
import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources

from samesaid.compare.pair import Side
from samesaid.compare.tagging import Tagging, taggings
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import units
from samesaid.languages import is_spaceless
from samesaid.model import Document, Span

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV", "X"})
_WORD = re.compile(r"\w")
_QUOTATION_MARKS = (
    ("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("«", "»"), ("„", "“"), ('"', '"'), ("‘", "’")
)  # fmt: skip
_QUOTED = re.compile("|".join(f"{re.escape(a)}([^{re.escape(a + b)}\n]+){re.escape(b)}" for a, b in _QUOTATION_MARKS))


def _lemmas(table: dict[str, str]) -> frozenset[str]:
    return frozenset(lemma for lemmas in table.values() for lemma in lemmas.split())


_ENGLISH_WORDS = tomllib.loads(
    resources.files("samesaid.compare.terms.matching").joinpath("english_words.toml").read_text(encoding="utf-8")
)
GENERAL_WORDS = _lemmas(_ENGLISH_WORDS["general"])
"""English lemmas of general meaning: one in the place of another is a choice of words, not of terms."""
_COUNTERS = _lemmas(_ENGLISH_WORDS["counters"])


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a passage. ``head`` is the index of its head in the passage, -1 for none or unknown."""

    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    span: Span
    content: bool
    quoted: bool

    @property
    def is_general(self) -> bool:
        """True for an English word of general meaning."""
        return self.lemma in GENERAL_WORDS

    @property
    def is_counter(self) -> bool:
        """True for an English noun that says how a thing is counted, not what it is."""
        return self.lemma in _COUNTERS


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """The words from ``first`` to ``last`` (inclusive) of a passage."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last

    def overlaps(self, other: Range) -> bool:
        return self.first <= other.last and other.first <= self.last

    def indices(self) -> range:
        return range(self.first, self.last + 1)


class Passage:
    """The words of one side of a bead. ``text`` is the text of the document, which spans count in.

    ``content`` are the indices of its content words in order, ``numbers`` the numbers that modify a word, by its index.
    """

    def __init__(self, side: Side, indices: Sequence[int]) -> None:
        document = side.document
        all_taggings, all_quotes = side.annotate(taggings), side.annotate(quoted_strings)
        self.text = document.text
        self.quotes = tuple(q for i in indices for q in all_quotes[i])
        self.words: list[Word] = []
        chunks: list[Span] = []
        for i in indices:
            self.words.extend(_words(all_taggings[i], len(self.words), self.quotes))
            chunks.extend(all_taggings[i].noun_phrases)
        self.numbers: dict[int, set[str]] = {}
        for word in self.words:
            if word.pos == "NUM":
                self.numbers.setdefault(word.head, set()).add(word.text.replace(",", ""))
        self.content = [n for n, word in enumerate(self.words) if word.content]
        self.quoted_ranges = [r for q in self.quotes if (r := _trimmed(self.words, _cover(self.words, q))) is not None]
        self._names = tuple(_capitalised(self.words))
        self.phrases = _phrases(self.words, chunks, self.quotes)

    @property
    def extent(self) -> Span:
        """From the first word to the end of the last; undefined for a passage without words."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    def span(self, part: Range) -> Span:
        return Span(self.words[part.first].span.start, self.words[part.last].span.end)

    def wording(self, part: Range) -> str:
        """The words of ``part`` as the text has them."""
        return self.span(part).of(self.text)

    def content_of(self, part: Range) -> list[int]:
        return self.content[bisect_left(self.content, part.first) : bisect_right(self.content, part.last)]

    def whole_name(self, part: Range) -> Range:
        """``part``, or the whole run of capitalised words that it belongs to."""
        return next((run for run in self._names if run.first <= part.first and part.last <= run.last), part)

    def root(self, part: Range) -> int:
        """The last content word of ``part`` whose head is outside it."""
        for n in reversed(part.indices()):
            if self.words[n].content and self.words[n].head not in part:
                return n
        return part.last

    def around(self, part: Range, reach: int) -> list[int]:
        """The content words next to ``part``, up to ``reach`` on each side."""
        first, last = bisect_left(self.content, part.first), bisect_right(self.content, part.last)
        return self.content[max(0, first - reach) : first] + self.content[last : last + reach]

    def position(self, part: Range) -> float:
        """The relative position of ``part`` in the passage, from 0 (its beginning) to 1."""
        return (part.first + part.last) / 2 / max(1, len(self.words) - 1)

    def quoted(self, part: Range) -> bool:
        """True if all content words of ``part`` are inside quotation marks."""
        return all(self.words[n].quoted for n in self.content_of(part))

    def cuts_quoted_string(self, part: Range) -> bool:
        """True if ``part`` has a piece of a quoted string only, or a whole one and other words."""
        return any(part.overlaps(q) and part != q for q in self.quoted_ranges)

    def ranges(self, longest: int = tuning.MAX_PHRASE_WORDS) -> Iterable[Range]:
        """Every run of up to ``longest`` words without punctuation that begins and ends with a content word."""
        for first in self.content:
            for last in range(first, min(first + longest, len(self.words))):
                if self.words[last].pos == "PUNCT" and self.words[last].text != "-":
                    break
                if self.words[last].content:
                    yield Range(first, last)


def quoted_strings(document: Document) -> tuple[tuple[Span, ...], ...]:
    """The quoted strings of every sentence that are short enough to be terms, without their marks. An annotation."""
    spaceless = is_spaceless(document.language)
    most = tuning.MAX_QUOTED_TERM_CHARACTERS if spaceless else tuning.MAX_QUOTED_TERM_WORDS
    return tuple(tuple(_quoted_terms(s.text, s.span.start, most)) for s in document.sentences)


def _quoted_terms(text: str, offset: int, most_units: int) -> list[Span]:
    found = []
    for match in _QUOTED.finditer(text):
        group = next(n for n, value in enumerate(match.groups(), 1) if value is not None)
        inner = match.group(group)
        left = len(inner) - len(inner.lstrip(" ,.;，。；"))
        right = len(inner.rstrip(" ,.;!?，。；！？"))
        if right > left and 1 <= len(units(inner)) <= most_units:
            found.append(Span(match.start(group) + left, match.start(group) + right).shift(offset))
    return found


def _words(tagging: Tagging, offset: int, quotes: Sequence[Span]) -> Iterable[Word]:
    for token in tagging.tokens:
        quoted = any(q.start <= token.span.start and token.span.end <= q.end for q in quotes)
        content = token.pos in _CONTENT and not token.is_stop and _WORD.search(token.text) is not None
        head = token.head + offset if token.head >= 0 else -1
        lemma = token.lemma or token.text.lower()
        yield Word(token.text, lemma, token.pos, token.dep, head, token.span, content, quoted)


def _phrases(words: Sequence[Word], chunks: Sequence[Span], quotes: Sequence[Span]) -> tuple[Range, ...]:
    """Trimmed noun phrases, two of them joined by *and*, quoted strings, and runs of capitalised words."""
    found: set[Range] = set()
    nouns = sorted(r for r in (_trimmed(words, _cover(words, c)) for c in chunks) if r is not None)
    found.update(nouns)
    for one, two in itertools.pairwise(nouns):
        if two.first == one.last + 2 and words[one.last + 1].lemma in ("and", "or"):
            found.add(Range(one.first, two.last))
    for quote in quotes:
        inside = _trimmed(words, _cover(words, quote))
        if inside is not None:
            found.add(inside)
    found.update(_capitalised(words))
    quoted = [r for q in quotes if (r := _cover(words, q)) is not None]
    for part in nouns:
        if len(part) > tuning.MAX_PHRASE_WORDS or any(part.overlaps(q) for q in quoted):
            found.update(_pieces(words, part, quoted))
    return tuple(sorted(r for r in found if len(r) <= tuning.MAX_PHRASE_WORDS))


def _pieces(words: Sequence[Word], part: Range, quoted: Sequence[Range]) -> Iterable[Range]:
    """Pieces of a phrase that is too long or contains a quoted string: its words outside the strings, from the end."""
    piece: list[int] = []
    for n in reversed(part.indices()):
        outside = words[n].content and not any(n in q for q in quoted)
        if piece and (not outside or len(piece) == tuning.MAX_PIECE_WORDS):
            yield Range(piece[-1], piece[0])
            piece = []
        if outside:
            piece.append(n)
    if piece:
        yield Range(piece[-1], piece[0])


def _cover(words: Sequence[Word], span: Span) -> Range | None:
    inside = [n for n, w in enumerate(words) if span.start <= w.span.start and w.span.end <= span.end]
    return Range(inside[0], inside[-1]) if inside else None


def _trimmed(words: Sequence[Word], part: Range | None) -> Range | None:
    """``part`` without the determiners, numbers and other function words at its ends."""
    if part is None:
        return None
    kept = [n for n in part.indices() if words[n].content and words[n].pos != "NUM"]
    return Range(kept[0], kept[-1]) if kept else None


def _capitalised(words: Sequence[Word]) -> Iterable[Range]:
    start: int | None = None
    for n in range(len(words) + 1):
        capital = n < len(words) and words[n].content and words[n].text[0].isupper() and words[n].pos == "PROPN"
        if capital and start is None:
            start = n
        elif not capital and start is not None:
            yield Range(start, n - 1)
            start = None
