"""The report in about ten lines on a terminal: the decision, a line for each grave finding, what was not looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.gate import Decision, decision_of
from samesaid.model import Report, Severity
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common import decided, looked_for
from samesaid.reports.common.brief import BriefFinding, brief, decision_parts, listed_first, warnings
from samesaid.reports.common.headline import coverage, coverage_line
from samesaid.reports.common.highlights import flat
from samesaid.reports.common.labels import ENGLISH, labels
from samesaid.reports.common.positions import ReportPositions

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

MAX_LINES = 20
COLOURS = {"critical": "bold red", "major": "yellow", "minor": "green", "info": "blue"}
# Columns between the parts of a line, of the least room for both wordings, and of the longest label of a version.
_GAP, _MIN_WORDS, _MAX_LABEL = 2, 24, 16
_ARROW = " → "


def print_brief(report: Report, console: Console, *, page: Path | None = None, say: Catalogue = ENGLISH) -> None:
    """Print the decision, at most ``MAX_LINES`` findings, and what was not looked for.

    ``page`` is a file with the whole report, None where none was written. Each finding has one line that fits the
    width of the console; nothing in the texts can colour or steer the terminal.
    """
    for line in _lines(report, console.width, page, say.extended(report.rules)):
        console.print(line, highlight=False, emoji=False, markup=False, soft_wrap=False)


def _lines(report: Report, width: int, page: Path | None, say: Catalogue) -> Iterator[Text]:
    from rich.text import Text

    yield Text.assemble(
        *(
            (f"{part.severity.shape} {part.text}", COLOURS[part.severity.key])
            if part.severity
            else flat(part.text, keep_ends=True)
            for part in decision_parts(report, say)
        ),
        style="bold",
    )
    for warning in warnings(report):
        yield Text(f"! {flat(say.text(warning))}", style="yellow")
    shown, others = listed_first(report, MAX_LINES)
    positions, names = ReportPositions(report, say), labels(report, say)
    yield from _table([brief(report, positions, same, say) for same in shown], names, width, say)
    if others:
        key = "minor" if all(finding.severity is Severity.MINOR for finding in others) else "any"
        where = say("decision.open", file=flat(str(page))) if page else say("decision.write")
        yield Text(say(f"decision.more.{key}", n=len(others), where=where))
    for line in decided.all_lines(report, say):
        yield Text(flat(line))
    # Where nothing was found, it matters as much what was looked for.
    clear = decision_of(report) is Decision.CLEAR
    for line in looked_for.report_lines(report, say, done=clear):
        yield Text(flat(line), style="dim")
    yield Text(_inputs(report, names, say), style="dim")


def _inputs(report: Report, names: Sequence[str], say: Catalogue) -> str:
    """Which label stands for which file, and how much of it has a counterpart."""
    documents = (report.reference, *report.versions)
    listed = " · ".join(flat(f"{n}: {d.name}" if n != d.name else n) for n, d in zip(names, documents, strict=True))
    if len(report.versions) > 1:
        return listed
    return f"{listed} · {coverage_line(coverage(report, 0), say)}"


def _table(found: Sequence[BriefFinding], names: Sequence[str], width: int, say: Catalogue) -> Iterator[Text]:
    """A line a finding: mark, kind, both wordings, place. On a narrow terminal the kinds are left out, then places."""
    from rich.cells import cell_len
    from rich.text import Text

    kinds = max((cell_len(one.kind) for one in found), default=0) + _GAP
    places = [_place(one, names) for one in found]
    room = max((cell_len(place) for place in places), default=0) + _GAP
    left = width - 2
    if left - kinds - room < _MIN_WORDS:
        kinds = 0
    if left - kinds - room < _MIN_WORDS:
        places, room = ["" for _ in places], 0
    left -= kinds + room
    words = [_words(one, max(left, _MIN_WORDS), say) for one in found]
    widest = max((text.cell_len for text in words), default=0) + _GAP
    for one, text, place in zip(found, words, places, strict=True):
        line = Text.assemble((one.label.shape, COLOURS[one.label.key]), " ")
        line.append(flat(one.kind) + " " * (kinds - cell_len(one.kind)) if kinds else "")
        line.append_text(text)
        line.append(" " * (widest - text.cell_len) + place if place else "", style="dim")
        line.truncate(width, overflow="ellipsis")
        line.rstrip()
        yield line


def _words(one: BriefFinding, room: int, say: Catalogue) -> Text:
    """Both wordings in ``room`` columns; what a short one leaves is for the other."""
    from rich.text import Text

    if one.message:
        return _cut(Text(flat(one.message)), room)
    sides = [_quoted(words, say) for words in one.wordings if words is not None]
    if len(sides) == 1:
        return _cut(sides[0], room)
    room -= len(_ARROW)
    first, second = sides
    half = room // 2
    kept = min(first.cell_len, max(half, room - second.cell_len))
    first = _cut(first, kept)
    return Text.assemble(first, (_ARROW, "dim"), _cut(second, room - kept))


def _quoted(words: str, say: Catalogue) -> Text:
    from rich.text import Text

    return Text.assemble("“", (flat(words), "bold"), "”") if words else Text(say("page.nothing"), style="italic")


def _cut(text: Text, room: int) -> Text:
    """The text in ``room`` columns; a quotation that is cut keeps its closing mark."""
    if text.cell_len <= room:
        return text
    closing = "”" if text.plain.endswith("”") else ""
    text.truncate(max(room - len(closing) - 1, 0))
    # Half of a wide character is cut to a blank.
    text.rstrip()
    return text.append("…" + closing)


def _place(one: BriefFinding, names: Sequence[str]) -> str:
    """``¶4.2``, ``¶4.2 · ¶5.1`` where the version has it elsewhere; with the versions' labels if there are several."""
    from rich.text import Text

    if len(names) == 2:
        return " · ".join(dict.fromkeys(filter(None, (one.reference_place, one.version_places[0]))))
    parts = [one.reference_place]
    for version, place in zip(one.versions, one.version_places, strict=True):
        label = Text(flat(names[version + 1]))
        label.truncate(_MAX_LABEL, overflow="ellipsis")
        parts.append(f"{label.plain} {place}".strip())
    return " · ".join(filter(None, parts))
