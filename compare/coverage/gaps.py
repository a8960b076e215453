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
    """Gaps in the order of their sentences, whatever the order of the beads.

    Rows that have nothing to do with one another are told one by one.
    """
    alone = sorted(
        (run(bead, which), number)
        for number, bead in enumerate(pair.beads)
        if run(bead, which) and not run(bead, other(which))
    )
    held: list[tuple[tuple[int, ...], int]] = []
    for sentences, number in alone:
        if held and (pair.independent or sentences[0] != held[-1][0][-1] + 1):
            yield _gap(held, which)
            held = []
        held.append((sentences, number))
    if held:
        yield _gap(held, which)


def _gap(held: Sequence[tuple[tuple[int, ...], int]], which: Which) -> Gap:
    return Gap(which, tuple(number for _, number in held), tuple(i for sentences, _ in held for i in sentences))
