"""Where the rows of a text lie: a part that is the n-th of c has the texts whose place leaves n when divided by c.

Counts are powers of two, so two parts have texts in common only where their numbers agree in the smaller count.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

# Bits of a place; no part is one of more than 2 to the power of them.
BITS = 32


def place(identity: str) -> int:
    """A number of ``BITS`` bits that spreads texts evenly."""
    return int.from_bytes(blake2b(identity.encode("utf-8", "surrogateescape"), digest_size=BITS // 8).digest(), "big")


_Table = dict[int, dict[int, list[str]]]


class Overlaps:
    """Which of some parts may have texts of another one. ``parts`` gives number and count of each by its name; a count
    that is no power of two is no part."""

    def __init__(self, parts: Iterable[tuple[str, tuple[int, int] | None]]) -> None:
        self._parts = [(name, *both) for name, both in parts if both and _is_part(*both)]
        self._counts = {count for _, _, count in self._parts}
        self._tables: dict[int, _Table] = {}

    def of(self, number: int, count: int) -> list[str]:
        """The names that may have texts of part ``number`` of ``count``, sorted."""
        table = self._tables.get(count) or self._tables.setdefault(count, self._table(count))
        return sorted(name for c, names in table.items() for name in names.get(number % c, ()))

    def _table(self, count: int) -> _Table:
        """The smaller of ``count`` and that of each part, with the names by what their numbers leave in it: each count
        that is asked for costs one look at the names, and a question as many steps as there are counts."""
        table: _Table = {min(c, count): {} for c in self._counts}
        for name, n, c in self._parts:
            smaller = min(c, count)
            table[smaller].setdefault(n % smaller, []).append(name)
        return table


def _is_part(number: int, count: int) -> bool:
    return 0 <= number < count <= 1 << BITS and count & (count - 1) == 0
