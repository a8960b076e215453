from __future__ import annotations

from collections.abc import Sequence

from samesaid.compare.collation import collate, with_votes
from samesaid.compare.names.comparator import NameComparator
from samesaid.compare.pair import Side, pair_of
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.ranking import rank
from samesaid.compare.terms.comparator import TermComparator
from samesaid.model import Bead, ComparisonRow, Encoder, Finding
from samesaid.reports.catalogue import catalogue
from tests.builders import LetterEncoder, document


def side_by_side(
    texts: Sequence[Sequence[str]], languages: Sequence[str] = (), encoder: Encoder | None = None
) -> tuple[tuple[ComparisonRow, ...], tuple[Finding, ...]]:
    """The table of a reference and its versions, and the findings with votes. Sentences are matched by their index."""
    encoder = encoder or LetterEncoder()
    tags = languages or ["en"] * len(texts)
    sides = [Side(document(*lines, language=tag)) for lines, tag in zip(texts, tags, strict=True)]
    alignments = [tuple(Bead((i,), (i,), 0.8) for i in range(len(lines))) for lines in texts[1:]]
    findings: list[Finding] = []
    comparators = (QuantityComparator(), NameComparator(), TermComparator())
    codes = {code: rule for c in comparators for code, rule in c.codes.items()}
    for version, beads in enumerate(alignments):
        pair = pair_of(sides[0], sides[version + 1], beads, encoder)
        evidence = [e for c in comparators for e in c.compare(pair)]
        findings += rank(pair, evidence, codes, version=version, say=catalogue("en").text)
    table = collate(sides, alignments, findings, encoder, codes)
    return table, with_votes(findings, table, [side.document for side in sides[1:]], codes, catalogue("en").text)


def cells(row: ComparisonRow) -> tuple[str | None, ...]:
    return tuple(cell.text if cell else None for cell in row.cells)
