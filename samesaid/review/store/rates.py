"""How many of the alarms of each code people dismiss: a desk's own rate of false alarms."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

# The normal quantile of a 95 % interval.
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Rate:
    """The alarms of a code at a desk; ``month`` (2026-11) is that in which the texts came, empty for all of them.

    ``decided`` are those of which somebody said what they are, and those which a later round of the text has no more;
    ``dismissed`` those of them that are no errors. ``share`` is dismissed / decided, None while nothing is decided;
    ``low`` and ``high`` are its 95 % interval by Wilson's score (J. Am. Stat. Assoc. 22, 1927).
    """

    code: str
    desk: str
    month: str
    alarms: int
    decided: int
    dismissed: int

    @property
    def share(self) -> float | None:
        return self.dismissed / self.decided if self.decided else None

    @property
    def low(self) -> float:
        return self._wilson(-1)

    @property
    def high(self) -> float:
        return self._wilson(1)

    def _wilson(self, sign: int) -> float:
        n = self.decided
        if not n:
            return 0.0 if sign < 0 else 1.0
        p = self.dismissed / n
        half = _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return min(1.0, max(0.0, (p + _Z**2 / (2 * n) + sign * half) / (1 + _Z**2 / n)))


def rates(
    db: sqlite3.Connection, *, desk: str | None = None, by_desk: bool = False, by_month: bool = False
) -> tuple[Rate, ...]:
    """The rates by code: of all desks together or of one, apart for each desk or month if asked for."""
    place = "texts.desk" if by_desk or desk is not None else "''"
    month = "substr(texts.added, 1, 7)" if by_month else "''"
    rows = db.execute(
        # An index has what is counted for each text; only then are the texts looked up.
        "WITH counted AS MATERIALIZED (SELECT text, code, count(*) AS alarms,"
        " sum(state IN ('not an error', 'fixed', 'will fix') OR gone IS NOT NULL) AS decided,"
        " sum(state = 'not an error') AS dismissed FROM findings WHERE alarm GROUP BY text, code)"
        f" SELECT code, {place} AS desk, {month} AS month, sum(alarms) AS alarms, sum(decided) AS decided,"
        " sum(dismissed) AS dismissed"
        " FROM counted JOIN texts ON texts.id = counted.text WHERE :desk IS NULL OR texts.desk = :desk"
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        {"desk": desk},
    )
    return tuple(Rate(**dict(row)) for row in rows)


def over_months(monthly: Iterable[Rate]) -> tuple[Rate, ...]:
    """The rates of all months together, from those of each."""
    sums: dict[tuple[str, str], tuple[int, int, int]] = {}
    for one in monthly:
        alarms, decided, dismissed = sums.get((one.code, one.desk), (0, 0, 0))
        counted = (alarms + one.alarms, decided + one.decided, dismissed + one.dismissed)
        sums[one.code, one.desk] = counted
    return tuple(Rate(code, desk, "", *counted) for (code, desk), counted in sums.items())
