"""Readings that touch one of many places of a text, in one pass over both."""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.compare.quantities.values.quantity import Reading


def touched(readings: Sequence[Reading], places: Sequence[tuple[int, int]]) -> list[int]:
    """For each reading the index of the first place (start, end) that it overlaps, -1 for none.

    Both are in order, and neither readings nor places overlap among themselves.
    """
    found, at = [], 0
    for reading in readings:
        while at < len(places) and places[at][1] <= reading.start:
            at += 1
        found.append(at if at < len(places) and places[at][0] < reading.end else -1)
    return found
