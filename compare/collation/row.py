"""A row in the making: how each text words a thing, and whether two texts agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samesaid.compare.collation.majority import differ, odd_ones
from samesaid.model import Cell, ComparisonRow, Span


@dataclass(frozen=True, slots=True)
class Wordings:
    """How one text words a thing: the different wordings, each once, and all places."""

    wordings: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def cell(self) -> Cell:
        """Wordings in the order of the text."""
        return Cell(" / ".join(self.wordings), self.spans)


def wordings_at(text: str, spans: Sequence[Span]) -> Wordings | None:
    """The wordings at these places of ``text``; None for no place."""
    places = tuple(sorted(dict.fromkeys(spans)))
    if not places:
        return None
    folded = {" ".join(s.of(text).split()).casefold(): s for s in reversed(places)}
    first = sorted(folded.values())
    return Wordings(tuple(" ".join(s.of(text).split()) for s in first), places)


def row(
    kind: str, cells: Sequence[Wordings | None], agree: Callable[[int, int], bool], note: str = ""
) -> ComparisonRow:
    """The row, with the odd ones out. ``agree`` is asked only of texts that mention it."""
    present = [i for i, found in enumerate(cells) if found is not None]
    return ComparisonRow(
        kind,
        tuple(found.cell if found else None for found in cells),
        odd_ones(present, agree),
        note,
        differs=differ(present, agree),
    )
