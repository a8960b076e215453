"""Which documents may be versions of one text: the nearest ones by meaning, and those that share rare numbers.

Never all pairs: approximate nearest neighbours (HNSW; Malkov and Yashunin 2016) in blocks of days that fit into memory.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from samesaid.archive.pairing.fingerprint_store import Prints
from samesaid.languages import primary

# Neighbours that are considered in each other language: the version is nearly always the first.
NEIGHBOURS = 8
# Documents of a block: some 1.5 kB each in the index.
BLOCK = 100_000
# A number that occurs in more documents is no evidence.
MAX_DOCUMENTS_OF_A_RARE_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Known:
    """A document as candidates are chosen by; ``day`` is the ordinal of its date."""

    number: int
    language: str
    day: int | None


def candidates(prints: Prints, *, window: int, within: bool) -> Iterator[tuple[int, int]]:
    """Pairs of documents' numbers, the smaller first, perhaps more than once.

    Documents more than ``window`` days apart are not versions of one text; one without a date may belong to any day.
    ``within`` allows pairs of one language.
    """
    known = [Known(n, primary(tag), day.toordinal() if day else None) for n, tag, day in prints.numbers()]
    for block, around in _blocks(known, window):
        for one, other in _near(prints, block, around, within):
            if _may_be_versions(one, other, window, within):
                yield min(one.number, other.number), max(one.number, other.number)
    by_number = {k.number: k for k in known}
    for one in known:
        for number in prints.sharing(one.number, MAX_DOCUMENTS_OF_A_RARE_NUMBER):
            if _may_be_versions(one, by_number[number], window, within):
                yield min(one.number, number), max(one.number, number)


def _may_be_versions(one: Known, other: Known, window: int, within: bool) -> bool:
    if one.number == other.number or (one.language == other.language and not within):
        return False
    return one.day is None or other.day is None or abs(one.day - other.day) <= window


def _blocks(known: list[Known], window: int) -> Iterator[tuple[list[Known], list[Known]]]:
    """Documents, and those among which their neighbours are searched: the undated ones, then blocks of days."""
    undated = [k for k in known if k.day is None]
    dated = [(k.day, k) for k in known if k.day is not None]
    for start in range(0, len(undated), BLOCK):
        yield known, undated[start : start + BLOCK]
    days = [day for day, _ in dated]
    for start in range(0, len(dated), BLOCK):
        block = dated[start : start + BLOCK]
        begin, stop = bisect_left(days, block[0][0] - window), bisect_right(days, block[-1][0] + window)
        yield [k for _, k in block], [k for _, k in dated[begin:stop]]


def _near(prints: Prints, block: list[Known], around: list[Known], within: bool) -> Iterator[tuple[Known, Known]]:
    for language in sorted({k.language for k in around}):
        there = [k for k in around if k.language == language]
        here = [k for k in block if within or k.language != language]
        if not here:
            continue
        index = _Index(prints, there)
        for start in range(0, len(here), 4096):
            part = here[start : start + 4096]
            for one, found in zip(part, index.nearest(prints, part), strict=True):
                yield from ((one, there[place]) for place in found)


class _Index:
    def __init__(self, prints: Prints, members: list[Known]) -> None:
        import numpy as np
        from usearch.index import Index

        self._size = len(members)
        first = prints.vectors([members[0].number])
        self._index = Index(ndim=first.shape[1], metric="cos", dtype="f16")
        for start in range(0, len(members), 4096):
            part = members[start : start + 4096]
            keys = np.arange(start, start + len(part), dtype=np.uint64)
            # One thread, so that the graph, and with it the result, is the same each time.
            self._index.add(keys, prints.vectors([k.number for k in part]), threads=1)

    def nearest(self, prints: Prints, asked: list[Known]) -> list[list[int]]:
        """Indices of members, nearest first; one more than wanted, because a document may find itself."""
        count = min(NEIGHBOURS + 1, self._size)
        vectors = prints.vectors([k.number for k in asked])
        return [[int(key) for key in self._index.search(vector, count, threads=1).keys] for vector in vectors]
