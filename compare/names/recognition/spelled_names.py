"""What may be a name in a text of any language, as it is spelled: runs of capitalised words, or of katakana.

No tagger is needed, so that a misspelled name is found as well as a known one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.names import tuning
from samesaid.compare.names.text import unmarked
from samesaid.languages import primary
from samesaid.model import Document, Sentence, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"(?:['’]s?)$")
# Articles and prepositions of French and Italian that lose their vowel: l'Ukraine, dell'Italia.
_ELIDED = re.compile(r"^(?:[dljmnstcv]|qu|un|[dns]?ell|dall|all|sull|coll|quell)['’](?=[^\W\d_])", re.IGNORECASE)
_ELIDING = frozenset({"fr", "it"})
_KATAKANA = re.compile(r"[ァ-ヺー]+(?:[・＝=][ァ-ヺー]+)*")
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name occurs: the number of the sentence, and its span."""

    sentence: int
    span: Span


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to spell a name in a document.

    ``pieces`` are its parts between spaces and hyphens; ``named`` says that it occurs with a capital where no sentence
    begins.
    """

    text: str
    pieces: tuple[str, ...]
    places: tuple[Place, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    span: Span
    joined_by: str
    first: bool


def spelled_names(document: Document) -> Mapping[str, Spelling]:
    """What may be a name → its spelling. The key is the spelling in lower case, without a possessive ending.

    An annotation: call it through ``side.annotate(spelled_names)``. Empty for Chinese, which has no sign of a name.
    """
    language = primary(document.language)
    if language == "zh":
        return {}
    found: dict[str, list[tuple[_Piece, ...]]] = defaultdict(list)
    at: dict[str, list[Place]] = defaultdict(list)
    lower: set[str] = set()
    for number, sentence in enumerate(document.sentences):
        runs = _katakana(sentence) if language == "ja" else _capitalised(sentence, language, lower)
        for run in runs:
            for pieces in _parts(run):
                key = _key(pieces)
                found[key].append(pieces)
                at[key].append(Place(number, Span(pieces[0].span.start, pieces[-1].span.end)))
    return {
        key: Spelling(
            document.text[at[key][0].span.start : at[key][0].span.end],
            tuple(p.text.lower() for p in every[0]),
            tuple(at[key]),
            any(not pieces[0].first for pieces in every),
        )
        for key, every in found.items()
        if not all(p.text.lower() in lower for p in every[0])
    }


def _key(pieces: Sequence[_Piece]) -> str:
    return "".join(p.joined_by * (n > 0) + p.text.lower() for n, p in enumerate(pieces))


def _parts(run: Sequence[_Piece]) -> Iterator[tuple[_Piece, ...]]:
    """Every run of at most MAX_SPELLED_PIECES pieces in a run that begins with a capital."""
    for start, piece in enumerate(run):
        if not piece.text[0].islower():
            for end in range(start + 1, min(len(run), start + tuning.MAX_SPELLED_PIECES) + 1):
                yield tuple(run[start:end])


def _capitalised(sentence: Sentence, language: str, lower: set[str]) -> Iterator[list[_Piece]]:
    """The runs of capitalised words of a sentence; words in lower case are added to ``lower``."""
    text, run, end, closed = sentence.text, list[_Piece](), -1, False
    words = list(_WORD.finditer(text))
    headline = _is_headline([m.group() for m in words])
    for match in words:
        word, start = _bare(match, language)
        between = text[end:start] if run and not closed else ""
        joins = between == " " or (bool(between) and between in _HYPHENS)
        hyphened = joins and between != " "
        if run and (not joins or not (word[0].isupper() or hyphened)):
            yield run
            run = []
        if word[0].isupper() or hyphened:
            first = headline or (not run and not _follows_word(text, start))
            run.append(_Piece(word, Span(start, start + len(word)).shift(sentence.span.start), between, first))
        else:
            lower.add(word)
        end = match.end()
        # No name continues after a possessive.
        closed = end > start + len(word)
    if run:
        yield run


def _bare(match: re.Match[str], language: str) -> tuple[str, int]:
    """A word without a possessive ending, and in French and Italian without an elided article, and where it begins."""
    elided = elision(match.group(), language)
    word = match.group()[elided:]
    return _POSSESSIVE.sub("", word) or word, match.start() + elided


def elision(word: str, language: str) -> int:
    """The characters of an elided article or preposition before a word of French or Italian: 2 in ``l'Ukraine``."""
    found = _ELIDED.match(word) if language in _ELIDING else None
    return found.end() if found else 0


def _follows_word(text: str, start: int) -> bool:
    """Whether a word or a comma is right before this place, so that no sentence begins here."""
    before = text[:start].rstrip(" -‐‑’'")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",、")


def _is_headline(words: Sequence[str]) -> bool:
    long = [w for w in words if len(w) > 3]
    capitals = sum(w[0].isupper() for w in long)
    return len(long) >= tuning.MIN_HEADLINE_WORDS and capitals > tuning.HEADLINE_SHARE * len(long)


def _katakana(sentence: Sentence) -> Iterator[list[_Piece]]:
    for match in _KATAKANA.finditer(sentence.text):
        pieces, start = list[_Piece](), match.start()
        for part in re.split("[・＝=]", match.group()):
            if part:
                span = Span(start, start + len(part)).shift(sentence.span.start)
                pieces.append(_Piece(part, span, "・" if pieces else "", False))
            start += len(part) + 1
        yield pieces


def is_all_capitals(text: str) -> bool:
    """Whether a name is written in capitals alone: initials, or a heading."""
    return text.isupper() and unmarked(text).isascii()
