"""The table of all that several versions tell: figures, names, terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from samesaid.compare.collation.figures import figures
from samesaid.compare.collation.names import names
from samesaid.compare.collation.terms import terms
from samesaid.compare.collation.texts import Texts
from samesaid.compare.pair import Side
from samesaid.model import Bead, ComparisonRow, Encoder, Finding


def collate(
    sides: Sequence[Side],
    alignments: Sequence[Sequence[Bead]],
    findings: Iterable[Finding],
    encoder: Encoder,
    families: Collection[str] = frozenset({"numbers", "names", "terms"}),
) -> tuple[ComparisonRow, ...]:
    """Who says what, a row a figure, name or term that at least two texts tell; () for a single version.

    ``sides[0]`` is the reference, ``sides[1 + v]`` version ``v`` with ``alignments[v]``, which is empty for a version
    that was not compared. ``families`` are the names of the comparators that were asked for. Terms come first, then
    names, then figures, each in the order of the reference.
    """
    if len(sides) < 3:
        return ()
    texts = Texts(sides, alignments, findings, encoder)
    rows = list(terms(texts)) if "terms" in families else []
    if "names" in families:
        held = {(i, span) for row in rows for i, told in enumerate(row.cells) if told for span in told.spans}
        rows += [
            r for r in names(texts) if not any((i, s) in held for i, t in enumerate(r.cells) if t for s in t.spans)
        ]
    return (*rows, *(figures(texts) if "numbers" in families else ()))
