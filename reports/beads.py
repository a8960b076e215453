"""An alignment as text: tsv, jsonl, or Vecalign's notation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from samesaid.model import Bead, Document, SamesaidError


def write(beads: Sequence[Bead], source: Document, target: Document, format: str) -> str:
    """The beads in the given format, one a line, with a line end after each.

    ``tsv``: source numbers, target numbers (from 0, comma between), similarity, ``moved`` or nothing, both texts; the
    first line names the columns. ``jsonl``: the same as objects. ``vecalign``: ``[0]:[0, 1]:0.87``.
    Raises SamesaidError for another format.
    """
    check_format(format)
    return "".join(f"{line}\n" for line in FORMATS[format](beads, source, target))


def check_format(format: str) -> None:
    """Raises SamesaidError, with the list of formats, when this is none of them."""
    if format not in FORMATS:
        raise SamesaidError(f"{format} is not a format for alignments: choose one of {', '.join(FORMATS)}")


def _vecalign(beads: Sequence[Bead], source: Document, target: Document) -> Iterator[str]:  # noqa: ARG001
    for bead in beads:
        yield f"{list(bead.source)}:{list(bead.target)}:{_similarity(bead):.2f}"


def _tsv(beads: Sequence[Bead], source: Document, target: Document) -> Iterator[str]:
    yield "source\ttarget\tsimilarity\tmoved\tsource_text\ttarget_text"
    for bead in beads:
        numbers = (",".join(map(str, side)) for side in (bead.source, bead.target))
        moved = "moved" if bead.moved else ""
        texts = (_text(source, bead.source), _text(target, bead.target))
        yield "\t".join([*numbers, f"{_similarity(bead):.3f}", moved, *texts])


def _jsonl(beads: Sequence[Bead], source: Document, target: Document) -> Iterator[str]:
    for bead in beads:
        record = {
            "source": list(bead.source),
            "target": list(bead.target),
            "similarity": round(_similarity(bead), 3),
            "moved": bead.moved,
            "source_text": _text(source, bead.source),
            "target_text": _text(target, bead.target),
        }
        yield json.dumps(record, ensure_ascii=False)


def _similarity(bead: Bead) -> float:
    """Never a negative zero, which would print as -0.00."""
    return bead.similarity + 0.0 if abs(bead.similarity) >= 0.0005 else 0.0


def _text(document: Document, indices: tuple[int, ...]) -> str:
    """The sentences joined by a space; tabs and line ends inside a sentence become spaces."""
    return " ".join(" ".join(document.sentences[i].text.split()) for i in indices)


FORMATS: dict[str, Callable[[Sequence[Bead], Document, Document], Iterator[str]]] = {
    "tsv": _tsv,
    "jsonl": _jsonl,
    "vecalign": _vecalign,
}
