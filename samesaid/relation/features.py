"""What distinguishes versions of one text from two texts on one subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.align.aligner import relatedness
from samesaid.compare.pair import Side
from samesaid.compare.quantities.reader import quantities
from samesaid.model import Bead, Document, Encoder
from samesaid.relation.marks import figures_of, length_of, letters_of, names_of

# Most beads that are compared with one another, spread over the text: more do not change the means.
MAX_BEADS = 64
# The neighbours of a bead: the nearest of all other beads, from either side.
_NEIGHBOURS = 3
# What a shared figure is worth by its significant digits, without zeros at its end: 2024 and 3.75 say far more than 20.
_WORTH = (0.1, 0.15, 0.5)
# A share of few figures or names is drawn towards this one, as if there were one more.
_USUAL_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of two aligned texts.

    ``relatedness``: how much of the text that is covered more has a counterpart, and how near it is (0 to 1).
    ``margin``: how far the cosines of beads lie above those with the sides of other beads (-1 to 1, mostly 0 to .7).
    ``nearest``: the share of beads of which no side is nearer to another bead's (0 to 1).
    ``figures``, ``names``: the share of the figures (names in capitals) of the side with fewer that the other side has
    too, rare ones counting more (0 to 1). ``confidence``: the mean confidence of the beads (0 to 1).
    """

    relatedness: float
    margin: float
    nearest: float
    figures: float
    names: float
    confidence: float


NAMES = ("relatedness", "margin", "nearest", "figures", "names", "confidence")
"""The features in the order of the weights."""


def features_of(one: Side, other: Side, beads: Sequence[Bead], encoder: Encoder) -> Features:
    """The features of two aligned texts; a long text is sampled evenly."""
    source, target = one.document, other.document
    matched = [bead for bead in beads if bead.source and bead.target]
    sample = matched[:: 1 + len(matched) // MAX_BEADS]
    return Features(
        relatedness(beads, source, target),
        *_above_neighbours(source, target, sample, encoder),
        _figures(figures_of(one.annotate(quantities)), figures_of(other.annotate(quantities))),
        _share(one.annotate(_names), other.annotate(_names)),
        float(np.mean([bead.confidence for bead in sample])) if sample else 0.0,
    )


def covered(source: Document, target: Document, beads: Iterable[Bead], stretch: float) -> float:
    """The share of the source's letters that have a counterpart, 0 to 1.

    A run counts for at most ``stretch`` times the letters of its other side: what says three sentences in the words of
    one leaves two of them out.
    """
    paired = (bead for bead in beads if bead.source and bead.target)
    said = sum(min(_letters(source, bead.source), stretch * _letters(target, bead.target)) for bead in paired)
    total = length_of(s.text for s in source.sentences)
    return said / total if total else 0.0


def _letters(document: Document, run: Sequence[int]) -> float:
    return length_of(document.sentences[i].text for i in run)


def _above_neighbours(
    source: Document, target: Document, beads: Sequence[Bead], encoder: Encoder
) -> tuple[float, float]:
    """Margin and share of nearest beads (the margin as Artetxe and Schwenk 2019 have it for sentences).

    The share is drawn towards a half, as if there were two more beads.
    """
    if len(beads) < 2:
        return 0.0, 0.5
    one = encoder.encode([_text(source, bead.source) for bead in beads])
    other = encoder.encode([_text(target, bead.target) for bead in beads])
    cosines = (one @ other.T).astype(np.float64)
    own = np.diag(cosines).copy()
    np.fill_diagonal(cosines, -np.inf)
    count = min(_NEIGHBOURS, len(beads) - 1)
    rows, columns = np.sort(cosines, axis=1)[:, -count:].mean(axis=1), np.sort(cosines, axis=0)[-count:].mean(axis=0)
    nearest = (own >= cosines.max(axis=1)) & (own >= cosines.max(axis=0))
    return float((own - (rows + columns) / 2).mean()), (float(nearest.sum()) + 1.0) / (len(beads) + 2.0)


def _text(document: Document, run: Sequence[int]) -> str:
    return " ".join(document.sentences[i].text for i in run)


def _figures(one: frozenset[str], other: frozenset[str]) -> float:
    def worth(figures: frozenset[str]) -> float:
        return sum(_worth(figure) for figure in sorted(figures))

    return (worth(one & other) + _USUAL_SHARE) / (min(worth(one), worth(other)) + 1.0)


def _worth(figure: str) -> float:
    digits = len(re.sub(r"\D", "", figure.split("e")[0]).strip("0"))
    return _WORTH[digits] if digits < len(_WORTH) else 1.0


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return (len(one & other) + _USUAL_SHARE) / (min(len(one), len(other)) + 1.0)


def _names(document: Document) -> frozenset[str]:
    return names_of(document) | frozenset(word.casefold() for word in letters_of(document))
