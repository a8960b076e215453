"""The report in a terminal or as plain text: the verdict, what matters with both wordings, and the signature."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from samesaid.model import Document, Finding, Report, Span
from samesaid.reports.common.excerpts import is_told, window
from samesaid.reports.common.headline import coverage, coverage_line, kinds_of, verdict
from samesaid.reports.common.highlights import visible
from samesaid.reports.common.labels import ENGLISH, confidence_word, count_of, grade, labels
from samesaid.reports.common.positions import Site
from samesaid.reports.common.side_by_side import who_says_what

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_COLOURS = {"critical": "bold red", "major": "yellow", "minor": "green", "info": "blue"}
_PLAIN_WIDTH = 100
_AROUND = 48
_LONGEST_NAME = 16
_INDENT, _GAP, _NARROWEST = 4, 2, 10


def summary(report: Report, console: Console, *, most: int | None = 100) -> None:
    """Print the report to ``console``, the first ``most`` alarms of a version in full (None: all).

    Nothing in the texts can colour or steer the terminal.
    """
    from rich.text import Text

    for part in _parts(report, most, console):
        console.print(part, highlight=False, emoji=False, markup=False, soft_wrap=False)
    # The signature is for copying: it stays one line, however wide the terminal.
    signature = Text(_flat(report.signature_line), style="dim")
    console.print(signature, highlight=False, emoji=False, markup=False, soft_wrap=True)


def render_text(report: Report) -> str:
    """The same as ``summary`` without colours, 100 columns wide."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(file=out, width=_PLAIN_WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    summary(report, console, most=None)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _parts(report: Report, most: int | None, console: Console) -> Iterable[RenderableType]:
    from rich.text import Text

    for warning in report.warnings:
        yield Text(f"! {_flat(ENGLISH.text(warning))}", style="bold yellow")
    if report.warnings:
        yield Text("")
    names, site = labels(report), Site(report)
    yield Text(" · ".join(_names(report, names)), style="dim")
    yield Text.assemble(
        *(
            (f"{p.grade.shape} {p.text}", _COLOURS[p.grade.key]) if p.grade else _flat(p.text, keep_ends=True)
            for p in verdict(report)
        )
    )
    several = len(report.versions) > 1
    first = _first_told(report)
    for version in range(len(report.versions)):
        alarms = [(n, f) for n, f in enumerate(report.alarms, 1) if f.version == version]
        if several:
            yield Text(f"\n{_flat(names[version + 1])}: {coverage_line(coverage(report, version))}", style="bold")
        for number, finding in alarms[:most]:
            yield Text("")
            before = first[number]
            yield _headline(finding, number, before)
            body = _body(report, site, finding, names) if before == number else []
            if body:
                yield _laid_out(body, console)
        if most is not None and len(alarms) > most:
            yield Text(f"\n… and {len(alarms) - most:,} more: write them all to a report with -o report.html")
    yield Text("")
    yield from who_says_what(report, names, most)
    yield from _closing(report)


def _names(report: Report, names: tuple[str, ...]) -> Iterable[str]:
    """Which file is called what."""
    for i, (document, name) in enumerate(zip((report.reference, *report.versions), names, strict=True)):
        part = " (reference)" if i == 0 and name != "reference" else ""
        yield _flat(f"{name}: {document.name}{part}" if name != document.name else f"{name}{part}")


def _first_told(report: Report) -> dict[int, int]:
    """The number of each alarm → that of the first one which tells the same of the same words; mostly its own."""
    seen: dict[object, int] = {}
    first = {}
    for number, finding in enumerate(report.alarms, 1):
        version = report.versions[finding.version].text
        told = tuple(" ".join(span.of(version).split()).casefold() for span in finding.target_spans)
        key = (finding.code, finding.source_spans, told) if told and finding.source_spans else number
        first[number] = seen.setdefault(key, number)
    return first


def _headline(finding: Finding, number: int, first: int) -> Text:
    """The finding's sentence; where an earlier one told the same of another version, no more than that."""
    from rich.text import Text

    mark = grade(finding)
    return Text.assemble(
        (f"{mark.shape} {number} {mark.word}", _COLOURS[mark.key]),
        f" ({confidence_word(finding.confidence)}): ",
        f"{_flat(finding.message)} " if first == number else f"the same as {first}, in this version as well. ",
        (finding.code, "dim"),
    )


def _body(report: Report, site: Site, finding: Finding, names: tuple[str, ...]) -> list[tuple[Text, Text]]:
    """Both wordings with their places, then what was read: each with its label."""
    from rich.text import Text

    rows: list[tuple[Text, Text]] = []
    version = report.versions[finding.version]
    sides = (
        (report.reference, finding.source_spans, names[0]),
        (version, finding.target_spans, names[finding.version + 1]),
    )
    about = site.sentences(finding)
    for (document, spans, name), place, sentences in zip(sides, site.names(finding), about, strict=True):
        if not is_told(finding, spans, sentences):
            continue
        quote = _quote(document, spans, sentences) if sentences else Text("nothing stands here", style="italic")
        rows.append((_label(name, place), quote))
    if finding.reading:
        rows.append((Text("read as"), Text(_flat(finding.reading))))
    if finding.suggestion:
        rows.append((Text("suggestion"), Text(_flat(finding.suggestion))))
    return rows


def _laid_out(rows: list[tuple[Text, Text]], console: Console) -> Text:
    """Labels in a column, what they stand for wrapped beside them; a table of rich takes far longer for the same."""
    from rich.text import Text

    labels_wide = max(label.cell_len for label, _ in rows)
    room = max(console.width - _INDENT - labels_wide - _GAP, _NARROWEST)
    lines: list[Text] = []
    for label, told in rows:
        label.stylize("dim")
        for n, line in enumerate(told.wrap(console, room, overflow="fold")):
            line.rstrip()
            before = " " * (labels_wide + _GAP - (0 if n else label.cell_len))
            lines.append(Text.assemble(" " * _INDENT, "" if n else label, before, line))
    return Text("\n").join(lines)


def _quote(document: Document, spans: tuple[Span, ...], sentences: tuple[int, ...]) -> Text:
    """The marked words with a little around them; a whole sentence where no words are marked."""
    from rich.text import Text

    if not any(len(span) for span in spans):
        return Text(_flat(document.sentences[sentences[0]].text))
    span = next(s for s in spans if len(s))
    home = document.sentences[sentences[0]].span
    shown = window(document, home, [span], _AROUND)
    start, end = shown.start, max(shown.end, span.end)
    more = f"  (and {count_of(len(spans) - 1, 'more place', 'more places')})" if len(spans) > 1 else ""
    return Text.assemble(
        ("… " if start > home.start else "") + _flat(document.text[start : span.start], keep_ends=True),
        ("[" + _flat(span.of(document.text)) + "]", "bold"),
        _flat(document.text[span.end : end], keep_ends=True) + (" …" if end < home.end else ""),
        (more, "dim"),
    )


def _closing(report: Report) -> Iterable[RenderableType]:
    from rich.text import Text

    quiet = [f for f in report.findings if not f.alarm]
    if quiet:
        yield Text(f"Not counted: {count_of(len(quiet), 'note')} for information ({kinds_of(quiet)}).", style="dim")
    for index, scores in enumerate(report.scores):
        for score in scores:
            name = f"{_flat(report.versions[index].name)}: " if len(report.versions) > 1 else ""
            yield Text(f"{name}{_flat(score.name)} {score.value:.4g} ({_flat(score.signature)})", style="dim")


def _label(name: str, place: str) -> Text:
    """``Chinese ¶4.2``; a long name is cut, the place never."""
    from rich.text import Text

    label = Text(_flat(name))
    label.truncate(_LONGEST_NAME, overflow="ellipsis")
    return label.append(f" {place.replace(', sentence ', '.')}" if place else "")


def _flat(text: str, *, keep_ends: bool = False) -> str:
    """One line without control characters; spaces at the ends stay where a quotation goes on."""
    flat = visible(" ".join(text.split()))
    if keep_ends and flat:
        return (" " if text[:1].isspace() else "") + flat + (" " if text[-1:].isspace() else "")
    return flat or (" " if keep_ends and text else "")
