"""A document in two languages, divided into the two versions that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from samesaid.bilingual import pieces, tuning
from samesaid.bilingual.labels import probabilities
from samesaid.bilingual.letters import by_family
from samesaid.bilingual.pieces import Piece
from samesaid.bilingual.voices import Odds, Voices, voices_of
from samesaid.documents.segmentation.split import paragraphs
from samesaid.languages import is_spaceless
from samesaid.model import Span


@dataclass(frozen=True, slots=True)
class Part:
    """The text in one language: ``lines`` are (number of the paragraph in the file, from 0; text); ``tag`` is its
    language where it is known, else the text decides.
    """

    lines: tuple[tuple[int, str], ...]
    tag: str | None


def divided(text: str) -> tuple[Part, Part] | None:
    """The two parts of a text in two languages, the one that comes first before the other; None for any other text.

    First whole paragraphs and cells are put to a language; where these hold both, sentences are.
    """
    spans = list(paragraphs(text))
    voices = voices_of(text, spans)
    if voices is None:
        return None
    for cut in (_whole, _fine):
        found = cut(text, spans, voices)
        odds = [voices.odds(piece.span.of(text)) for piece in found]
        if _is_clean(odds):
            return _parts(text, found, odds, voices)
    return None


def _whole(text: str, spans: Sequence[Span], voices: Voices) -> list[Piece]:
    found = pieces.cells(text, spans)
    families = voices.families
    if families is None:
        return found
    halves = {piece: _halves(text, piece, families) for piece in found}
    if sum(map(len, halves.values())) > tuning.MANY_PIECES * len(found):
        return _fine(text, spans, voices)
    return [
        part
        for piece in found
        for part in (halves[piece] if piece.paragraph < tuning.HEADLINES and piece.span in spans else [piece])
    ]


def _halves(text: str, piece: Piece, families: tuple[str, str]) -> list[Piece]:
    """The two halves of a piece that is a line and its translation, such as a headline; else the piece."""
    letters = by_family(piece.span.of(text))
    one, other = (letters.get(family, 0.0) for family in families)
    if min(one, other) < tuning.MIN_SHARE_OF_HALF * (one + other) or not one + other:
        return [piece]
    parts = pieces.by_script(text, piece, families)
    pure = all(min(by_family(p.span.of(text)).get(family, 0.0) for family in families) == 0.0 for p in parts)
    return parts if len(parts) == 2 and pure else [piece]


def _fine(text: str, spans: Sequence[Span], voices: Voices) -> list[Piece]:
    families = voices.families
    if families is None:
        return pieces.sentences(text, spans)
    return [part for piece in pieces.cells(text, spans) for part in pieces.by_script(text, piece, families)]


def _is_clean(odds: Iterable[Odds]) -> bool:
    """Whether few letters may be on the wrong side, and neither language has too few."""
    first = second = doubtful = 0.0
    for one in odds:
        if one.value > 0:
            first += one.first
        else:
            second += one.second
        doubtful += one.doubtful
    total = first + second + doubtful
    return doubtful <= tuning.MAX_IMPURE * total and min(first, second) >= tuning.MIN_SHARE * total > 0


def _parts(text: str, found: Sequence[Piece], odds: Sequence[Odds], voices: Voices) -> tuple[Part, Part] | None:
    chances = probabilities([one.value for one in odds])
    kept: tuple[list[Piece], list[Piece]] = ([], [])
    for piece, one, chance in zip(found, odds, chances, strict=True):
        is_open = not one.value and max(chance, 1.0 - chance) < tuning.MIN_CERTAIN
        for label, likely in ((0, chance > 0.5), (1, chance <= 0.5)):
            if likely or is_open:
                kept[label].append(piece)
    if not all(kept):
        return None
    parts = [Part(tuple(_lines(text, some, tag)), tag) for some, tag in zip(kept, voices.tags, strict=True)]
    starts = [_first(some, kept[1 - label]) for label, some in enumerate(kept)]
    return (parts[0], parts[1]) if starts[0] <= starts[1] else (parts[1], parts[0])


def _first(own: Sequence[Piece], others: Sequence[Piece]) -> int:
    """Where a version begins: at its first piece that the other one has not."""
    shared = {piece.span for piece in others}
    return next((piece.span.start for piece in own if piece.span not in shared), own[0].span.start)


def _lines(text: str, own: Sequence[Piece], tag: str | None) -> Iterable[tuple[int, str]]:
    """One line for each paragraph of the file that a version has a part of."""
    for number, group in groupby(own, key=lambda piece: piece.paragraph):
        words = [" ".join(piece.span.of(text).split("\n")) for piece in group]
        yield number, _joined(words, tag)


def _joined(words: Sequence[str], tag: str | None) -> str:
    line = words[0]
    for word in words[1:]:
        touching = (tag is not None and is_spaceless(tag)) or (line[-1:] > "\u2e80" and word[:1] > "\u2e80")
        line += word if touching else f" {word}"
    return line
