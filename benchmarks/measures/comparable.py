"""Versions of one text kept, other texts on the same subject refused, condensed versions called so.

usage: python -m benchmarks.measures.comparable    (or as a group of benchmarks.run)

Each set is measured by weights fitted without it and without the sets that share its texts. Pairs with fewer sentences
than the weights are for are left out; they are compared whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from benchmarks.corpora.document_pairs import BESIDE, CONDENSED, OTHER, PLANTED, SETS, VERSION
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.fits.relation import Row, chances, fitted, rows
from samesaid.model import Relation
from samesaid.relation.decision import model

# Sets of whole documents, of which every two are paired.
_WHOLE = frozenset({"bulletins zh-en", "news zh-en", "news en-en"})
_FOLDERS = ("docs", "swissgov", "pairs", "fresh", "align")
_KINDS = {
    "versions kept": (VERSION,),
    "with planted errors kept": (PLANTED,),
    "condensed versions kept": (CONDENSED,),
    "neighbours refused": (BESIDE,),
    "others refused": (OTHER,),
}


def figures() -> Iterator[Figure]:
    """The share that is right of each kind over all sets, then of both ways in every set."""
    folders = [GOLD / name for name in _FOLDERS]
    if not all(folder.is_dir() for folder in folders):
        return
    data = digest(*folders)
    every = measured()
    for name, kinds in _KINDS.items():
        yield _figure(f"comparable: {name}", [ok for row, ok in every if row.kind in kinds], data)
    called = [(row, row.extent is Relation.CONDENSED) for row, _ in every if row.kind in (VERSION, CONDENSED, PLANTED)]
    yield _figure("comparable: condensed called so", [said for row, said in called if row.kind == CONDENSED], data)
    yield _figure("comparable: whole not called so", [not said for row, said in called if row.kind != CONDENSED], data)
    for name in SETS:
        for what, related in (("kept", True), ("refused", False)):
            right = [ok for row, ok in every if row.set == name and row.related is related]
            yield _figure(f"comparable {name}: {what}", right, data)


@cache
def measured() -> tuple[tuple[Row, bool], ...]:
    """Every pair, and whether the decision about it is right."""
    every = [row for name in SETS for row in rows(name, whole=name in _WHOLE)]
    found: list[tuple[Row, bool]] = []
    for origin in dict.fromkeys(row.origin for row in every):
        inside = [row for row in every if row.origin == origin]
        weights = fitted([row for row in every if row.origin != origin])
        for row, chance in zip(inside, chances(inside, weights), strict=True):
            found.append((row, bool(chance >= model().least_probability) is row.related))
    return tuple(found)


def _figure(name: str, right: Sequence[bool], data: str) -> Figure:
    return Figure(name, sum(right) / max(1, len(right)), "higher", data, f"of {len(right)}")


def main() -> None:
    for figure in figures():
        print(f"{figure.name:50} {figure.value:.4f}  {figure.peer}")


if __name__ == "__main__":
    main()
