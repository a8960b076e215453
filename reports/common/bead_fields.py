"""Fields of a bead that every format writes in the same way."""

from __future__ import annotations

from samesaid.languages import is_spaceless
from samesaid.model import Bead, Document

# Smaller similarities round to zero at three digits; a negative one would print as -0.000.
_MIN_SIMILARITY = 0.0005


def sentences_text(document: Document, indices: tuple[int, ...]) -> str:
    """The sentences on one line, joined by a space where the language writes one."""
    between = "" if is_spaceless(document.language) else " "
    return between.join(" ".join(document.sentences[i].text.split()) for i in indices)


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
