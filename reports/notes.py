"""A finding as a page tells it: its words, its place, both wordings."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from samesaid.languages import primary
from samesaid.model import Document, Finding, Report
from samesaid.reports.excerpts import Excerpt, excerpts
from samesaid.reports.marks import prose
from samesaid.reports.places import Site
from samesaid.reports.words import Grade, certainty, family, grade


@dataclass(frozen=True, slots=True)
class NoteView:
    """What is shown of one finding. ``number`` is 0 for information; ``row`` is the bead it stands beside."""

    finding: Finding
    number: int
    anchor: str
    grade: Grade
    family: str
    message: Markup
    reading: Markup
    suggestion: Markup
    certainty: str
    percent: int
    row: int | None
    places: tuple[str, str]
    excerpts: tuple[Excerpt, ...]


def notes_of(report: Report, site: Site, labels: tuple[str, ...]) -> tuple[NoteView, ...]:
    """A note for each finding, in the report's order; those that raise an alarm are numbered through from 1."""
    notes: list[NoteView] = []
    number = 0
    for order, finding in enumerate(report.findings, 1):
        number += finding.alarm
        mark = grade(finding)
        language = han_language(report.reference, report.versions[finding.version])
        sides = (labels[0], labels[finding.version + 1])
        notes.append(
            NoteView(
                finding=finding,
                number=number if finding.alarm else 0,
                anchor=f"n{number}" if finding.alarm else f"i{order}",
                grade=mark,
                family=family(finding.code),
                message=prose(finding.message, language),
                reading=prose(finding.reading, language),
                suggestion=prose(_unsaid(finding), language),
                certainty=certainty(finding.confidence),
                percent=round(100 * finding.confidence),
                row=site.row(finding),
                places=site.names(finding),
                excerpts=excerpts(site, finding, sides, mark.key) if finding.alarm else (),
            )
        )
    return tuple(notes)


def _unsaid(finding: Finding) -> str:
    """The suggestion, where the message does not give it already."""
    suggestion = finding.suggestion or ""
    return suggestion if suggestion not in finding.message else ""


def han_language(*documents: Document) -> str | None:
    """The language whose fonts Han characters in our own sentences should take: that of the first text with them."""
    return next((d.language for d in documents if primary(d.language) in ("zh", "ja", "ko")), None)
