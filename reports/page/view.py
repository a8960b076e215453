"""What the page shows, worked out before the template sees it: the template only sets it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.model import Finding, Report, Severity
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.headline import Piece, coverage, verdict
from samesaid.reports.common.labels import ENGLISH, called, heading, labels
from samesaid.reports.common.positions import Site
from samesaid.reports.page.alignment_plot import Picture, picture_of
from samesaid.reports.page.filters import Filter, filters_of
from samesaid.reports.page.links import Links, Names
from samesaid.reports.page.minimap import Strip, strip_of
from samesaid.reports.page.notes import NoteView, code_anchor, notes_of, told_of
from samesaid.reports.page.pagination import cut, links_of, page_of_note
from samesaid.reports.page.rows import Row, rows_of
from samesaid.reports.page.summary import Figure, VersionLine, figures_of, penalty_of, version_lines
from samesaid.reports.page.texts import TextView, text_view
from samesaid.reports.page.version_rows import grid_of
from samesaid.reports.page.version_table import TermTable, term_tables

# Browsers lay out a chunk of rows only when it comes near the window; short texts are one chunk.
_CHUNK = 80
# A page with more findings tells so many in full; the others are lines that lead into the text, which has their words.
_FULL = 300
# The overview of a divided report tells so many of the most important findings itself.
_FIRST = 100


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code that occurs on the page means."""

    anchor: str
    code: str
    title: str
    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class Part:
    """Another page of a divided report: its file, the places it covers, its findings by severity."""

    number: int
    file: str
    first: str
    last: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template sets, in the order of reading. ``number`` is 0 for the overview of a divided report."""

    say: Catalogue
    link: Links
    number: int
    parts: tuple[Part, ...]
    key: str
    title: str
    warnings: tuple[str, ...]
    verdict: tuple[Piece, ...]
    texts: tuple[TextView, ...]
    penalties: tuple[str, ...]
    lines: tuple[VersionLine, ...]
    coverage: tuple[str, ...]
    serious: tuple[NoteView, ...]
    small: tuple[NoteView, ...]
    folded: tuple[NoteView, ...]
    unplaced: tuple[NoteView, ...]
    total: int
    columns: tuple[TextView, ...]
    order: tuple[int, ...]
    apart: tuple[TextView, ...]
    chunks: tuple[tuple[Row, ...], ...]
    strip: Strip
    tables: tuple[TermTable, ...]
    pictures: tuple[Picture, ...]
    meanings: tuple[Meaning, ...]
    filters: tuple[Filter, ...]
    figures: tuple[tuple[TextView, tuple[Figure, ...]], ...]
    signature: tuple[tuple[str, str], ...]
    signature_line: str

    @property
    def overview(self) -> bool:
        return bool(self.parts) and self.number == 0

    @property
    def long(self) -> bool:
        """Whether there is so much that a browser must be spared: layout put off, entries and notes cut short."""
        return len(self.serious) + len(self.small) > _FULL

    @property
    def full(self) -> int:
        """How many entries of a list are told in full."""
        return _FULL


def pages_of(report: Report, say: Catalogue = ENGLISH, *, names: Names | None = None, bound: int = 0) -> list[Page]:
    """The page of a report; of a long one the overview and its pages.

    ``names`` gives the file of each page, 0 being the overview. ``bound`` is the number of findings a page may hold
    (0: no division). Pure: the same report gives the same pages.
    """
    return _Book(report, say.extended(report.rules), names, bound).pages()


class _Book:
    def __init__(self, report: Report, say: Catalogue, names: Names | None, bound: int) -> None:
        self.report, self.say = report, say
        documents = (report.reference, *report.versions)
        self.labels = labels(report, say)
        self.called = tuple(called(label, d, say) for label, d in zip(self.labels, documents, strict=True))
        self.site = Site(report, say)
        self.grid = grid_of(report, _columns(report))
        self.notes = notes_of(report, self.site, self.grid, self.labels, self.called, say)
        self.page_of_row = (
            cut(self.grid, self.notes, bound) if bound and names is not None else [1] * len(self.grid.rows)
        )
        self.count = max(self.page_of_row, default=1)
        self.link = Links()
        if self.count > 1 and names:
            self.link = links_of(self.site, self.grid, self.notes, self.page_of_row, names)
        texts = self.called[1:]
        alarms = [n for n in self.notes if n.number]
        self.rows = rows_of(self.site, self.grid, alarms, texts, say, link=self.link)
        self.texts = tuple(text_view(d, label, say) for d, label in zip(documents, self.labels, strict=True))
        self.lines = version_lines(report, self.labels, say)
        self.tables = term_tables(report, self.site, self.grid, say)
        self.pictures = tuple(
            picture_of(self.site, self.grid, v, (self.labels[0], self.labels[v + 1]), say) for v in self.grid.columns
        )
        self.penalties = tuple(
            line for v in range(len(report.versions)) for line in penalty_of(report, v, self.labels, say)
        )
        self.figures = tuple(
            (text, figures_of(report, v, say)) for v, text in enumerate(self.texts[1:]) if v < len(report.scores)
        )

    def pages(self) -> list[Page]:
        if self.count == 1:
            return [self._page(0, (), self.notes, self.rows)]
        by_page = [[n for n in self.notes if page_of_note(n, self.page_of_row) == p] for p in range(1, self.count + 1)]
        rows: list[list[Row]] = [[] for _ in range(self.count)]
        for row in self.rows:
            rows[self.link.pages[row.id] - 1].append(row)
        parts = tuple(self._part(p, by_page[p - 1], rows[p - 1]) for p in range(1, self.count + 1))
        first = [note for note in self.notes if note.number][:_FIRST]
        pages = [self._page(0, parts, first, ())]
        for p in range(1, self.count + 1):
            pages.append(self._page(p, parts, by_page[p - 1], tuple(rows[p - 1])))
        return pages

    def _part(self, number: int, notes: Sequence[NoteView], rows: Sequence[Row]) -> Part:
        counts = tuple(sum(n.grade.key == severity and n.number > 0 for n in notes) for severity in _SEVERITIES)
        places = [row.paragraph for row in rows if row.paragraph]
        return Part(number, self.link.file(number), places[0] if places else "", places[-1] if places else "", counts)

    def _page(self, number: int, parts: tuple[Part, ...], notes: Sequence[NoteView], rows: Sequence[Row]) -> Page:
        report, say = self.report, self.say
        whole, overview = number == 0, bool(parts) and number == 0
        alarms = [note for note in notes if note.number]
        # An overview tells the most important ones in full, whatever their severity.
        full = [n for n in alarms if overview or n.finding.severity is not Severity.MINOR]
        shown = self.grid.columns if rows or not parts else ()
        versions = range(len(report.versions))
        return Page(
            say=say,
            link=self.link,
            number=number,
            parts=parts,
            key=_key(report),
            title=heading(report.reference, say),
            warnings=tuple(map(say.text, report.warnings)) if whole else (),
            verdict=verdict(report, say) if whole else (),
            texts=self.texts,
            penalties=self.penalties if whole else (),
            lines=self.lines if whole and len(self.lines) > 1 else (),
            coverage=tuple(line.coverage for line in self.lines),
            serious=tuple(full),
            small=tuple(n for n in alarms if not overview and n.finding.severity is Severity.MINOR),
            folded=tuple(n for n in notes if not n.number),
            unplaced=tuple(n for n in alarms if n.row is None and not overview),
            total=len(report.alarms),
            columns=tuple(self.texts[v + 1] for v in shown),
            order=(0, *(v + 1 for v in shown)),
            apart=tuple(self.texts[v + 1] for v in versions if v not in self.grid.columns),
            chunks=tuple(tuple(rows[i : i + _CHUNK]) for i in range(0, len(rows), _CHUNK)),
            strip=strip_of(rows, say),
            tables=self.tables if whole else (),
            pictures=self.pictures if whole else (),
            meanings=_meanings([n.finding for n in notes], say),
            filters=filters_of(notes, self.labels, say),
            figures=self.figures,
            signature=report.signature,
            signature_line=report.signature_line,
        )


_SEVERITIES = ("critical", "major", "minor")


def _columns(report: Report) -> list[int]:
    """The versions set beside the reference. Of a text that is no version of it every row would be a gap."""
    told = {finding.version for finding in report.findings}
    return [v for v in range(len(report.versions)) if coverage(report, v).enough or v in told]


def _meanings(findings: Sequence[Finding], say: Catalogue) -> tuple[Meaning, ...]:
    """What the codes of these findings mean, in the order of the codes."""
    codes = sorted({finding.code for finding in findings})
    return tuple(
        Meaning(code_anchor(c), c, *(told_of(c, what, say) for what in ("title", "why", "mend"))) for c in codes
    )


def _key(report: Report) -> str:
    """What the browser keeps dismissals under: the texts that were compared."""
    texts = "\x1f".join(d.text for d in (report.reference, *report.versions))
    return hashlib.sha256(texts.encode("utf-8", "backslashreplace")).hexdigest()[:16]
