"""What the page shows, worked out before the template sees it: the template only sets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samesaid.languages import display_name, primary
from samesaid.model import Document, Note, Report, Score, Severity
from samesaid.reports.marks import escaped
from samesaid.reports.notes import NoteView, notes_of
from samesaid.reports.places import Site
from samesaid.reports.rows import Row, rows_of
from samesaid.reports.strip import Strip, strip_of
from samesaid.reports.verdict import Piece, coverage, coverage_line, kinds_of, verdict
from samesaid.reports.words import GRADES, Grade, called, heading, labels

# Browsers lay out a chunk of rows only when it comes near the window; short texts are one chunk.
_CHUNK = 80


@dataclass(frozen=True, slots=True)
class TextView:
    """One text: what it is called, its language in its own words, and what its reader decided about it."""

    label: str
    title: str
    name: str
    language: str
    native: str
    decisions: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One version beside the reference. ``counts`` are (grade, number of findings) in order of severity."""

    anchor: str
    text: TextView
    coverage: str
    kinds: str
    counts: tuple[tuple[Grade, int], ...]
    unplaced: tuple[NoteView, ...]
    folded: tuple[NoteView, ...]
    chunks: tuple[tuple[Row, ...], ...]
    strip: Strip
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template sets, in the order of reading."""

    title: str
    warnings: tuple[str, ...]
    verdict: tuple[Piece, ...]
    reference: TextView
    serious: tuple[NoteView, ...]
    small: tuple[NoteView, ...]
    folded: int
    sections: tuple[Section, ...]
    signature: tuple[tuple[str, str], ...]
    signature_line: str


def page_of(report: Report) -> Page:
    """The page of a report. Pure: the same report gives the same page."""
    names = labels(report)
    site = Site(report)
    notes = notes_of(report, site, names)
    alarms = [note for note in notes if note.number]
    texts = [text_view(d, label) for d, label in zip((report.reference, *report.versions), names, strict=True)]
    return Page(
        title=heading(report.reference),
        warnings=report.warnings,
        verdict=verdict(report),
        reference=texts[0],
        serious=tuple(n for n in alarms if n.finding.severity is not Severity.MINOR),
        small=tuple(n for n in alarms if n.finding.severity is Severity.MINOR),
        folded=len(notes) - len(alarms),
        sections=tuple(_section(report, site, v, notes, texts[v + 1]) for v in range(len(report.versions))),
        signature=report.signature,
        signature_line=report.signature_line,
    )


def _section(report: Report, site: Site, version: int, notes: Sequence[NoteView], text: TextView) -> Section:
    own = [note for note in notes if note.finding.version == version]
    alarms = tuple(note for note in own if note.number)
    covered = coverage(report, version)
    # Texts that are not versions of one another are not set side by side: every row would be a gap.
    aligned = covered.enough or bool(own)
    rows = rows_of(site, version, alarms, called(text.label, report.versions[version])) if aligned else ()
    return Section(
        anchor=f"v{version + 1}",
        text=text,
        coverage=coverage_line(covered),
        kinds=kinds_of(note.finding for note in alarms),
        counts=tuple((g, sum(note.grade is g for note in alarms)) for g in GRADES.values()),
        unplaced=tuple(note for note in alarms if note.row is None),
        folded=tuple(note for note in own if not note.number),
        chunks=tuple(rows[i : i + _CHUNK] for i in range(0, len(rows), _CHUNK)),
        strip=strip_of(rows),
        scores=report.scores[version] if version < len(report.scores) else (),
    )


def text_view(document: Document, label: str) -> TextView:
    """One text as pages speak of it."""
    left_out = ("furniture", "dropped")
    return TextView(
        label=label,
        title=heading(document),
        name=document.name,
        language=document.language,
        native=display_name(document.language, primary(document.language)),
        decisions=tuple(note.message for note in document.notes if note.kind not in left_out),
        left_out=tuple(_left_out(note, document) for note in document.notes if note.kind in left_out),
    )


def _left_out(note: Note, document: Document) -> tuple[str, str]:
    """Why a passage was left out, and its words; a reason that quotes the words again is cut before them."""
    words = " ".join(note.span.of(document.text).split()) if note.span else ""
    reason = " ".join(note.message.split())
    repeated = reason.find(words[:12]) if words else -1
    if repeated > 0:
        reason = reason[:repeated].rstrip(" :“\"'")
    return reason, words


def score_value(value: float) -> str:
    """A figure with four digits that count, thousands separated: ``41.2``, ``0.987``, ``12,040``."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def show(text: str) -> Markup:
    """Any text on the page: escaped, with unseen controls shown."""
    return escaped(text)
