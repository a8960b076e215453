"""What the other versions say, told in the message of each finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from samesaid.model import Cell, ComparisonRow, Document, Finding, Span

# The rows that a family of codes is about.
_KINDS = {"N": ("figure",), "D": ("figure",), "E": ("name", "term"), "T": ("term", "name")}


def with_votes(
    findings: Iterable[Finding], table: Sequence[ComparisonRow], versions: Sequence[Document]
) -> tuple[Finding, ...]:
    """The findings in their order; alarms that ``table`` has a row of also tell what the other versions say."""
    return tuple(replace(f, message=f.message + _vote(f, table, versions)) if f.alarm else f for f in findings)


def _vote(finding: Finding, table: Sequence[ComparisonRow], versions: Sequence[Document]) -> str:
    """A sentence with a space before it; nothing where the others tell neither way."""
    mine = finding.version + 1
    kinds = _KINDS.get(finding.code[0], ())
    about = [row for row in table if row.kind in kinds and _about(finding, row, mine)]
    if not about:
        return ""
    row = max(about, key=lambda r: (bool(r.odd), r.differs))
    others = {i: told for i, told in enumerate(row.cells) if told is not None and i not in (0, mine)}
    agreeing = [i for i in others if i not in row.odd]
    if not agreeing:
        return ""
    one = len(agreeing) == 1
    who = _who(len(agreeing), len(others))
    if row.odd in ((mine,), (0,)):
        document = versions[agreeing[0] - 1]
        wording = " ".join(others[agreeing[0]].spans[0].of(document.text).split())
        said = f" {who} {'says' if one else 'say'} “{wording}”"
        # Versions that follow one another's slip agree as well: this is a hint, not a verdict.
        return (
            f"{said}, too: the reference may be the odd one out." if row.odd == (0,) else f"{said}, like the reference."
        )
    return f" {who} {'tells' if one else 'tell'} it." if row.cells[mine] is None and not row.differs else ""


def _about(finding: Finding, row: ComparisonRow, mine: int) -> bool:
    """Whether the row and the finding mark the same words of the reference, or of the version."""
    pairs = ((finding.source_spans, row.cells[0]), (finding.target_spans, row.cells[mine]))
    return any(_meet(spans, told) for spans, told in pairs)


def _meet(spans: Sequence[Span], told: Cell | None) -> bool:
    return told is not None and any(a.overlaps(b) for a in spans for b in told.spans)


def _who(agreeing: int, others: int) -> str:
    if agreeing < others:
        return "Another version" if agreeing == 1 else f"{agreeing} other versions"
    names = {1: "The other version", 2: "The other two", 3: "The other three"}
    return names.get(others, f"All {others} other versions")
