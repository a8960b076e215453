"""Runs of neighbouring sentences without a counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from samesaid.compare.pair import Pair, Side
from samesaid.model import Bead

Which = Literal["source", "target"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Sentences of one side that stand together and have no counterpart; ``beads`` are their indices in the pair."""

    which: Which
    beads: tuple[int, ...]
    sentences: tuple[int, ...]


def side(pair: Pair, which: Which) -> Side:
    """The side of the pair on which the gap's sentences stand."""
    return pair.source if which == "source" else pair.target


def other(which: Which) -> Which:
    return "target" if which == "source" else "source"


def run(bead: Bead, which: Which) -> tuple[int, ...]:
    """The bead's sentences on that side."""
    return bead.source if which == "source" else bead.target


def gaps(pair: Pair, which: Which) -> Iterator[Gap]:
    """Gaps in the order of the beads. Null beads of the other side between two of them do not part them.

    Rows that have nothing to do with one another are told one by one.
    """
    held: list[tuple[int, Bead]] = []
    for number, bead in enumerate(pair.beads):
        mine = run(bead, which)
        if mine and run(bead, other(which)):
            yield from _close(held, which)
            held = []
        elif mine:
            if held and (pair.independent or mine[0] != run(held[-1][1], which)[-1] + 1):
                yield from _close(held, which)
                held = []
            held.append((number, bead))
    yield from _close(held, which)


def _close(held: Sequence[tuple[int, Bead]], which: Which) -> Iterator[Gap]:
    if held:
        yield Gap(which, tuple(n for n, _ in held), tuple(i for _, bead in held for i in run(bead, which)))
