"""What the other versions say, added to the message of each finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    places = _Places(table)
    return tuple(_with_vote(f, _vote(f, places, versions, rules), say) if f.alarm else f for f in findings)


def _with_vote(finding: Finding, vote: Message | None, say: Callable[[Message], str]) -> Finding:
    if vote is None:
        return finding
    content = sentences(finding.content or literal(finding.message), vote)
    return replace(finding, content=content, message=say(content))


class _Places:
    """The rows of a table by the places of their cells."""

    def __init__(self, table: Sequence[ComparisonRow]) -> None:
        self._table = table
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
    row = max(about, key=lambda r: (bool(r.odd), r.differs))
    others = {i: cell for i, cell in enumerate(row.cells) if cell is not None and i not in (0, own)}
    if not others:
        return None
    if row.odd in ((own,), (0,)):
        text, cell = next(iter(others.items()))
        wording = " ".join(cell.spans[0].of(versions[text - 1].text).split())
        # Versions may repeat one another's errors: a majority against the reference is a hint, not a verdict.
        side = "like-version" if row.odd == (0,) else "like-reference"
        return _counted(side, len(others), len(versions) - 1, wording=wording)
    if row.cells[own] is None and not row.differs:
        return _counted("mention", len(others), len(versions) - 1)
    return None


def _counted(what: str, agreeing: int, others: int, **args: str) -> Message:
    """The sentence for this many agreeing versions; the rest of the ``others`` do not mention it."""
    if agreeing == 1:
        return message(f"votes.{'only' if others == 1 else 'one-of-several'}.{what}", **args)
    return message(f"votes.{'all' if agreeing == others else 'some'}.{what}", n=agreeing, **args)
