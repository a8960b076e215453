"""Pieces of a document that may each be in another language: paragraphs, cells, sentences, and runs of one script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samesaid.bilingual import tuning
from samesaid.bilingual.letters import family_of, weight
from samesaid.documents.segmentation.split import trimmed
from samesaid.model import Span

# Between cells of a row, and between a sentence and its translation on one line.
_CELLS = re.compile(r"\t+|\s*[|｜]\s*")
_SENTENCES = re.compile(r"\t+|\s*[|｜]\s*|\s+/\s+|\s*／\s*|(?<=[。！？…])[”’」』）)]*\s*|(?<=[.!?])[”’»\")]*\s+")
_EDGES = " \t|｜/／\u3000\xa0"
_ENDED = re.compile(r"[。！？…；.!?;\t|｜/／]")
_BRACKET = re.compile(r"[()（）\[\]【】\"“”‘’«»「」『』《》]")
_OPENING = re.compile(r"[(（\[【“‘«「『《]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph; ``paragraph`` is its number among those of the file, from 0."""

    span: Span
    paragraph: int


def cells(text: str, paragraphs: Sequence[Span]) -> list[Piece]:
    """The paragraphs, and the cells of those that are rows."""
    return [piece for number, span in enumerate(paragraphs) for piece in _cut(text, span, number, _CELLS)]


def sentences(text: str, paragraphs: Sequence[Span]) -> list[Piece]:
    """The paragraphs, cut at every end mark and between cells."""
    return [piece for number, span in enumerate(paragraphs) for piece in _cut(text, span, number, _SENTENCES)]


def _cut(text: str, paragraph: Span, number: int, pattern: re.Pattern[str]) -> Iterator[Piece]:
    start = paragraph.start
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        yield from _piece(text, Span(start, match.end()), number)
        start = match.end()
    yield from _piece(text, Span(start, paragraph.end), number)


def _piece(text: str, span: Span, number: int) -> Iterator[Piece]:
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip(_EDGES))
    kept = trimmed(text, Span(start, max(start, span.start + len(part.rstrip(_EDGES)))))
    if kept:
        yield Piece(kept, number)


@dataclass(slots=True)
class _Run:
    """Letters of one of two scripts and what is between them."""

    first: bool
    start: int
    end: int
    letters: float


def by_script(text: str, piece: Piece, families: tuple[str, str]) -> list[Piece]:
    """A piece cut where its script changes for good: where it costs less than the letters on the wrong side would.

    The segmentation of least cost is found by dynamic programming over the runs of letters.
    """
    runs = _runs(text, piece.span, families)
    if len(runs) < 2:
        return [piece]
    costs, back = (0.0, 0.0), []
    for number, run in enumerate(runs):
        change = _cost(text[runs[number - 1].end : run.start]) if number else 0.0
        came = tuple(costs[label] > costs[1 - label] + change for label in (0, 1))
        wrong = (0.0, run.letters) if run.first else (run.letters, 0.0)
        costs = (
            min(costs[0], costs[1] + change) + wrong[0],
            min(costs[1], costs[0] + change) + wrong[1],
        )
        back.append(came)
    label = int(costs[1] < costs[0])
    cuts: list[int] = []
    for number in range(len(runs) - 1, 0, -1):
        if back[number][label]:
            cuts.append(_place(text, runs[number - 1].end, runs[number].start))
            label = 1 - label
    edges = [piece.span.start, *reversed(cuts), piece.span.end]
    return [part for start, end in pairwise(edges) for part in _piece(text, Span(start, end), piece.paragraph)]


def _runs(text: str, span: Span, families: tuple[str, str]) -> list[_Run]:
    runs: list[_Run] = []
    for place in range(span.start, span.end):
        family = family_of(text[place])
        if family not in families:
            continue
        first = family == families[0]
        if runs and runs[-1].first is first:
            runs[-1].end = place + 1
            runs[-1].letters += weight(text[place])
        else:
            runs.append(_Run(first, place, place + 1, weight(text[place])))
    return runs


def _cost(gap: str) -> float:
    if _ENDED.search(gap):
        return tuning.SWITCH_AT_END
    return tuning.SWITCH_AT_BRACKET if _BRACKET.search(gap) else tuning.SWITCH


def _place(text: str, start: int, end: int) -> int:
    """Where to cut between two runs: after the last end mark, else before a bracket or at the first white space."""
    gap = text[start:end]
    ended = [match.end() for match in _ENDED.finditer(gap)]
    if ended:
        # Closing marks belong to what has ended.
        place = ended[-1]
        while place < len(gap) and gap[place] in '”’」』）)»"':
            place += 1
        return start + place
    opening = _OPENING.search(gap)
    if opening:
        return start + opening.start()
    blank = re.search(r"\s", gap)
    return start + blank.start() if blank else end
