"""A reference and its versions, divided into the smallest passages that every alignment agrees on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from samesaid.compare.pair import Side
from samesaid.compare.spans import SpanIndex
from samesaid.model import Bead, Encoder, Finding, Rule, Span, rows_over_versions


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of every text that correspond, as indices.

    ``runs[0]`` are the reference's, ``runs[1 + v]`` those of version ``v``, empty where it has none.
    """

    runs: tuple[tuple[int, ...], ...]


class Texts:
    """What a table is made from. ``sides[0]`` is the reference, ``sides[1 + v]`` version ``v``.

    ``alignments[v]`` is empty for a version that was not compared: it has no cells. Of ``findings`` only alarms are
    kept; ``rules`` are theirs, by code.
    """

    def __init__(
        self,
        sides: Sequence[Side],
        alignments: Sequence[Sequence[Bead]],
        findings: Iterable[Finding],
        encoder: Encoder,
        rules: Mapping[str, Rule],
    ) -> None:
        self.sides = tuple(sides)
        self.alignments = tuple(tuple(beads) for beads in alignments)
        self.encoder = encoder
        self._rules = rules
        self._findings = tuple(f for f in findings if f.alarm)

    def pairing(self, kind: str) -> tuple[Finding, ...]:
        """The findings whose marked words on both sides are cells of one row of this kind (figure, name or term)."""
        return tuple(
            f
            for f in self._findings
            if f.source_spans
            and f.target_spans
            and (rule := self._rules[f.code]).row_values
            and rule.rows[:1] == (kind,)
        )

    def has_equal_values(self, finding: Finding) -> bool:
        """Whether the values on both sides are equal and only their bound or unit differs."""
        return self._rules[finding.code].row_values == "equal"

    def compared(self, index: int) -> bool:
        """Whether text ``index`` (0 is the reference) takes part."""
        return index == 0 or bool(self.alignments[index - 1])

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """In the order of the reference. Every sentence of the reference is in exactly one."""
        counterparts = [_counterparts(beads) for beads in self.alignments]
        rows = rows_over_versions(len(self.sides[0].document.sentences), self.alignments)
        return tuple(
            Passage((run, *(tuple(sorted({j for i in run for j in found.get(i, ())})) for found in counterparts)))
            for run in rows
        )

    @cached_property
    def _passage_of(self) -> dict[int, Passage]:
        return {i: passage for passage in self.passages for i in passage.runs[0]}

    def around(self, spans: Iterable[Span]) -> tuple[Passage, ...]:
        """The passages that these spans of the reference are in."""
        touched = self._sentences[0].overlapping(spans)
        return tuple(dict.fromkeys(self._passage_of[i] for i in touched))

    def sentences_at(self, text: int, spans: Iterable[Span]) -> list[int]:
        """The sentences of a text that these spans of it are in, in order."""
        return self._sentences[text].overlapping(spans)

    def passages_of(self, text: int, sentences: Iterable[int]) -> list[Passage]:
        """The passages that hold one of these sentences of a text, in order."""
        numbers = self._passages_by_sentence[text]
        return [self.passages[n] for n in sorted({n for i in sentences for n in numbers.get(i, ())})]

    @cached_property
    def _sentences(self) -> tuple[SpanIndex[int], ...]:
        return tuple(SpanIndex((s.span, s.index) for s in side.document.sentences) for side in self.sides)

    @cached_property
    def _passages_by_sentence(self) -> tuple[dict[int, list[int]], ...]:
        found: tuple[dict[int, list[int]], ...] = tuple(defaultdict(list) for _ in self.sides)
        for number, passage in enumerate(self.passages):
            for text, run in enumerate(passage.runs):
                for i in run:
                    found[text][i].append(number)
        return found

    def between(self, one: int, other: int) -> tuple[Bead, ...]:
        """Beads of two versions, by way of the reference; passages that only one of them has are left out."""
        return tuple(Bead(p.runs[one], p.runs[other], 1.0) for p in self.passages if p.runs[one] and p.runs[other])


def _counterparts(beads: Sequence[Bead]) -> dict[int, tuple[int, ...]]:
    return {i: bead.target for bead in beads for i in bead.source}
