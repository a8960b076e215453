"""Fields of a bead that every format writes in the same way."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from samesaid.languages import is_spaceless
from samesaid.model import Bead, Document, Span
from samesaid.reports.common.xmltext import shown

# Smaller similarities round to zero at three digits; a negative one would print as -0.000.
_MIN_SIMILARITY = 0.0005


def sentences_text(document: Document, indices: tuple[int, ...]) -> str:
    """The sentences on one line, joined by a space where the language writes one."""
    between = "" if is_spaceless(document.language) else " "
    return between.join(" ".join(document.sentences[i].text.split()) for i in indices)


class Marked(str):
    """A text of which some pieces are marked: ``pieces`` are its parts in order, each with whether it is marked."""

    __slots__ = ("pieces",)
    pieces: tuple[tuple[str, bool], ...]


def marked_sentences(document: Document, indices: tuple[int, ...], spans: tuple[Span, ...]) -> Marked:
    """The same as ``sentences_text``, with the characters inside ``spans`` marked, and shown as XML can hold them."""
    pieces: list[tuple[str, bool]] = []
    for n, index in enumerate(indices):
        sentence = document.sentences[index]
        if n and not is_spaceless(document.language):
            pieces.append((" ", False))
        start, previous = sentence.span.start, " "
        for at, char in enumerate(sentence.text.rstrip()):
            if not (char.isspace() and previous.isspace()):
                inside = any(span.start <= start + at < span.end for span in spans)
                pieces.append((" " if char.isspace() else shown(char), inside))
            previous = char
    joined = tuple(("".join(c for c, _ in run), inside) for inside, run in groupby(pieces, key=itemgetter(1)))
    marked = Marked("".join(text for text, _ in joined))
    marked.pieces = joined
    return marked


def similarity(bead: Bead) -> float:
    """The similarity of the bead, never a negative zero."""
    return bead.similarity if abs(bead.similarity) >= _MIN_SIMILARITY else 0.0


def index_list(indices: tuple[int, ...]) -> str:
    """Sentence indices from 0, separated by commas: ``3,4``."""
    return ",".join(map(str, indices))


def bead_fields(bead: Bead) -> dict[str, str]:
    """What formats with markup write about a bead beside its texts, by name, in a fixed order."""
    return {
        "source-sentences": index_list(bead.source),
        "target-sentences": index_list(bead.target),
        "similarity": f"{similarity(bead):.3f}",
        "confidence": f"{bead.confidence:.3f}",
        "moved": "yes" if bead.moved else "no",
    }
