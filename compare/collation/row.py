"""A row while it is being made: what each text tells, with the value that tells whether two agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samesaid.compare.collation.majority import differ, odd_ones
from samesaid.model import Collated, Span, Told


@dataclass(frozen=True, slots=True)
class Cell:
    """How one text tells a thing: the different wordings, each once, and all places."""

    wordings: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def told(self) -> Told:
        """Wordings in the order of the text."""
        return Told(" / ".join(self.wordings), self.spans)


def cell(text: str, spans: Sequence[Span]) -> Cell | None:
    """A cell of these places of ``text``; None for no place."""
    places = tuple(sorted(dict.fromkeys(spans)))
    if not places:
        return None
    folded = {" ".join(s.of(text).split()).casefold(): s for s in reversed(places)}
    first = sorted(folded.values())
    return Cell(tuple(" ".join(s.of(text).split()) for s in first), places)


def row(kind: str, cells: Sequence[Cell | None], agree: Callable[[int, int], bool], note: str = "") -> Collated:
    """The row, with those that stand alone. ``agree`` is asked for texts that tell it only."""
    telling = [i for i, found in enumerate(cells) if found is not None]
    return Collated(
        kind,
        tuple(found.told if found else None for found in cells),
        odd_ones(telling, agree),
        note,
        differs=differ(telling, agree),
    )
