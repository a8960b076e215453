"""Alignments with one bead on each line: tsv, jsonl, and the notation of Vecalign."""

from __future__ import annotations

import json
from collections.abc import Sequence

from samesaid.model import Bead, Document
from samesaid.reports.common.bead_fields import index_list, sentences_text, similarity

_COLUMNS = ("source", "target", "similarity", "confidence", "moved", "source_text", "target_text")


def tsv(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """Tab-separated, without quoting: tabs and line ends in a text become spaces. The first line has column names.

    ``source`` and ``target`` are sentence indices separated by commas; ``moved`` is that word or nothing.
    """
    rows = [
        (
            index_list(bead.source),
            index_list(bead.target),
            f"{similarity(bead):.3f}",
            f"{bead.confidence:.3f}",
            "moved" if bead.moved else "",
            sentences_text(source, bead.source),
            sentences_text(target, bead.target),
        )
        for bead in beads
    ]
    return "".join("\t".join(row) + "\n" for row in (_COLUMNS, *rows))


def jsonl(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """The columns of the tsv as objects; sentence indices are lists, ``moved`` is true or false."""
    records = (
        {
            "source": list(bead.source),
            "target": list(bead.target),
            "similarity": round(similarity(bead), 3),
            "confidence": round(bead.confidence, 3),
            "moved": bead.moved,
            "source_text": sentences_text(source, bead.source),
            "target_text": sentences_text(target, bead.target),
        }
        for bead in beads
    )
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def vecalign(beads: Sequence[Bead], source: Document, target: Document) -> str:  # noqa: ARG001
    """``[0]:[0, 1]:0.87`` on each line, as Vecalign (Thompson and Koehn 2019) writes it; the number is similarity."""
    return "".join(f"{list(bead.source)}:{list(bead.target)}:{similarity(bead):.2f}\n" for bead in beads)
