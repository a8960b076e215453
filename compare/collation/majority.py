"""Who stands alone: those outside the largest group that agrees, where it is more than half."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# Two that differ are two opinions; of three, one may be the odd one.
_FEWEST = 3


def odd_ones(telling: Sequence[int], agree: Callable[[int, int], bool]) -> tuple[int, ...]:
    """The texts of ``telling`` that stand against an agreeing majority of them; () where there is none.

    Each text stands for the group of all that agree with it; the largest such group wins. ``agree`` is asked with the
    smaller index first.
    """
    if len(telling) < _FEWEST:
        return ()
    groups = [[j for j in telling if i == j or agree(min(i, j), max(i, j))] for i in telling]
    largest = max(groups, key=len)
    if 2 * len(largest) <= len(telling):
        return ()
    return tuple(i for i in telling if i not in largest)


def differ(telling: Sequence[int], agree: Callable[[int, int], bool]) -> bool:
    """Whether two of ``telling`` do not agree."""
    return any(not agree(i, j) for n, i in enumerate(telling) for j in telling[n + 1 :])
