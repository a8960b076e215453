"""A stand-in for an encoder (a text's vector counts the topics that it mentions), and what messages say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samesaid.compare.coverage.missing import Skipped
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.model import Bead, FloatArray, Span
from samesaid.reports.catalogue import catalogue
from tests.builders import document

# The words of a topic; a topic is an axis.
TOPICS = (
    ("ferry", "渡轮", "timetable"),
    ("strike", "罢工", "drivers"),
    ("flood", "洪水", "dikes"),
    ("dough", "面团", "rye"),
    ("orchard", "果园", "apples"),
    ("library", "图书馆", "readers"),
)


class TopicEncoder:
    """Unit vectors over TOPICS; a text without a topic has an axis of its own."""

    name = "topics"
    digest = "00000000"
    languages = None

    def encode(self, texts: Sequence[str]) -> FloatArray:
        vectors = np.zeros((len(texts), len(TOPICS) + 1), dtype=np.float32)
        for row, text in enumerate(texts):
            folded = text.casefold()
            for axis, words in enumerate(TOPICS):
                vectors[row, axis] = sum(folded.count(word) for word in words)
            vectors[row, -1] = 0.05 if vectors[row].any() else 1.0
        normed: FloatArray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return normed

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return self.encode([s.of(text) for s in spans])


def skipped(*target: int) -> Skipped:
    """Sentences of the version that other codes report."""
    return {"source": frozenset(), "target": frozenset(target)}


def pair_of(
    source: Sequence[str],
    target: Sequence[str],
    beads: Sequence[Bead] | None = None,
    *,
    languages: tuple[str, str] = ("en", "en"),
    independent: bool = False,
) -> Pair:
    """A pair of these sentences; without beads, line ``i`` is matched with line ``i``, and an empty line is no text."""
    if beads is None:
        rows = list(zip(source, target, strict=True))
        numbers = [_numbers([s for s, _ in rows]), _numbers([t for _, t in rows])]
        beads = [Bead(s, t, 0.8 if s and t else 0.0) for s, t in zip(*numbers, strict=True)]
    one = document(*[s for s in source if s], language=languages[0])
    other = document(*[t for t in target if t], language=languages[1])
    return Pair(Side(one), Side(other), tuple(beads), TopicEncoder(), independent=independent)


def _numbers(lines: Sequence[str]) -> list[tuple[int, ...]]:
    made: list[tuple[int, ...]] = []
    count = 0
    for line in lines:
        made.append((count,) if line else ())
        count += bool(line)
    return made


def english(evidence: Evidence) -> str:
    """The message of the evidence in English."""
    return catalogue("en").text(evidence.message)
