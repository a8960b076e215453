"""A row of the table: how each text words a thing, and which texts differ from a majority that agrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from samesaid.model import Cell, ComparisonRow, Message, Span

Agree = Callable[[int, int], bool]
"""Whether two texts, given by their indices, agree; the smaller index comes first."""

# Two that differ are two opinions; of three, one may be the odd one out.
_MIN_VOTERS = 3


@dataclass(frozen=True, slots=True)
class Wordings:
    """How one text words a thing: the distinct wordings in the order of the text, and all places."""

    wordings: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def cell(self) -> Cell:
        return Cell(" / ".join(self.wordings), self.spans)


def wordings_at(text: str, spans: Sequence[Span]) -> Wordings | None:
    """The wordings at these places of ``text``; None for no place. Case and runs of spaces make no difference."""
    places = tuple(sorted(dict.fromkeys(spans)))
    if not places:
        return None
    folded = {" ".join(s.of(text).split()).casefold(): s for s in reversed(places)}
    first = sorted(folded.values())
    return Wordings(tuple(" ".join(s.of(text).split()) for s in first), places)


def row(
    kind: str,
    cells: Sequence[Wordings | None],
    agree: Agree,
    note: Message | None = None,
    *,
    strong_reference: bool = False,
) -> ComparisonRow:
    """The row of these cells. ``agree`` is called only for texts that have one.

    Only a reference whose reading is strong (``strong_reference``) may be the odd one out: versions in one language
    share how they are misread, and translators may copy one another's slip.
    """
    present = [i for i, found in enumerate(cells) if found is not None]
    odd = odd_ones(present, agree)
    weak = 0 in odd and not strong_reference
    return ComparisonRow(
        kind,
        tuple(found.cell if found else None for found in cells),
        odd[1:] if weak else odd,
        note,
        differs=not all(agree(i, j) for i, j in combinations(present, 2)),
        weak_reference=weak,
    )


def odd_ones(texts: Sequence[int], agree: Agree) -> tuple[int, ...]:
    """Those of ``texts`` (rising indices) outside the largest group that agrees, where it is more than half of them.

    The group of a text is all that agree with it. () where no group is more than half.
    """
    if len(texts) < _MIN_VOTERS:
        return ()
    groups = [[j for j in texts if i == j or agree(min(i, j), max(i, j))] for i in texts]
    largest = max(groups, key=len)
    if 2 * len(largest) <= len(texts):
        return ()
    return tuple(i for i in texts if i not in largest)
