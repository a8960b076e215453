"""Alignment against gold beads: strict F1, lines without a counterpart, links between lines, reliability of confidence.

Strict scoring is that of Sennrich and Volk (2010), "MT-based sentence alignment for OCR-generated parallel texts": a
bead counts when it is in the gold exactly. Precision counts every bead of the test, recall every gold bead with text on
both sides. ``missing`` scores the lines that have no counterpart in the gold, ``links`` pairs of one source and one
target line, which also covers moved passages.

The rows are the development halves of the gold sets, and the rough example. Both shaped the constants of the aligner
(align/tuning.py), so these figures flatter it a little.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.data import CASES, EXAMPLES, GOLD, digest
from benchmarks.figures import Figure
from samesaid.align.aligner import align
from samesaid.align.encoders.registry import named
from samesaid.documents import load, load_lines
from samesaid.model import Bead, Encoder

Beads = frozenset[tuple[tuple[int, ...], tuple[int, ...]]]
Parts = Callable[[Beads], set[Any]]

# A bead with this confidence or more should nearly always be right.
CONFIDENT = 0.9

# Gold sets by name: both languages, and the best published strict F1 (with LaBSE vectors, on a large GPU).
SETS = {
    "mag": ("en", "zh", "Bertalign .987"),
    "mac_dev": ("zh", "en", "Bertalign .909 on its test half"),
    "textberg_dev": ("de", "fr", "Bertalign .936"),
    "ntrex_mixed.zh-en": ("zh", "en", "Bertalign with the same vectors .986"),
    "ntrex_mixed.en-en": ("en", "en", "Bertalign with the same vectors .997"),
    "ntrex_scattered.zh-en": ("zh", "en", ""),
    "ntrex_scattered.en-en": ("en", "en", ""),
    "ntrex_block.zh-en": ("zh", "en", ""),
    "ntrex_block.en-en": ("en", "en", ""),
    "ntrex_reorder.zh-en": ("zh", "en", ""),
    "ntrex_reorder.en-en": ("en", "en", ""),
}


def figures() -> Iterator[Figure]:
    """Figures of the rough example, and of every gold set that is present."""
    encoder = named("bundled")
    yield _rough_example(encoder)
    judged: list[tuple[float, bool]] = []
    for name, (one, other, peer) in SETS.items():
        folder = GOLD / "align" / name
        if not folder.is_dir():
            continue
        gold, test = [], []
        for file in sorted(folder.rglob("gold.txt")):
            gold.append(read_gold(file))
            source = load_lines(file.with_name("src.txt"), language=one)
            target = load_lines(file.with_name("tgt.txt"), language=other)
            beads = align(source, target, encoder)
            judged += [(bead.confidence, (bead.source, bead.target) in gold[-1]) for bead in beads]
            test.append(as_set(beads))
        data = digest(folder)
        yield Figure(f"align {name} strict F1", strict_f1(gold, test), "higher", data, peer)
        if "scattered" in name or "block" in name:
            precision, recall = precision_recall(gold, test, missing_lines)
            yield Figure(f"align {name} missing P", precision, "higher", data)
            yield Figure(f"align {name} missing R", recall, "higher", data)
        if "reorder" in name:
            precision, recall = precision_recall(gold, test, links)
            yield Figure(f"align {name} links P", precision, "higher", data)
            yield Figure(f"align {name} links R", recall, "higher", data)
    yield from reliability(judged)


def reliability(judged: list[tuple[float, bool]]) -> Iterator[Figure]:
    """How many of the confident beads are right, and of the others wrong, over all gold sets.

    ``judged`` has the confidence of each bead, and whether it is right.
    """
    if judged:
        data = digest(GOLD / "align")
        confident = [right for c, right in judged if c >= CONFIDENT]
        doubtful = [right for c, right in judged if c < CONFIDENT]
        yield Figure(
            f"align right of those sure by {CONFIDENT:g}", _share(sum(confident), len(confident)), "higher", data
        )
        yield Figure(f"align sure by {CONFIDENT:g} of all beads", _share(len(confident), len(judged)), "higher", data)
        yield Figure(
            f"align wrong of those less sure than {CONFIDENT:g}",
            1 - _share(sum(doubtful), len(doubtful)),
            "higher",
            data,
        )


def _rough_example(encoder: Encoder) -> Figure:
    """The rough example: two sentences are missing, two added, a passage is moved."""
    texts = [EXAMPLES / "briefing.zh.txt", EXAMPLES / "briefing.rough.en.txt"]
    file = CASES / "briefing.rough.gold.txt"
    beads = as_set(align(load(texts[0]), load(texts[1]), encoder))
    return Figure(
        "align rough example strict F1", strict_f1([read_gold(file)], [beads]), "higher", digest(file, *texts)
    )


def as_set(beads: Iterable[Bead]) -> Beads:
    """The lines of each bead, without what else a bead has."""
    return frozenset((b.source, b.target) for b in beads)


def read_gold(path: Path) -> Beads:
    """Beads of a file with lines such as ``[0]:[0, 1]``; anything after the second bracket is ignored."""
    beads = set()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            one, rest = line.strip().split("]:[", 1)
            bead = (tuple(ast.literal_eval(one + "]")), tuple(ast.literal_eval("[" + rest.split("]", 1)[0] + "]")))
            if bead[0] or bead[1]:
                beads.add(bead)
    return frozenset(beads)


def strict_f1(gold: list[Beads], test: list[Beads]) -> float:
    """Strict F1 over all documents of a set, 0 to 1."""
    hits = tested = right = wanted = 0
    for g, t in zip(gold, test, strict=True):
        hits += len(g & t)
        tested += len(t)
        right += len({b for b in g & t if b[0] and b[1]})
        wanted += len({b for b in g if b[0] and b[1]})
    precision, recall = _share(hits, tested), _share(right, wanted)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def missing_lines(beads: Beads) -> set[tuple[str, int]]:
    """The lines of either side without a counterpart."""
    return {("source", i) for s, t in beads if not t for i in s} | {("target", j) for s, t in beads if not s for j in t}


def links(beads: Beads) -> set[tuple[int, int]]:
    """Every pair of a source and a target line in one bead."""
    return {(i, j) for s, t in beads for i in s for j in t}


def precision_recall(gold: list[Beads], test: list[Beads], parts: Parts) -> tuple[float, float]:
    """Precision and recall of ``parts`` (missing_lines or links) over all documents of a set."""
    both = [(parts(g), parts(t)) for g, t in zip(gold, test, strict=True)]
    hits = sum(len(g & t) for g, t in both)
    return _share(hits, sum(len(t) for _, t in both)), _share(hits, sum(len(g) for g, _ in both))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
