"""What the other versions say, added to the message of each finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from samesaid.model import (
    Cell,
    ComparisonRow,
    Document,
    Finding,
    Message,
    Rule,
    Span,
    literal,
    message,
    sentences,
)


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
    return tuple(_with_vote(f, _vote(f, table, versions, rules), say) if f.alarm else f for f in findings)


def _with_vote(finding: Finding, vote: Message | None, say: Callable[[Message], str]) -> Finding:
    if vote is None:
        return finding
    content = sentences(finding.content or literal(finding.message), vote)
    return replace(finding, content=content, message=say(content))


def _vote(
    finding: Finding, table: Sequence[ComparisonRow], versions: Sequence[Document], rules: Mapping[str, Rule]
) -> Message | None:
    """What the other versions say if all that mention it agree; None if that is neither for the finding nor against."""
    own = finding.version + 1
    kinds = rules[finding.code].rows
    about = [row for row in table if row.kind in kinds and _about(finding, row, own)]
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


def _about(finding: Finding, row: ComparisonRow, own: int) -> bool:
    """Whether the row and the finding mark the same words of the reference, or of the version."""
    pairs = ((finding.source_spans, row.cells[0]), (finding.target_spans, row.cells[own]))
    return any(_overlap(spans, cell) for spans, cell in pairs)


def _overlap(spans: Sequence[Span], cell: Cell | None) -> bool:
    return cell is not None and any(a.overlaps(b) for a in spans for b in cell.spans)
