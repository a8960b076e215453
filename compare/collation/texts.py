"""A reference and its versions, divided into the smallest passages that every alignment agrees on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from samesaid.compare.collation import tuning
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

    def about(self, kind: str) -> tuple[Finding, ...]:
        """The findings about rows of this kind, whichever side they mark words of."""
        return tuple(f for f in self._findings if kind in self._rules[f.code].rows)

    def are_confident(self, findings: Iterable[Finding], cells: Sequence[object | None]) -> bool:
        """Whether each version with a cell has one of these findings, of high confidence, against the reference.

        A finding about the consistency of one version says nothing against it.
        """
        confident = {
            f.version + 1
            for f in findings
            if f.confidence >= tuning.MIN_CONFIDENCE_ODD_REFERENCE and not self._rules[f.code].inside_one_version
        }
        return confident >= {i for i, cell in enumerate(cells) if i and cell is not None}

    def has_equal_values(self, finding: Finding) -> bool:
        """Whether the values on both sides are equal and only their bound or unit differs."""
        return self._rules[finding.code].row_values == "equal"

    def compared(self, index: int) -> bool:
        """Whether text ``index`` (0 is the reference) takes part."""
        return index == 0 or bool(self.alignments[index - 1])

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """In the order of the reference. Every sentence of the reference is in exactly one."""
        rows = rows_over_versions(len(self.sides[0].document.sentences), self.alignments)
        return tuple(
            Passage((run, *(tuple(sorted({j for i in run for j in found.get(i, ())})) for found in self._counterparts)))
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

    def counterparts(self, text: int, sentence: int) -> tuple[int, ...]:
        """The sentences of a version beside one of the reference, in their bead."""
        return self._counterparts[text - 1].get(sentence, ())

    def before(self, text: int, sentence: int) -> int:
        """The last sentence of the reference that a bead before this sentence of a version has; -1 for none."""
        last = -1
        for bead in self.alignments[text - 1]:
            if sentence in bead.target:
                return last
            last = max((last, *bead.source))
        return last

    @cached_property
    def _counterparts(self) -> tuple[dict[int, tuple[int, ...]], ...]:
        return tuple(_counterparts(beads) for beads in self.alignments)

    def between(self, one: int, other: int) -> tuple[Bead, ...]:
        """Beads of two versions, by way of the reference; passages that only one of them has are left out."""
        return tuple(Bead(p.runs[one], p.runs[other], 1.0) for p in self.passages if p.runs[one] and p.runs[other])


def grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings, of whichever version, that mark the same words of the reference, together; in their order."""
    found: list[list[Finding]] = []
    known = SpanIndex[int]()
    for finding in findings:
        number = min(known.overlapping(finding.source_spans), default=len(found))
        if number == len(found):
            found.append([])
        found[number].append(finding)
        for span in finding.source_spans:
            known.add(span, number)
    return found


def _counterparts(beads: Sequence[Bead]) -> dict[int, tuple[int, ...]]:
    return {i: bead.target for bead in beads for i in bead.source}
