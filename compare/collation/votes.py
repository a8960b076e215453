"""What the other versions say, added to the message of each finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace

from samesaid.compare.spans import SpanIndex
from samesaid.model import ComparisonRow, Document, Finding, Message, Rule, literal, message, sentences


def with_votes(
    findings: Iterable[Finding],
    table: Sequence[ComparisonRow],
    versions: Sequence[Document],
    rules: Mapping[str, Rule],
    say: Callable[[Message], str],
) -> tuple[Finding, ...]:
    """The findings in their order; the message of an alarm that ``table`` has a row of says what other versions say.

    ``rules`` are those of the findings, by code; ``say`` puts a message into English.
    """
    findings = tuple(findings)
    places = _Places(table, {f.version + 1 for f in findings})
    return tuple(_with_vote(f, _vote(f, places, versions, rules), say) if f.alarm else f for f in findings)


def _with_vote(finding: Finding, vote: Message | None, say: Callable[[Message], str]) -> Finding:
    if vote is None:
        return finding
    content = sentences(finding.content or literal(finding.message), vote)
    return replace(finding, content=content, message=say(content))


class _Places:
    """The rows of a table by the places of their cells."""

    def __init__(self, table: Sequence[ComparisonRow], with_findings: Set[int]) -> None:
        self._table = table
        self.compared = with_findings | {i for row in table for i, cell in enumerate(row.cells) if i and cell}
        """The versions that were compared: those with a finding or a cell."""
        self._cells: dict[int, SpanIndex[int]] = defaultdict(SpanIndex)
        for number, row in enumerate(table):
            for text, cell in enumerate(row.cells):
                for span in cell.spans if cell else ():
                    self._cells[text].add(span, number)

    def about(self, finding: Finding) -> list[ComparisonRow]:
        """The rows that mark the same words of the reference, or of the version, as the finding; in their order."""
        found: set[int] = set()
        for text, spans in ((0, finding.source_spans), (finding.version + 1, finding.target_spans)):
            if text in self._cells:
                found.update(self._cells[text].overlapping(spans))
        return [self._table[number] for number in sorted(found)]


def _vote(finding: Finding, places: _Places, versions: Sequence[Document], rules: Mapping[str, Rule]) -> Message | None:
    """What the other versions say if all that mention it agree; None if that is neither for the finding nor against."""
    own = finding.version + 1
    kinds = rules[finding.code].rows
    about = [row for row in places.about(finding) if row.kind in kinds]
    if not about:
        return None
    if about[0].kind == "passage":
        return _about_passage(finding, about, places.compared - {own}, len(versions) - 1)
    row = max(about, key=lambda r: (bool(r.odd), r.differs))
    others = {i: cell for i, cell in enumerate(row.cells) if cell is not None and i not in (0, own)}
    if not others:
        return None
    side = _side(row, own)
    if side:
        text, cell = next(iter(others.items()))
        wording = " ".join(cell.spans[0].of(versions[text - 1].text).split())
        return _counted(side, len(others), len(versions) - 1, wording=wording)
    if row.cells[own] is None and not row.differs:
        return _counted("mention", len(others), len(versions) - 1)
    return None


def _side(row: ComparisonRow, own: int) -> str:
    """With whom the other versions agree: the reference, or the version with the finding; empty for neither.

    Versions may repeat one another's errors, so that is a hint, not a verdict; where the reference was read with doubt,
    it is not even said that they are against it.
    """
    if row.odd == (own,):
        return "like-reference"
    if row.odd == (0,):
        return "like-version"
    return "also" if row.weak_reference and not row.odd else ""


def _about_passage(finding: Finding, rows: Sequence[ComparisonRow], others: Set[int], count: int) -> Message | None:
    """Whether ``others``, versions that were compared, have the whole passage that a version lacks or adds, or lack it
    as well. ``count`` other versions there are in all.
    """
    having = sum(all(row.cells[i] is not None for row in rows) for i in others)
    lacking = sum(all(row.cells[i] is None for row in rows) for i in others)
    if having:
        return _counted("has" if finding.source_spans else "has-too", having, count)
    return _counted("lacks-too", lacking, count) if lacking and finding.source_spans else None


def _counted(what: str, agreeing: int, others: int, **args: str) -> Message:
    """The sentence for this many agreeing versions; the rest of the ``others`` do not mention it."""
    if agreeing == 1:
        return message(f"votes.{'only' if others == 1 else 'one-of-several'}.{what}", **args)
    return message(f"votes.{'all' if agreeing == others else 'some'}.{what}", n=agreeing, **args)
