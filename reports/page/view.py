"""Everything the page shows, computed before the template is filled."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samesaid.model import Finding, Report, Severity
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common import looked_for
from samesaid.reports.common.decided import all_lines, closed_line, fixed_lines
from samesaid.reports.common.headline import coverage
from samesaid.reports.common.labels import ENGLISH, labels, name_in_sentence, title_of
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.page.alignment_plot import AlignmentPlot, alignment_plot_of
from samesaid.reports.page.minimap import Minimap, minimap_of
from samesaid.reports.page.notes import Filter, NoteView, code_anchor, code_text, filters_of, notes_of
from samesaid.reports.page.pagination import Links, PageNames, links_of, page_numbers, page_of_note
from samesaid.reports.page.rows import TextRow, text_rows
from samesaid.reports.page.summary import ScoreLine, VersionLine, penalty_lines, score_lines, version_lines
from samesaid.reports.page.texts import TextView, text_view
from samesaid.reports.page.verdict import Verdict, verdict_of
from samesaid.reports.page.version_rows import version_grid
from samesaid.reports.page.version_table import VersionTable, version_tables

if TYPE_CHECKING:
    from samesaid.reports.page.review import ReviewView

# Rows of a chunk; browsers lay out a chunk only when it is near the window.
_CHUNK_ROWS = 80
# Findings that open to a card; further ones are lines with a link to the text.
_MAX_CARDS = 300
# Lines of findings before the texts; further ones are folded, so that the texts begin within two screens.
_MAX_LINES = 30
# Findings on the overview of a report of several pages.
_MAX_OVERVIEW = 100
# A fold that saves fewer lines than this is not worth a click.
_MIN_FOLDED = 5
_SEVERITIES = ("critical", "major", "minor")


@dataclass(frozen=True, slots=True)
class CodeMeaning:
    """What a code on the page means."""

    anchor: str
    code: str
    title: str
    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class PageOutline:
    """A page in the table of pages: its file, its first and last position in the text, its findings by severity."""

    number: int
    file: str
    first: str
    last: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What the template needs, in the order of reading.

    ``number`` is 0 for the only page or the overview, ``outlines`` are the pages of a report of several pages. ``main``
    and ``minor`` are alarms by severity (on an overview ``main`` has the most important ones), ``information`` are the
    findings that do not count, ``without_row`` those about a text as a whole; ``strips`` are the map of the text, one
    for each version. ``columns`` are the versions side by side and ``column_order`` their indices (0 is the reference),
    ``not_aligned`` the others, and ``not_beside`` says why; ``chunks`` are the rows. ``decided`` says what changed
    since an earlier report and what was decided, ``closed`` are the findings that a decision closed, ``fixed`` those of
    the earlier report that are gone, a line each. ``review`` is what the application knows, None without one.
    """

    say: Catalogue
    link: Links
    number: int
    outlines: tuple[PageOutline, ...]
    key: str
    title: str
    warnings: tuple[str, ...]
    verdict: Verdict | None
    strips: tuple[tuple[TextView, Minimap], ...]
    texts: tuple[TextView, ...]
    penalties: tuple[str, ...]
    lines: tuple[VersionLine, ...]
    coverage: tuple[str, ...]
    main: tuple[NoteView, ...]
    minor: tuple[NoteView, ...]
    information: tuple[NoteView, ...]
    without_row: tuple[NoteView, ...]
    total: int
    columns: tuple[TextView, ...]
    column_order: tuple[int, ...]
    not_aligned: tuple[TextView, ...]
    not_beside: str
    chunks: tuple[tuple[TextRow, ...], ...]
    minimap: Minimap
    tables: tuple[VersionTable, ...]
    plots: tuple[AlignmentPlot, ...]
    meanings: tuple[CodeMeaning, ...]
    filters: tuple[Filter, ...]
    scores: tuple[tuple[TextView, tuple[ScoreLine, ...]], ...]
    looked_for: tuple[str, ...]
    decided: tuple[str, ...]
    closed: tuple[str, ...]
    fixed: tuple[str, ...]
    signature: tuple[tuple[str, str], ...]
    signature_line: str
    review: ReviewView | None = None

    @property
    def overview(self) -> bool:
        return bool(self.outlines) and self.number == 0

    @property
    def long(self) -> bool:
        """True if the browser must defer layout, and entries and notes are short."""
        return len(self.main) + len(self.minor) > _MAX_CARDS

    @property
    def cards(self) -> int:
        """The number of entries of a list that open to a card."""
        return _MAX_CARDS

    @property
    def main_lines(self) -> int:
        """The number of main findings that are not folded."""
        return len(self.main) if len(self.main) <= _MAX_LINES else _MAX_LINES - _MIN_FOLDED

    @property
    def minor_lines(self) -> int:
        """The number of minor findings that are not folded."""
        left = max(_MAX_LINES - len(self.main), 0)
        return len(self.minor) if len(self.minor) <= left else max(left - _MIN_FOLDED, 0)


def pages_of(
    report: Report, say: Catalogue = ENGLISH, *, names: PageNames | None = None, max_findings: int = 0
) -> list[Page]:
    """The pages of a report: one page, or for a long report the overview and its pages.

    ``names`` gives the address of each page, 0 being the overview. A report with more than ``max_findings`` findings is
    divided (0: never). The same report always gives the same pages.
    """
    return _Pages(report, say.extended(report.rules), names, max_findings).pages()


class _Pages:
    def __init__(self, report: Report, say: Catalogue, names: PageNames | None, max_findings: int) -> None:
        self.report, self.say = report, say
        documents = (report.reference, *report.versions)
        self.labels = labels(report, say)
        in_sentences = tuple(name_in_sentence(label, d, say) for label, d in zip(self.labels, documents, strict=True))
        self.positions = ReportPositions(report, say)
        self.grid = version_grid(report, _columns(report))
        self.notes = notes_of(report, self.positions, self.grid, self.labels, say)
        divided = max_findings and names is not None
        self.page_of_row = page_numbers(self.grid, self.notes, max_findings) if divided else [1] * len(self.grid.rows)
        self.count = max(self.page_of_row, default=1)
        self.link = Links()
        if self.count > 1 and names:
            self.link = links_of(self.positions, self.grid, self.notes, self.page_of_row, names)
        alarms = [n for n in self.notes if n.number]
        self.rows = text_rows(self.positions, self.grid, alarms, in_sentences[1:], say, link=self.link)
        self.texts = tuple(text_view(d, label, say) for d, label in zip(documents, self.labels, strict=True))
        self.lines = version_lines(report, self.labels, say)
        self.tables = version_tables(report, self.positions, self.grid, say)
        self.plots = tuple(
            alignment_plot_of(self.positions, self.grid, v, (self.labels[0], self.labels[v + 1]), say)
            for v in self.grid.columns
        )
        self.penalties = tuple(
            line for v in range(len(report.versions)) for line in penalty_lines(report, v, self.labels, say)
        )
        self.scores = tuple(
            (text, score_lines(report, v, say)) for v, text in enumerate(self.texts[1:]) if v < len(report.scores)
        )

    def pages(self) -> list[Page]:
        if self.count == 1:
            return [self._page(0, (), self.notes, self.rows)]
        by_page = [[n for n in self.notes if page_of_note(n, self.page_of_row) == p] for p in range(1, self.count + 1)]
        rows: list[list[TextRow]] = [[] for _ in range(self.count)]
        for row in self.rows:
            rows[self.link.pages[row.id] - 1].append(row)
        outlines = tuple(self._outline(p, by_page[p - 1], rows[p - 1]) for p in range(1, self.count + 1))
        first = [note for note in self.notes if note.number][:_MAX_OVERVIEW]
        pages = [self._page(0, outlines, first, ())]
        for p in range(1, self.count + 1):
            pages.append(self._page(p, outlines, by_page[p - 1], tuple(rows[p - 1])))
        return pages

    def _outline(self, number: int, notes: Sequence[NoteView], rows: Sequence[TextRow]) -> PageOutline:
        counts = tuple(sum(n.severity.key == key and n.number > 0 for n in notes) for key in _SEVERITIES)
        places = [row.paragraph for row in rows if row.paragraph] or [""]
        return PageOutline(number, self.link.file(number), places[0], places[-1], counts)

    def _strips(self, rows: Sequence[TextRow], versions: Sequence[int]) -> tuple[tuple[TextView, Minimap], ...]:
        """The map of each version that is side by side; none where this page has no texts."""
        if not rows:
            return ()
        return tuple(
            (self.texts[v + 1], minimap_of(rows, self.say, column=column, version=v))
            for column, v in enumerate(versions, 1)
        )

    def _page(
        self, number: int, outlines: tuple[PageOutline, ...], notes: Sequence[NoteView], rows: Sequence[TextRow]
    ) -> Page:
        report, say = self.report, self.say
        whole, overview = number == 0, bool(outlines) and number == 0
        alarms = [note for note in notes if note.number]
        # On an overview the most important ones are shown in full, whatever their severity.
        main = [n for n in alarms if overview or n.finding.severity is not Severity.MINOR]
        shown = self.grid.columns if rows or not outlines else ()
        aside = [v for v in range(len(report.versions)) if v not in self.grid.columns]
        return Page(
            say=say,
            link=self.link,
            number=number,
            outlines=outlines,
            key=_key(report),
            title=title_of(report.reference, say),
            warnings=tuple(map(say.text, report.warnings)) if whole else (),
            verdict=verdict_of(report, say) if whole else None,
            strips=self._strips(self.rows if overview else rows, self.grid.columns),
            texts=self.texts,
            penalties=self.penalties if whole else (),
            lines=self.lines if whole and len(self.lines) > 1 else (),
            coverage=tuple(line.coverage for line in self.lines),
            main=tuple(main),
            minor=tuple(n for n in alarms if not overview and n.finding.severity is Severity.MINOR),
            information=tuple(n for n in notes if not n.number),
            without_row=tuple(n for n in alarms if n.row is None and not overview),
            total=len(report.alarms),
            columns=tuple(self.texts[v + 1] for v in shown),
            column_order=(0, *(v + 1 for v in shown)),
            not_aligned=tuple(self.texts[v + 1] for v in aside),
            not_beside=say("page.not-compared" if aside and set(aside) <= {*report.others} else "page.not-beside"),
            chunks=tuple(tuple(rows[i : i + _CHUNK_ROWS]) for i in range(0, len(rows), _CHUNK_ROWS)),
            minimap=minimap_of(rows, say),
            tables=self.tables if whole else (),
            plots=self.plots if whole else (),
            meanings=_meanings([n.finding for n in notes], say),
            filters=filters_of(notes, self.labels, say),
            scores=self.scores,
            looked_for=looked_for.report_lines(report, say),
            decided=all_lines(report, say) if whole else (),
            closed=tuple(closed_line(f, say) for f in report.decided) if whole else (),
            fixed=fixed_lines(report, say) if whole else (),
            signature=report.signature,
            signature_line=report.signature_line,
        )


def _columns(report: Report) -> list[int]:
    """The versions shown beside the reference: those with enough counterparts or with findings.

    Of any other text every row would be a gap.
    """
    found = {finding.version for finding in report.findings}
    return [v for v in range(len(report.versions)) if coverage(report, v).enough or v in found]


def _meanings(findings: Sequence[Finding], say: Catalogue) -> tuple[CodeMeaning, ...]:
    """What the codes of these findings mean, in the order of the codes."""
    codes = sorted({finding.code for finding in findings})
    texts = ("title", "why", "mend")
    return tuple(CodeMeaning(code_anchor(c), c, *(code_text(c, what, say) for what in texts)) for c in codes)


def _key(report: Report) -> str:
    """The key under which the browser stores decisions: a hash of all texts."""
    texts = "\x1f".join(d.text for d in (report.reference, *report.versions))
    return hashlib.sha256(texts.encode("utf-8", "backslashreplace")).hexdigest()[:16]
