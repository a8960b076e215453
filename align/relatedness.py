"""Whether two documents look like versions of one text at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samesaid.model import Bead, Document

# Measured: versions of one text from 0.40 (a language that the encoder does not know) over 0.46 to 0.64 (fiction,
# bulletins) to 0.9 (news); texts of one paper or one office about other things from 0.08 to 0.32, but
# two issues of one form reach 0.52.
UNRELATED = 0.35


def relatedness(beads: Sequence[Bead], source: Document, target: Document) -> float:
    """From 0 to 1: how much of the shorter document, by characters, has a counterpart, and how alike they are.

    The mean over the characters of a document of the similarity of their bead, 0 where there is none; the better of
    both documents counts, so that a digest of a long text is still related to it.
    """
    sides = (
        _share(((bead.similarity, bead.source) for bead in beads if bead.target), source),
        _share(((bead.similarity, bead.target) for bead in beads if bead.source), target),
    )
    return max(sides)


def _share(matched: Iterable[tuple[float, tuple[int, ...]]], document: Document) -> float:
    total = sum(len(s.text) for s in document.sentences)
    told = sum(max(0.0, similarity) * len(document.sentences[i].text) for similarity, run in matched for i in run)
    return told / total if total else 0.0
