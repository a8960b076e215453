"""O504: passages that are at another place in the version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.coverage import tuning
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair
from samesaid.model import Bead, Span, message


def moved(pair: Pair) -> Iterator[Evidence]:
    """One piece of evidence a passage: moved beads that are consecutive on both sides. None for independent rows."""
    if pair.independent:
        return
    held: list[tuple[int, Bead]] = []
    for number, bead in enumerate(pair.beads):
        if not (bead.source and bead.target):
            continue
        if held and not (bead.moved and bead.target[0] == held[-1][1].target[-1] + 1):
            yield _evidence(pair, held)
            held = []
        if bead.moved:
            held.append((number, bead))
    if held:
        yield _evidence(pair, held)


def _evidence(pair: Pair, held: Sequence[tuple[int, Bead]]) -> Evidence:
    source = tuple(i for _, bead in held for i in bead.source)
    target = tuple(i for _, bead in held for i in bead.target)
    where = "earlier" if _is_earlier(pair, held[0][0], target[0]) else "later"
    return Evidence(
        "O504",
        message(f"code.O504.{where}", n=len(source)),
        held[0][0],
        _spans(pair.source.extent(source)),
        _spans(pair.target.extent(target)),
        strength=tuning.STRENGTH_MOVED,
        reading=message("coverage.place", source=source[0] + 1, target=target[0] + 1),
        facts=frozenset({Fact.MOVED}),
    )


def _spans(extent: Span | None) -> tuple[Span, ...]:
    return (extent,) if extent else ()


def _is_earlier(pair: Pair, number: int, target: int) -> bool:
    """Whether the passage comes before the counterpart of the sentence that precedes it in the reference.

    ``number`` is the index of the passage's first bead, ``target`` that of its first sentence in the version.
    """
    before = (pair.beads[n] for n in range(number - 1, -1, -1))
    preceding = next((b for b in before if b.source and b.target and not b.moved), None)
    return preceding is not None and target < preceding.target[0]
