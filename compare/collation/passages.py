"""Rows of passages: sentences that one text or several lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.collation import tuning
from samesaid.compare.collation.row import Wordings, odd_ones
from samesaid.compare.collation.texts import Texts
from samesaid.compare.coverage.evidence import quoted
from samesaid.model import ComparisonRow, Document, Span


@dataclass(slots=True)
class _Added:
    """Sentences that only versions have, and the sentence of the reference that they follow (-1: none)."""

    after: int
    runs: dict[int, list[int]]


def passages(texts: Texts) -> Iterator[ComparisonRow]:
    """Whole sentences of the reference that a version lacks, then those that a version adds.

    Consecutive sentences that the same versions lack are one row, and so is a passage that several versions add.
    """
    count = len(texts.sides[0].document.sentences)
    lost = _lacking(texts)
    lacking = [frozenset(text for text in lost if i in lost[text]) for i in range(count)]
    for run in _runs(range(count), lambda i: lacking[i]):
        if lacking[run[0]]:
            runs = {text: sorted({j for i in run for j in texts.counterparts(text, i)}) for text in _compared(texts)}
            yield _row(texts, {0: run, **{text: runs[text] for text in runs if text not in lacking[run[0]]}})
    for added in _added(texts):
        yield _row(texts, added.runs)


def _lacking(texts: Texts) -> dict[int, set[int]]:
    """Text → the sentences of the reference that a finding says it lacks."""
    found: dict[int, set[int]] = {}
    for finding in texts.about("passage"):
        if not finding.target_spans:
            found.setdefault(finding.version + 1, set()).update(_whole(texts, 0, finding.source_spans))
    return found


def _added(texts: Texts) -> list[_Added]:
    """What versions add, in the order of the reference."""
    found: list[_Added] = []
    for text in _compared(texts):
        lone: set[int] = set()
        for finding in texts.about("passage"):
            if finding.version + 1 == text and not finding.source_spans:
                lone.update(_whole(texts, text, finding.target_spans))
        for run in _runs(sorted(lone)):
            made = _Added(texts.before(text, run[0]), {text: run})
            same = next((other for other in found if text not in other.runs and _same(texts, other, made)), None)
            if same is None:
                found.append(made)
            else:
                same.runs[text] = run
    return sorted(found, key=lambda one: one.after)


def _same(texts: Texts, one: _Added, other: _Added) -> bool:
    """Whether two versions add the same at the same place of the reference."""
    if abs(one.after - other.after) > 1:
        return False
    (text, run), (other_text, other_run) = next(iter(one.runs.items())), next(iter(other.runs.items()))
    pair = [texts.sides[text].text(tuple(run)), texts.sides[other_text].text(tuple(other_run))]
    vectors = texts.encoder.encode(pair)
    return float(vectors[0] @ vectors[1]) >= tuning.MIN_COSINE_ADDED


def _row(texts: Texts, runs: dict[int, list[int]]) -> ComparisonRow:
    """The row of the sentences of each text; a version that was not compared has no vote."""
    cells = tuple(
        _cell(side.document, runs.get(text, ())) if texts.compared(text) else None
        for text, side in enumerate(texts.sides)
    )
    voters = [0, *_compared(texts)]
    odd = odd_ones(voters, lambda i, j: (cells[i] is None) == (cells[j] is None))
    # That the versions leave the same out, or add the same, is no reason to doubt the reference.
    return ComparisonRow("passage", tuple(c.cell if c else None for c in cells), () if 0 in odd else odd, differs=True)


def _cell(document: Document, run: Sequence[int]) -> Wordings | None:
    if not run:
        return None
    spans = tuple(document.sentences[i].span for i in run)
    return Wordings((quoted(document.text[spans[0].start : spans[-1].end]),), spans)


def _compared(texts: Texts) -> list[int]:
    return [text for text in range(1, len(texts.sides)) if texts.compared(text)]


def _whole(texts: Texts, text: int, spans: Sequence[Span]) -> Iterator[int]:
    """The sentences of a text that lie inside one of the spans."""
    for i in texts.sentences_at(text, spans):
        sentence = texts.sides[text].document.sentences[i].span
        if any(span.start <= sentence.start and sentence.end <= span.end for span in spans):
            yield i


def _runs(sentences: Iterable[int], key: Callable[[int], object] = lambda _: None) -> Iterator[list[int]]:
    """Neighbours with the same key, together."""
    run: list[int] = []
    for i in sentences:
        if run and (i != run[-1] + 1 or key(i) != key(run[-1])):
            yield run
            run = []
        run.append(i)
    if run:
        yield run
