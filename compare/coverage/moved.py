"""O504: passages that stand at another place in the version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Bead, Span


def moved(pair: Pair) -> Iterator[Evidence]:
    """One piece of evidence a passage: moved beads that follow one another on both sides."""
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
    where = "earlier" if _earlier(pair, held[0][0], target[0]) else "later"
    passage = "This sentence stands" if len(source) == 1 else f"These {len(source)} sentences stand"
    return Evidence(
        "O504",
        f"{passage} {where} in the version than in the reference.",
        held[0][0],
        _spans(pair.source.extent(source)),
        _spans(pair.target.extent(target)),
        strength=0.8,
        reading=f"sentence {source[0] + 1} of the reference, {target[0] + 1} of the version",
        facts=frozenset({"moved"}),
    )


def _spans(extent: Span | None) -> tuple[Span, ...]:
    return (extent,) if extent else ()


def _earlier(pair: Pair, number: int, target: int) -> bool:
    """Whether the passage comes before the counterpart of the sentence that it follows in the reference."""
    before = (b for b in reversed(pair.beads[:number]) if b.source and b.target and not b.moved)
    anchor = next(before, None)
    return anchor is not None and target < anchor.target[0]
