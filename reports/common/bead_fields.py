"""What every format tells of a bead, told in the same way."""

from __future__ import annotations

from samesaid.languages import is_spaceless
from samesaid.model import Bead, Document


def wording(document: Document, indices: tuple[int, ...]) -> str:
    """The sentences of one side on one line, with a space between them where the language writes one."""
    between = "" if is_spaceless(document.language) else " "
    return between.join(" ".join(document.sentences[i].text.split()) for i in indices)


def similarity(bead: Bead) -> float:
    """The bead's similarity; never a negative zero, which would print as -0.00."""
    return bead.similarity if abs(bead.similarity) >= 0.0005 else 0.0


def numbers(indices: tuple[int, ...]) -> str:
    """Sentence numbers from 0 with commas between: ``3,4``."""
    return ",".join(map(str, indices))


def facts(bead: Bead) -> dict[str, str]:
    """What markup formats note about a bead beside its texts, by name, in a fixed order."""
    return {
        "source-sentences": numbers(bead.source),
        "target-sentences": numbers(bead.target),
        "similarity": f"{similarity(bead):.3f}",
        "confidence": f"{bead.confidence:.3f}",
        "moved": "yes" if bead.moved else "no",
    }
