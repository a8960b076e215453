"""The texts side by side: rows of the grid with their marks, their notes and the links of moved passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samesaid.languages import is_spaceless
from samesaid.model import Span
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.highlights import Highlight, highlighted
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import ReportPositions, TextPositions
from samesaid.reports.page.moved import MovedLink, moved_of
from samesaid.reports.page.notes import NoteView
from samesaid.reports.page.pagination import Links
from samesaid.reports.page.version_rows import GridRow, VersionGrid, row_id


@dataclass(frozen=True, slots=True)
class SentencePiece:
    """One sentence of a cell; ``paragraph`` is the number of the paragraph that it opens."""

    html: Markup
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class RowCell:
    """One text in one row. ``gap`` says what is missing, in the first row of a run; ``gap_key`` is its severity."""

    pieces: tuple[SentencePiece, ...] = ()
    gap: str = ""
    gap_key: str = ""
    links: tuple[MovedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row as the page shows it: ``cells[0]`` is the reference, then the versions of the columns.

    ``lone``: a text has nothing in this row. ``hairline``: it opens a paragraph. ``stub``: it has only links to
    passages in another row. ``weight`` is proportional to the room it takes; ``paragraph`` is where it starts.
    """

    id: str
    cells: tuple[RowCell, ...]
    lone: bool = False
    hairline: bool = False
    notes: tuple[NoteView, ...] = ()
    moved: bool = False
    stub: bool = False
    weight: int = 1
    paragraph: str = ""


def text_rows(
    positions: ReportPositions,
    grid: VersionGrid,
    notes: Iterable[NoteView],
    names: Sequence[str],
    say: Catalogue = ENGLISH,
    *,
    link: Links | None = None,
) -> tuple[TextRow, ...]:
    """All rows in the order of the reference, with stubs at the own places of moved passages.

    ``names[v]`` is the label of version ``v`` inside a sentence; ``link`` gives the addresses of notes.
    """
    return tuple(_Builder(positions, grid, notes, names, say, link or Links()).build())


class _Builder:
    def __init__(
        self,
        positions: ReportPositions,
        grid: VersionGrid,
        notes: Iterable[NoteView],
        names: Sequence[str],
        say: Catalogue,
        link: Links,
    ) -> None:
        self.positions, self.grid, self.say = positions, grid, say
        self.beside: dict[int, list[NoteView]] = defaultdict(list)
        for note in notes:
            if note.row is not None:
                self.beside[note.row].append(note)
        self.marks = _Marks(positions, grid, self.beside, say, link)
        self.moved = {v: moved_of(positions, grid, v, names[v], say) for v in grid.columns}
        self.runs = [_run_lengths(grid, column) for column in range(-1, len(grid.columns))]

    def build(self) -> Iterable[TextRow]:
        stubs: dict[int, list[TextRow]] = defaultdict(list)
        for column, version in enumerate(self.grid.columns, 1):
            for stub in self.moved[version].stubs:
                cells = [RowCell() for _ in range(len(self.grid.columns) + 1)]
                cells[column] = RowCell(links=stub.links)
                stubs[stub.row].append(TextRow(stub.anchor, tuple(cells), stub=True))
        yield from stubs[-1]
        for number, row in enumerate(self.grid.rows):
            yield self._row(number, row)
            yield from stubs[number]

    def _row(self, number: int, row: GridRow) -> TextRow:
        notes = tuple(self.beside.get(number, ()))
        cells = [self._reference(number, row, notes)]
        cells += [self._version(number, column, row, notes) for column in range(len(self.grid.columns))]
        first = next((cell.pieces for cell in cells if cell.pieces), ())
        place = self.positions.reference.label(row.source[0]) if row.source else ""
        return TextRow(
            id=row_id(number),
            cells=tuple(cells),
            lone=not (row.source and all(row.targets)),
            hairline=any(piece.paragraph for piece in first[:1]),
            notes=notes,
            moved=any(cell.links for cell in cells),
            weight=max(1, *(self._weight(i, row) for i in range(len(cells)))),
            paragraph=place,
        )

    def _reference(self, number: int, row: GridRow, notes: Sequence[NoteView]) -> RowCell:
        gap = ""
        if not row.source and (count := self.runs[0][number]):
            gap = self.say("row.extra", n=count)
        return RowCell(_pieces(self.positions.reference, row.source, self.marks.source), gap, _key(notes))

    def _version(self, number: int, column: int, row: GridRow, notes: Sequence[NoteView]) -> RowCell:
        version = self.grid.columns[column]
        links = self.moved[version].links
        gap = ""
        if row.source and not row.targets[column] and (count := self.runs[column + 1][number]):
            gap = self.say("row.missing", n=count)
        return RowCell(
            _pieces(self.positions.versions[version], row.targets[column], self.marks.target[version]),
            gap,
            _key([note for note in notes if note.finding.version == version]),
            tuple(links[bead] for bead in row.beads[column] if bead in links),
        )

    def _weight(self, cell: int, row: GridRow) -> int:
        """The room that sentences take, in narrow characters: those of a spaceless script are twice as wide."""
        text = self.positions.versions[self.grid.columns[cell - 1]] if cell else self.positions.reference
        sentences = row.targets[cell - 1] if cell else row.source
        wide = 2 if is_spaceless(text.document.language) else 1
        return wide * sum(len(text.document.sentences[i].text) for i in sentences)


class _Marks:
    """The marks of all findings by sentence, for the reference and for each version."""

    def __init__(
        self,
        positions: ReportPositions,
        grid: VersionGrid,
        beside: dict[int, list[NoteView]],
        say: Catalogue,
        link: Links,
    ) -> None:
        self._say, self._link = say, link
        self.source: dict[int, list[Highlight]] = defaultdict(list)
        self.target: dict[int, dict[int, list[Highlight]]] = {v: defaultdict(list) for v in grid.columns}
        for row, notes in beside.items():
            for order, note in enumerate(notes, 1):
                version = note.finding.version
                source, target = grid.rows[row].source, grid.rows[row].targets[grid.columns.index(version)]
                self._add(positions.reference, note.finding.source_spans, source, self.source, note, order)
                self._add(
                    positions.versions[version], note.finding.target_spans, target, self.target[version], note, order
                )

    def _add(
        self,
        text: TextPositions,
        spans: Sequence[Span],
        home: Sequence[int],
        into: dict[int, list[Highlight]],
        note: NoteView,
        order: int,
    ) -> None:
        if not spans and home and note.finding.absent:
            end = text.document.sentences[home[-1]].span.end
            into[home[-1]].append(self._mark(note, Span(end, end), order))
        for span in spans:
            for sentence in text.sentences_at([span]):
                into[sentence].append(self._mark(note, span, order if sentence in home else 0))

    def _mark(self, note: NoteView, span: Span, order: int) -> Highlight:
        # Within its own row a mark has the order of its note, by which the style sheet lights up its counterpart.
        classes = f"{note.severity.key} k{order}" if 1 <= order <= 9 else note.severity.key
        href, label = self._link(note.anchor), self._say("row.note", n=note.number)
        return Highlight(span, classes, note.number, href, note.number, label)


def _key(notes: Sequence[NoteView]) -> str:
    return notes[0].severity.key if notes else ""


def _run_lengths(grid: VersionGrid, column: int) -> list[int]:
    """For the first row of a run in which a text has nothing, the number of sentences it lacks; 0 for other rows.

    Column -1 is the reference, whose runs count the sentences that the versions have in addition.
    """
    lengths = [0] * len(grid.rows)
    start, before = -1, None
    for number, row in enumerate(grid.rows):
        if column >= 0:
            kind = "missing" if row.source and not row.targets[column] else None
        else:
            kind = None if row.source else str([bool(target) for target in row.targets])
        if kind is None or kind != before:
            start = number
        if kind is not None:
            lengths[start] += len(row.source) or sum(map(len, row.targets))
        before = kind
    return lengths


def _pieces(
    text: TextPositions, sentences: Iterable[int], marks: dict[int, list[Highlight]]
) -> tuple[SentencePiece, ...]:
    pieces = []
    for i in sentences:
        sentence = text.document.sentences[i]
        paragraph = text.paragraph(i) if text.opens_paragraph(i) else None
        pieces.append(SentencePiece(highlighted(sentence.text, sentence.span.start, marks.get(i, ())), paragraph))
    return tuple(pieces)
