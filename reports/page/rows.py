"""The texts side by side: one row a run of beads, with its marks, its notes and the links of moved passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samesaid.languages import is_spaceless
from samesaid.model import Span
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.highlights import Mark, marked
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import Places, Site
from samesaid.reports.page.links import Links
from samesaid.reports.page.moved import MovedLink, moved_of
from samesaid.reports.page.notes import NoteView
from samesaid.reports.page.version_rows import Grid, GridRow


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a cell; ``paragraph`` is the number to print where it opens a paragraph."""

    html: Markup
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One text in one row. ``gap`` says what is missing, at the first of a run; ``gap_key`` is its severity."""

    pieces: tuple[Piece, ...] = ()
    gap: str = ""
    gap_key: str = ""
    links: tuple[MovedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is shown: ``cells[0]`` is the reference, then the columns.

    ``lone`` is a row in which a text has nothing; ``stub`` rows hold only links to passages that are set beside another
    row; ``weight`` is about how much room the row takes; ``paragraph`` names the place where it starts.
    """

    id: str
    cells: tuple[Cell, ...]
    lone: bool = False
    hairline: bool = False
    notes: tuple[NoteView, ...] = ()
    moved: bool = False
    stub: bool = False
    weight: int = 1
    paragraph: str = ""


def row_id(row: int) -> str:
    return f"r{row + 1}"


def rows_of(
    site: Site,
    grid: Grid,
    notes: Iterable[NoteView],
    names: Sequence[str],
    say: Catalogue = ENGLISH,
    *,
    link: Links | None = None,
) -> tuple[Row, ...]:
    """All rows in the order of the reference, with stubs where moved passages stand by themselves.

    ``names[v]`` is what version ``v`` is called inside a sentence; ``link`` tells where notes stand.
    """
    return tuple(_Builder(site, grid, notes, names, say, link or Links()).build())


class _Builder:
    def __init__(
        self, site: Site, grid: Grid, notes: Iterable[NoteView], names: Sequence[str], say: Catalogue, link: Links
    ) -> None:
        self.site, self.grid, self.say = site, grid, say
        self.beside: dict[int, list[NoteView]] = defaultdict(list)
        for note in notes:
            if note.row is not None:
                self.beside[note.row].append(note)
        self.marks = _Marks(site, grid, self.beside, say, link)
        self.moved = {v: moved_of(site, grid, v, names[v], say) for v in grid.columns}
        self.runs = [_run_lengths(grid, column) for column in range(-1, len(grid.columns))]

    def build(self) -> Iterable[Row]:
        stubs: dict[int, list[Row]] = defaultdict(list)
        for column, version in enumerate(self.grid.columns, 1):
            for stub in self.moved[version].stubs:
                cells = [Cell() for _ in range(len(self.grid.columns) + 1)]
                cells[column] = Cell(links=stub.links)
                stubs[stub.row].append(Row(stub.anchor, tuple(cells), stub=True))
        yield from stubs[-1]
        for number, row in enumerate(self.grid.rows):
            yield self._row(number, row)
            yield from stubs[number]

    def _row(self, number: int, row: GridRow) -> Row:
        notes = tuple(self.beside.get(number, ()))
        cells = [self._reference(number, row, notes)]
        cells += [self._version(number, column, row, notes) for column in range(len(self.grid.columns))]
        first = next((cell.pieces for cell in cells if cell.pieces), ())
        place = self.site.reference.name(row.source[0]) if row.source else ""
        return Row(
            id=row_id(number),
            cells=tuple(cells),
            lone=not (row.source and all(row.targets)),
            hairline=any(piece.paragraph for piece in first[:1]),
            notes=notes,
            moved=any(cell.links for cell in cells),
            weight=max(1, *(self._weight(i, row) for i in range(len(cells)))),
            paragraph=place,
        )

    def _reference(self, number: int, row: GridRow, notes: Sequence[NoteView]) -> Cell:
        gap = ""
        if not row.source and (count := self.runs[0][number]):
            gap = self.say("row.extra", n=count)
        return Cell(_pieces(self.site.reference, row.source, self.marks.source), gap, _key(notes))

    def _version(self, number: int, column: int, row: GridRow, notes: Sequence[NoteView]) -> Cell:
        version = self.grid.columns[column]
        leads = self.moved[version].leads
        gap = ""
        if row.source and not row.targets[column] and (count := self.runs[column + 1][number]):
            gap = self.say("row.missing", n=count)
        return Cell(
            _pieces(self.site.versions[version], row.targets[column], self.marks.target[version]),
            gap,
            _key([note for note in notes if note.finding.version == version]),
            tuple(leads[bead] for bead in row.beads[column] if bead in leads),
        )

    def _weight(self, cell: int, row: GridRow) -> int:
        """About how much room sentences take: a character of a spaceless script is as wide as two others."""
        places = self.site.versions[self.grid.columns[cell - 1]] if cell else self.site.reference
        sentences = row.targets[cell - 1] if cell else row.source
        wide = 2 if is_spaceless(places.document.language) else 1
        return wide * sum(len(places.document.sentences[i].text) for i in sentences)


class _Marks:
    """The marks of all findings, by sentence: of the reference, and of each version."""

    def __init__(self, site: Site, grid: Grid, beside: dict[int, list[NoteView]], say: Catalogue, link: Links) -> None:
        self._say, self._link = say, link
        self.source: dict[int, list[Mark]] = defaultdict(list)
        self.target: dict[int, dict[int, list[Mark]]] = {v: defaultdict(list) for v in grid.columns}
        for row, notes in beside.items():
            for order, note in enumerate(notes, 1):
                version = note.finding.version
                source, target = grid.rows[row].source, grid.rows[row].targets[grid.columns.index(version)]
                self._add(site.reference, note.finding.source_spans, source, self.source, note, order)
                self._add(site.versions[version], note.finding.target_spans, target, self.target[version], note, order)

    def _add(
        self,
        places: Places,
        spans: Sequence[Span],
        home: Sequence[int],
        into: dict[int, list[Mark]],
        note: NoteView,
        order: int,
    ) -> None:
        if not spans and home and note.finding.absent:
            end = places.document.sentences[home[-1]].span.end
            into[home[-1]].append(self._mark(note, Span(end, end), order))
        for span in spans:
            for sentence in places.touched([span]):
                into[sentence].append(self._mark(note, span, order if sentence in home else 0))

    def _mark(self, note: NoteView, span: Span, order: int) -> Mark:
        # Within its own row a mark carries the note's order, by which the style sheet lights it with its counterpart.
        classes = f"{note.grade.key} k{order}" if 1 <= order <= 9 else note.grade.key
        href, label = self._link(note.anchor), self._say("row.note", n=note.number)
        return Mark(span, classes, note.number, href, note.number, label)


def _key(notes: Sequence[NoteView]) -> str:
    return notes[0].grade.key if notes else ""


def _run_lengths(grid: Grid, column: int) -> list[int]:
    """For the first row of a run in which a text has nothing, how many sentences it lacks; 0 for every other row.

    Column -1 is the reference, whose runs count the sentences of the one version that tells more.
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


def _pieces(places: Places, sentences: Iterable[int], marks: dict[int, list[Mark]]) -> tuple[Piece, ...]:
    pieces = []
    for i in sentences:
        sentence = places.document.sentences[i]
        paragraph = places.paragraph(i) if places.opens_paragraph(i) else None
        pieces.append(Piece(marked(sentence.text, sentence.span.start, marks.get(i, ())), paragraph))
    return tuple(pieces)
