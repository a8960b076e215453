"""The table of what several versions say: terms, names, numbers and missing passages, one a row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from samesaid.compare.collation.names import names
from samesaid.compare.collation.numbers import numbers
from samesaid.compare.collation.passages import passages
from samesaid.compare.collation.terms import terms
from samesaid.compare.collation.texts import Texts
from samesaid.compare.pair import Side
from samesaid.model import Bead, ComparisonRow, Encoder, Finding, Rule


def collate(
    sides: Sequence[Side],
    alignments: Sequence[Sequence[Bead]],
    findings: Iterable[Finding],
    encoder: Encoder,
    rules: Mapping[str, Rule],
    families: Collection[str] = frozenset({"numbers", "names", "terms", "coverage"}),
) -> tuple[ComparisonRow, ...]:
    """A row for every number, name or term that at least two texts mention, and for every passage that one lacks.

    () for a single version.

    ``sides[0]`` is the reference, ``sides[1 + v]`` version ``v`` with ``alignments[v]``, which is empty for a version
    that was not compared. ``rules`` are those of the findings, by code; ``families`` the names of the comparators that
    were asked for. Terms come first, then names, numbers and passages, each in the order of the reference.
    """
    if len(sides) < 3:
        return ()
    texts = Texts(sides, alignments, findings, encoder, rules)
    rows = list(terms(texts)) if "terms" in families else []
    if "names" in families:
        held = {place for row in rows for place in _places(row)}
        rows += [row for row in names(texts) if held.isdisjoint(_places(row))]
    rows += numbers(texts) if "numbers" in families else ()
    return (*rows, *(passages(texts) if "coverage" in families else ()))


def _places(row: ComparisonRow) -> Iterable[tuple[int, object]]:
    return ((i, span) for i, cell in enumerate(row.cells) if cell for span in cell.spans)
