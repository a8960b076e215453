"""Gold alignments with everything that the aligner computes before the fitted weights come in, once a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.corpora.error_injection import Remembering
from benchmarks.data import GOLD
from benchmarks.measures.alignment import SETS, Beads, read_gold, strict_f1
from samesaid.align.aligner import refine, search
from samesaid.align.bead_boundaries import BoundaryModel, Rescorer
from samesaid.align.encoders.use import bundled
from samesaid.align.overlaps import BeadRange, both_overlaps
from samesaid.align.posterior import Posterior, posterior
from samesaid.align.scores import Scorer
from samesaid.align.tuning import DEFAULT, UNKNOWN_LANGUAGE, BoundaryWeights, Tuning
from samesaid.documents import load_lines

# What each fit was made on, by kind of text: one kind is left out at a time.
KINDS: Mapping[str, tuple[str, ...]] = {
    "fiction": ("mac_dev",),
    "magazines": ("mag",),
    "yearbook": ("textberg_dev",),
    "news": ("ntrex_mixed.zh-en", "ntrex_mixed.en-en", "ntrex_scattered.zh-en", "ntrex_scattered.en-en"),
}
PLAY = {"play": ("hunalign_dtm",)}
REORDERED = {"reordered news": ("ntrex_reorder.zh-en", "ntrex_reorder.en-en")}
_LANGUAGES = {"hunalign_dtm": ("hu", "en"), **{name: (one, other) for name, (one, other, _) in SETS.items()}}


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """Two texts of a gold set: ``rows`` and ``columns`` are the lines with text, which ranges of beads count in.

    ``matched`` are the gold beads with text on both sides, in the order of the source.
    """

    kind: str
    gold: Beads
    matched: tuple[BeadRange, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    lines: tuple[int, int]
    scorer: Scorer
    path: list[BeadRange]
    near: Posterior
    rescorer: Rescorer

    def boundary_model(self) -> BoundaryModel:
        """The features of boundaries in this document."""
        scorer = self.scorer
        texts = (self.rescorer.source, self.rescorer.target)
        return BoundaryModel(scorer.source, scorer.target, scorer.stats, texts, scorer.tuning)

    def aligned(self, tuning: Tuning) -> Beads:
        """The beads of the aligner with other fitted weights, and those of lines without a counterpart."""
        found = refine(self.scorer, self.path, self.near, self.rescorer, tuning)
        beads = {(self.rows[a:b], self.columns[c:d]) for a, b, c, d in (*found.in_order, *found.moved)}
        sources, targets = ({i for bead in beads for i in bead[side]} for side in (0, 1))
        alone = {((i,), ()) for i in range(self.lines[0]) if i not in sources}
        return frozenset(beads | alone | {((), (j,)) for j in range(self.lines[1]) if j not in targets})


def gold_documents(kinds: Mapping[str, Sequence[str]]) -> Iterator[GoldDocument]:
    """Every document of these kinds of text whose gold set is there."""
    encoder = Remembering(bundled())
    for kind, names in kinds.items():
        for name in names:
            for file in sorted((GOLD / "align" / name).rglob("gold.txt")):
                yield _document(kind, name, file, encoder)


def _document(kind: str, name: str, file: Path, encoder: Remembering) -> GoldDocument:
    languages = _LANGUAGES[name]
    texts = [
        load_lines(file.with_name(f"{side}.txt"), language=tag)
        for side, tag in zip(("src", "tgt"), languages, strict=True)
    ]
    rows, columns = (tuple(i for i, s in enumerate(text.sentences) if s.text.strip()) for text in texts)
    source, target = ([t.sentences[i].text for i in kept] for t, kept in zip(texts, (rows, columns), strict=True))
    known = bundled().languages or frozenset()
    tuning = DEFAULT if known.issuperset(languages) else UNKNOWN_LANGUAGE
    scorer, path = search(*both_overlaps(source, target, bundled(), tuning), tuning)
    gold = read_gold(file)
    return GoldDocument(
        kind=kind,
        gold=gold,
        matched=tuple(sorted(_ranges(gold, rows, columns))),
        rows=rows,
        columns=columns,
        lines=(len(texts[0].sentences), len(texts[1].sentences)),
        scorer=scorer,
        path=path,
        near=posterior(scorer, path),
        rescorer=Rescorer(source, target, encoder),
    )


def _ranges(gold: Beads, rows: Sequence[int], columns: Sequence[int]) -> Iterator[BeadRange]:
    """Gold beads with text on both sides, as ranges over the lines with text."""
    at_row, at_column = ({line: k for k, line in enumerate(lines)} for lines in (rows, columns))
    for source, target in gold:
        if source and target and at_row.keys() >= set(source) and at_column.keys() >= set(target):
            yield at_row[source[0]], at_row[source[-1]] + 1, at_column[target[0]], at_column[target[-1]] + 1


def aligner_f1(documents: Iterable[GoldDocument], boundary: BoundaryWeights) -> float:
    """Strict F1 of the aligner over some documents, 0 to 1, with other weights of boundaries."""
    found = [(d.gold, d.aligned(replace(d.scorer.tuning, boundary=boundary))) for d in documents]
    return strict_f1([gold for gold, _ in found], [beads for _, beads in found])
