"""The texts side by side: one row a bead, with its marks, its notes and the links of moved passages."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from markupsafe import Markup

from samesaid.languages import is_spaceless
from samesaid.model import Bead, Span
from samesaid.reports.excerpts import ABSENT
from samesaid.reports.marks import Mark, marked, visible
from samesaid.reports.notes import NoteView
from samesaid.reports.places import Places, Site
from samesaid.reports.words import count_of


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a cell; ``paragraph`` is the number to print where it opens a paragraph."""

    html: Markup
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class MovedLink:
    """A link between a passage's own place and the row it is set beside."""

    text: str
    href: str
    down: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A bead as it is shown.

    A ``lone`` row has no counterpart; ``gap`` says so at the first of a run, and ``gap_key`` is the severity of the
    finding about it. ``stub`` rows hold only links to passages that are set beside another row; ``weight`` is about
    how much room the row takes.
    """

    id: str
    source: tuple[Piece, ...] = ()
    target: tuple[Piece, ...] = ()
    lone: bool = False
    gap: str = ""
    gap_key: str = ""
    hairline: bool = False
    notes: tuple[NoteView, ...] = ()
    moved: MovedLink | None = None
    stub: tuple[MovedLink, ...] = ()
    weight: int = 1


def rows_of(site: Site, version: int, notes: Iterable[NoteView], label: str) -> tuple[Row, ...]:
    """All rows of one version in the order of the reference, with stubs where moved passages stand by themselves."""
    beads = site.beads(version)
    places = site.versions[version]
    beside: dict[int, list[NoteView]] = defaultdict(list)
    for note in notes:
        if note.row is not None:
            beside[note.row].append(note)
    marks = _Marks(site, version, beside)
    stubs = _stub_places(beads)
    stub_of = {n: (after, runs[0][0]) for after, runs in stubs.items() for run in runs for n in run}
    rows: list[Row] = []
    for number in range(-1, len(beads)):
        if number >= 0:
            moved = _leads_to(places, beads, number, stub_of, version, label)
            rows.append(_row(site, version, number, marks, tuple(beside.get(number, ())), moved))
        if number in stubs:
            links = tuple(_leads_back(site, places, beads, run, version, number) for run in stubs[number])
            rows.append(Row(id=_stub_id(version, stubs[number][0][0]), stub=links))
    return tuple(rows)


def row_id(version: int, bead: int) -> str:
    return f"v{version + 1}r{bead + 1}"


def _stub_id(version: int, bead: int) -> str:
    return f"v{version + 1}from{bead + 1}"


class _Marks:
    """The marks of one version's findings, by sentence, on both sides."""

    def __init__(self, site: Site, version: int, beside: dict[int, list[NoteView]]) -> None:
        self.source: dict[int, list[Mark]] = defaultdict(list)
        self.target: dict[int, list[Mark]] = defaultdict(list)
        beads = site.beads(version)
        for row, notes in beside.items():
            for order, note in enumerate(notes, 1):
                finding, bead = note.finding, beads[row]
                for places, spans, home, into in (
                    (site.reference, finding.source_spans, bead.source, self.source),
                    (site.versions[version], finding.target_spans, bead.target, self.target),
                ):
                    if not spans and home and finding.code in ABSENT:
                        end = places.document.sentences[home[-1]].span.end
                        into[home[-1]].append(_mark(note, Span(end, end), order))
                    for span in spans:
                        for sentence in places.touched([span]):
                            into[sentence].append(_mark(note, span, order if sentence in home else 0))


def _mark(note: NoteView, span: Span, order: int) -> Mark:
    # Within its own row a mark carries the note's order, by which the style sheet lights it with its counterpart.
    classes = f"{note.grade.key} k{order}" if 1 <= order <= 9 else note.grade.key
    return Mark(span, classes, note.number, note.anchor)


def _row(
    site: Site, version: int, number: int, marks: _Marks, notes: tuple[NoteView, ...], moved: MovedLink | None
) -> Row:
    bead = site.beads(version)[number]
    source = _cell(site.reference, bead.source, marks.source)
    target = _cell(site.versions[version], bead.target, marks.target)
    return Row(
        id=row_id(version, number),
        source=source,
        target=target,
        lone=not (bead.source and bead.target),
        gap=_gap(site.beads(version), number),
        gap_key=notes[0].grade.key if notes else "",
        hairline=any(p.paragraph for p in (source or target)[:1]),
        notes=notes,
        moved=moved,
        weight=max(_weight(site.reference, bead.source), _weight(site.versions[version], bead.target), 1),
    )


def _gap(beads: tuple[Bead, ...], number: int) -> str:
    """What is missing from here on, said once for a run of beads with the same side empty."""

    def alike(n: int) -> bool:
        return (bool(beads[n].source), bool(beads[n].target)) == (
            bool(beads[number].source),
            bool(beads[number].target),
        )

    bead = beads[number]
    if (bead.source and bead.target) or (number and alike(number - 1)):
        return ""
    run = list(takewhile(alike, range(number, len(beads))))
    count = sum(len(beads[n].source) + len(beads[n].target) for n in run)
    where = "not in the reference" if bead.target else "missing here"
    return f"{where}: {count_of(count, 'sentence') if count > 1 else 'one sentence'}"


def _cell(places: Places, sentences: tuple[int, ...], marks: dict[int, list[Mark]]) -> tuple[Piece, ...]:
    document = places.document
    pieces = []
    for i in sentences:
        sentence = document.sentences[i]
        paragraph = places.paragraph(i) if places.opens_paragraph(i) else None
        pieces.append(Piece(marked(sentence.text, sentence.span.start, marks.get(i, ())), paragraph))
    return tuple(pieces)


def _weight(places: Places, sentences: tuple[int, ...]) -> int:
    """About how much room sentences take: a character of a spaceless script is as wide as two others."""
    wide = 2 if is_spaceless(places.document.language) else 1
    return wide * sum(len(places.document.sentences[i].text) for i in sentences)


def _stub_places(beads: tuple[Bead, ...]) -> dict[int, list[list[int]]]:
    """Row after which moved passages stand in the version's own order (-1: before the first) → runs of their beads."""
    settled = sorted((bead.target[-1], n) for n, bead in enumerate(beads) if bead.target and not bead.moved)
    moved = sorted((bead.target[0], n) for n, bead in enumerate(beads) if bead.target and bead.source and bead.moved)
    runs: dict[int, list[list[int]]] = defaultdict(list)
    for first, n in moved:
        at = bisect_left(settled, (first, -1)) - 1
        after = settled[at][1] if at >= 0 else -1
        last = runs[after][-1][-1] if runs[after] else None
        if last is not None and n == last + 1 and beads[last].target[-1] + 1 == first:
            runs[after][-1].append(n)
        else:
            runs[after].append([n])
    return runs


def _leads_to(
    places: Places,
    beads: tuple[Bead, ...],
    number: int,
    stub_of: dict[int, tuple[int, int]],
    version: int,
    label: str,
) -> MovedLink | None:
    if number not in stub_of:
        return None
    after, first = stub_of[number]
    text = f"stands at {places.name(beads[number].target[0])} in {label}"
    return MovedLink(text, _stub_id(version, first), after >= number)


def _leads_back(
    site: Site, places: Places, beads: tuple[Bead, ...], run: list[int], version: int, after: int
) -> MovedLink:
    bead = beads[run[0]]
    opening = visible(places.document.sentences[bead.target[0]].text)
    quote = opening if len(opening) <= 48 else opening[:46].rstrip() + "…"
    home = site.reference.name(bead.source[0])
    count = sum(len(beads[n].target) for n in run)
    more = f" and {count - 1} more" if count > 1 else ""
    text = f"{places.name(bead.target[0])} (“{quote}”{more}) is set beside {home} of the reference"
    return MovedLink(text, row_id(version, run[0]), after < run[0])
