"""Rows over all versions: beads of several alignments that share a sentence of the reference are in one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samesaid.model import Bead, Report, rows_over_versions


def row_id(row: int) -> str:
    """The anchor of a row."""
    return f"r{row + 1}"


@dataclass(frozen=True, slots=True)
class GridRow:
    """Sentences of the reference, and for each column the indices of the version's beads and sentences."""

    source: tuple[int, ...]
    beads: tuple[tuple[int, ...], ...]
    targets: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class VersionGrid:
    """Rows in the order of the reference. ``columns`` are the indices of the versions that are shown.

    ``row_of[version][bead]`` is the index of the row; versions that are not shown have none.
    """

    columns: tuple[int, ...]
    rows: tuple[GridRow, ...]
    row_of: dict[int, dict[int, int]]


def version_grid(report: Report, columns: Sequence[int]) -> VersionGrid:
    """The grid of the versions ``columns``: each sentence of the reference and of these versions is in one row."""
    alignments = {v: report.alignments[v] if v < len(report.alignments) else () for v in columns}
    members = {row[0]: row for row in rows_over_versions(len(report.reference.sentences), alignments.values())}
    joined, between = _placed({i: first for first, row in members.items() for i in row}, alignments)
    rows: list[GridRow] = []
    row_of: dict[int, dict[int, int]] = {v: {} for v in columns}

    def add(source: tuple[int, ...], beads: dict[int, list[int]]) -> None:
        for version, numbers in beads.items():
            row_of[version].update(dict.fromkeys(numbers, len(rows)))
        numbered = tuple(tuple(beads.get(v, ())) for v in columns)
        targets = (
            tuple(i for n in own for i in alignments[v][n].target) for v, own in zip(columns, numbered, strict=True)
        )
        rows.append(GridRow(source, numbered, tuple(targets)))

    for first in (-1, *members):
        if first >= 0:
            add(members[first], joined[first])
        for version, number in between[first]:
            add((), {version: [number]})
    return VersionGrid(tuple(columns), tuple(rows), row_of)


def _placed(
    first_of: Mapping[int, int], alignments: dict[int, tuple[Bead, ...]]
) -> tuple[dict[int, dict[int, list[int]]], dict[int, list[tuple[int, int]]]]:
    """Beads by their row, and beads without sentences of the reference by the row that they follow.

    A row is named by its first sentence (``first_of`` each sentence), the place before all rows by -1.
    """
    joined: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    between: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for version, beads in alignments.items():
        last = -1
        for number, bead in enumerate(beads):
            if bead.source:
                last = first_of[bead.source[0]]
                joined[last][version].append(number)
            else:
                between[last].append((version, number))
    return joined, between
