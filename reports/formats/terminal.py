"""The report in a terminal or as plain text: the headline, the findings with both wordings, the table over versions."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from samesaid.model import ComparisonRow, Document, Finding, Report, Span
from samesaid.reports.common import decided, looked_for
from samesaid.reports.common.excerpts import is_quoted, window
from samesaid.reports.common.headline import coverage, coverage_line, headline, kinds_of
from samesaid.reports.common.highlights import flat, visible
from samesaid.reports.common.labels import ENGLISH, confidence_word, count_of, labels, severity_label
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.formats.terminal_brief import COLOURS

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_TEXT_WIDTH = 100
# Code points of context on either side of the quoted words; columns of a text's name, of the indent, of the gap after
# a label, and of the room for a quotation.
_CONTEXT = 48
_MAX_NAME = 16
_INDENT, _GAP, _MIN_ROOM = 4, 2, 10
_ROW_WORDS = {
    "figure": ("number", "numbers"),
    "name": ("name", "names"),
    "term": ("term", "terms"),
    "passage": ("passage", "passages"),
}


def summary(report: Report, console: Console, *, limit: int | None = 100) -> None:
    """Print the report to ``console``, the first ``limit`` alarms of a version in full (None: all).

    Nothing in the texts can colour or steer the terminal.
    """
    from rich.text import Text

    for part in _parts(report, limit, console):
        console.print(part, highlight=False, emoji=False, markup=False, soft_wrap=False)
    # The signature stays on one line, however wide the terminal, so that it can be copied.
    signature = Text(flat(report.signature_line), style="dim")
    console.print(signature, highlight=False, emoji=False, markup=False, soft_wrap=True)


def render_text(report: Report) -> str:
    """The same as ``summary`` with all alarms, without colours, 100 columns wide."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(file=out, width=_TEXT_WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    summary(report, console, limit=None)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _parts(report: Report, limit: int | None, console: Console) -> Iterable[RenderableType]:
    from rich.text import Text

    for warning in report.warnings:
        yield Text(f"! {flat(ENGLISH.text(warning))}", style="bold yellow")
    if report.warnings:
        yield Text("")
    names, positions = labels(report), ReportPositions(report)
    yield Text(" · ".join(_names(report, names)), style="dim")
    yield Text.assemble(
        *(
            (f"{p.severity.shape} {p.text}", COLOURS[p.severity.key]) if p.severity else flat(p.text, keep_ends=True)
            for p in headline(report)
        )
    )
    first_of = _first_occurrences(report)
    for version in range(len(report.versions)):
        alarms = [(n, f) for n, f in enumerate(report.alarms, 1) if f.version == version]
        if len(report.versions) > 1:
            yield Text(f"\n{flat(names[version + 1])}: {coverage_line(coverage(report, version))}", style="bold")
        for number, finding in alarms[:limit]:
            yield Text("")
            first = first_of[number]
            yield _heading(finding, number, first, decided.mark_line(report, finding))
            body = _body(report, positions, finding, names) if first == number else []
            if body:
                yield _laid_out(body, console)
        if limit is not None and len(alarms) > limit:
            yield Text(f"\n… and {len(alarms) - limit:,} more: write them all to a report with -o report.html")
    yield Text("")
    yield from _comparison(report, names, limit)
    yield from _decided(report, limit)
    yield from _closing(report)


def _names(report: Report, names: tuple[str, ...]) -> Iterable[str]:
    """Which label stands for which file."""
    for i, (document, name) in enumerate(zip((report.reference, *report.versions), names, strict=True)):
        part = " (reference)" if i == 0 and name != "reference" else ""
        yield flat(f"{name}: {document.name}{part}" if name != document.name else f"{name}{part}")


def _first_occurrences(report: Report) -> dict[int, int]:
    """The number of each alarm → that of the first alarm with the same code and words; mostly its own."""
    seen: dict[object, int] = {}
    first = {}
    for number, finding in enumerate(report.alarms, 1):
        version = report.versions[finding.version].text
        words = tuple(" ".join(span.of(version).split()).casefold() for span in finding.target_spans)
        key = (finding.code, finding.source_spans, words) if words and finding.source_spans else number
        first[number] = seen.setdefault(key, number)
    return first


def _heading(finding: Finding, number: int, first: int, mark: str) -> Text:
    """The sentence of a finding, or the number of the same finding in an earlier version."""
    from rich.text import Text

    label = severity_label(finding)
    return Text.assemble(
        (f"{label.shape} {number} {label.word}", COLOURS[label.key]),
        f" ({confidence_word(finding.confidence)}): ",
        (f"[{flat(mark)}] " if mark else "", "bold"),
        f"{flat(finding.message)} " if first == number else f"the same as {first}, in this version too. ",
        (finding.code, "dim"),
    )


def _body(
    report: Report, positions: ReportPositions, finding: Finding, names: tuple[str, ...]
) -> list[tuple[Text, Text]]:
    """Both wordings, the values read and the suggestion, each with its label."""
    from rich.text import Text

    rows: list[tuple[Text, Text]] = []
    version = report.versions[finding.version]
    sides = (
        (report.reference, finding.source_spans, names[0]),
        (version, finding.target_spans, names[finding.version + 1]),
    )
    about = positions.sentences(finding)
    for (document, spans, name), place, sentences in zip(sides, positions.labels(finding), about, strict=True):
        if not is_quoted(finding, spans, sentences):
            continue
        quote = _quote(document, spans, sentences) if sentences else Text("nothing here", style="italic")
        rows.append((_label(name, place), quote))
    if finding.reading:
        rows.append((Text("read as"), Text(flat(finding.reading))))
    for one in finding.merged:
        rows.append((Text("merged"), Text(f"{flat(one.message)} {one.code}")))
    if finding.suggestion:
        rows.append((Text("suggestion"), Text(flat(finding.suggestion))))
    return rows


def _laid_out(rows: list[tuple[Text, Text]], console: Console) -> Text:
    """Labels in a column, their texts wrapped beside them. A table of rich takes far longer."""
    from rich.text import Text

    labels_wide = max(label.cell_len for label, _ in rows)
    room = max(console.width - _INDENT - labels_wide - _GAP, _MIN_ROOM)
    lines: list[Text] = []
    for label, text in rows:
        label.stylize("dim")
        for n, line in enumerate(text.wrap(console, room, overflow="fold")):
            line.rstrip()
            before = " " * (labels_wide + _GAP - (0 if n else label.cell_len))
            lines.append(Text.assemble(" " * _INDENT, "" if n else label, before, line))
    return Text("\n").join(lines)


def _quote(document: Document, spans: tuple[Span, ...], sentences: tuple[int, ...]) -> Text:
    """The marked words with a little context; a whole sentence where no words are marked."""
    from rich.text import Text

    if not any(len(span) for span in spans):
        return Text(flat(document.sentences[sentences[0]].text))
    span = next(s for s in spans if len(s))
    home = document.sentences[sentences[0]].span
    shown = window(document, home, [span], _CONTEXT)
    start, end = shown.start, max(shown.end, span.end)
    more = f"  (and {count_of(len(spans) - 1, 'more place', 'more places')})" if len(spans) > 1 else ""
    return Text.assemble(
        ("… " if start > home.start else "") + flat(document.text[start : span.start], keep_ends=True),
        ("[" + flat(span.of(document.text)) + "]", "bold"),
        flat(document.text[span.end : end], keep_ends=True) + (" …" if end < home.end else ""),
        (more, "dim"),
    )


def _label(name: str, place: str) -> Text:
    """``Chinese ¶4.2``; a long name is cut, the place never."""
    from rich.text import Text

    label = Text(flat(name))
    label.truncate(_MAX_NAME, overflow="ellipsis")
    return label.append(f" {place.replace(', sentence ', '.')}" if place else "")


def _comparison(report: Report, names: tuple[str, ...], limit: int | None) -> Iterator[RenderableType]:
    """The first ``limit`` rows of the table over versions that differ (None: all), then how many do not."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    say = ENGLISH.extended(report.rules)
    differing = [row for row in report.collation if row.differs]
    if differing:
        title = Text("Numbers, names, terms and passages by version (≠ odd one out)", style="bold")
        table = Table(box=box.SIMPLE, title=title, title_justify="left", pad_edge=False)
        table.add_column("")
        for name in names:
            heading = Text(visible(name))
            heading.truncate(_MAX_NAME, overflow="ellipsis")
            table.add_column(heading, overflow="fold", ratio=1)
        for row in differing[:limit]:
            kind = _ROW_WORDS[row.kind][0] if row.kind in _ROW_WORDS else row.kind
            table.add_row(kind, *(_cell(row, i) for i in range(len(names))))
            if row.note:
                table.add_row("", Text(visible(say.text(row.note)), style="dim"), *("" for _ in names[1:]))
        yield table
        if limit is not None and len(differing) > limit:
            yield Text(f"… and {len(differing) - limit:,} more rows: write them all to a report with -o report.html")
    agreeing = Counter(row.kind for row in report.collation if not row.differs)
    if agreeing:
        counted = ", ".join(count_of(agreeing[kind], *words) for kind, words in _ROW_WORDS.items() if agreeing[kind])
        yield Text(f"The same in all versions that mention them: {counted}.", style="dim")


def _cell(row: ComparisonRow, index: int) -> Text:
    from rich.text import Text

    cell = row.cells[index]
    if cell is None:
        return Text("– ≠") if index in row.odd else Text("–", style="dim")
    text = visible(" ".join(cell.text.split()))
    return Text.assemble((text, "bold"), " ≠") if index in row.odd else Text(text)


def _decided(report: Report, limit: int | None) -> Iterable[RenderableType]:
    """What changed since the baseline and what was decided; without a ``limit`` with each finding that is gone."""
    from rich.text import Text

    if since := decided.baseline_line(report):
        yield Text(flat(since), style="bold")
    if limit is None:
        yield from (Text(f"  {flat(line)}", style="dim") for line in decided.fixed_lines(report))
    for line in decided.decided_lines(report):
        yield Text(flat(line))
    if limit is None:
        yield from (Text(f"  {flat(decided.closed_line(f))}", style="dim") for f in report.decided)


def _closing(report: Report) -> Iterable[RenderableType]:
    from rich.text import Text

    information = [f for f in report.findings if not f.alarm]
    if information:
        yield Text(f"For information, not counted: {kinds_of(information)}.", style="dim")
    for line in looked_for.report_lines(report):
        yield Text(flat(line), style="dim")
    for index, scores in enumerate(report.scores):
        for score in scores:
            name = f"{flat(labels(report)[index + 1])}: " if len(report.versions) > 1 else ""
            signature = flat(ENGLISH.text(score.signature))
            yield Text(f"{name}{flat(score.name)} {score.value:.4g} ({signature})", style="dim")
