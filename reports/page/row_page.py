"""Findings about rows of aligned text as one self-contained page: a table with the marked words of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from samesaid.languages import display_name
from samesaid.model import Check, Finding, Message, Sentence, Severity, Span
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common import looked_for
from samesaid.reports.common.highlights import Highlight, highlighted, prose
from samesaid.reports.common.labels import SeverityLabel, kind_name, severity_label, severity_labels
from samesaid.reports.page.templates import Sources, fill

if TYPE_CHECKING:
    from markupsafe import Markup

MAX_SHOWN: Final = 4_000
"""Findings on the page. A longer table opens slowly, and nobody reads it to its end."""

_SOURCES = Sources(("report.css", "rows.css"))


@dataclass(frozen=True, slots=True)
class RowFinding:
    """A finding, the id of its row, and both sides; None where a finding is about no row."""

    row: str
    finding: Finding
    source: Sentence | None
    target: Sentence | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked: the file, its languages, how many rows and findings; and what the reader must know of it.

    ``counts`` has the alarms of each severity.
    """

    name: str
    languages: tuple[str, str]
    rows: int
    findings: int
    counts: dict[Severity, int]
    warnings: Sequence[Message] = ()
    checks: Sequence[Check] = ()
    signature: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table, as the template shows it."""

    row: str
    label: SeverityLabel
    kind: str
    message: Markup
    reading: Markup
    suggestion: str
    code: str
    sides: tuple[Markup | None, Markup | None]


@dataclass(frozen=True, slots=True)
class _Page:
    say: Catalogue
    checked: Checked
    counts: tuple[tuple[SeverityLabel, int], ...]
    names: tuple[str, str]
    warnings: tuple[str, ...]
    looked_for: tuple[str, ...]
    lines: tuple[_Line, ...]
    signature: str


def html(findings: Sequence[RowFinding], checked: Checked, say: Catalogue) -> str:
    """The page in the language of ``say``. It may load nothing, and has no scripts.

    Of more than MAX_SHOWN findings it has the first ones, and says so.
    """
    language = checked.languages[0]
    page = _Page(
        say=say,
        checked=checked,
        counts=tuple((label, checked.counts.get(s, 0)) for s, label in severity_labels(say).items()),
        names=(display_name(checked.languages[0], say.language), display_name(checked.languages[1], say.language)),
        warnings=tuple(map(say.text, checked.warnings)),
        looked_for=looked_for.check_lines(checked.checks, say),
        lines=tuple(_line(one, say, language) for one in findings[:MAX_SHOWN]),
        signature="|".join(f"{name}:{value}" for name, value in checked.signature),
    )
    return fill("rows.html.j2", page, _SOURCES)


def _line(one: RowFinding, say: Catalogue, language: str) -> _Line:
    finding = one.finding
    label = severity_label(finding, say)
    message = say.text(finding.content) if finding.content else finding.message
    reading = say.text(finding.values) if finding.values else finding.reading
    sides = ((one.source, finding.source_spans), (one.target, finding.target_spans))
    return _Line(
        row=one.row,
        label=label,
        kind=kind_name(finding.kind, say),
        message=prose(message, language),
        reading=prose(reading, language),
        suggestion=finding.suggestion or "",
        code=finding.code,
        sides=(_marked(*sides[0], label), _marked(*sides[1], label)),
    )


def _marked(side: Sentence | None, spans: Sequence[Span], label: SeverityLabel) -> Markup | None:
    """The text with its marks, None where there is none."""
    if side is None or not side.text.strip():
        return None
    return highlighted(side.text, side.span.start, [Highlight(span, label.key) for span in spans])
