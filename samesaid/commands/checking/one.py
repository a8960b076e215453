"""One check: its texts are read and compared, its reports written, its summary printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from samesaid.commands.browser import best_of, is_page, new_page, open_in_browser
from samesaid.commands.options import check_outputs
from samesaid.commands.outcome import exit_code, printing, put, put_faults, refuse_others
from samesaid.commands.progress import Progress
from samesaid.commands.standard_input import read
from samesaid.inputs import shown

if TYPE_CHECKING:
    from samesaid.decisions.baseline import EarlierReport, EarlierReports
    from samesaid.decisions.matching import Decisions
    from samesaid.model import Report
    from samesaid.reports.joined import Joined
    from samesaid.warm import Checker


@dataclass(frozen=True, slots=True)
class How:
    """How a command checks: the tools, the format of results, decisions and an earlier report, and what it prints.

    ``beside`` are the files that every check reads beside its texts; ``from_`` is the format of standard input. Among
    several checks: ``baselines`` are the earlier reports of all texts, ``joined`` are files that hold all reports, and
    with ``terse`` a text that is not held is a line.
    """

    checker: Checker
    format: str | None = None
    decisions: Decisions | None = None
    baseline: EarlierReport | None = None
    baselines: EarlierReports | None = None
    joined: Sequence[Joined] = ()
    terse: bool = False
    new_only: bool = False
    beside: tuple[Path, ...] = ()
    from_: str | None = None
    full: bool = False
    open_page: bool = False
    quiet: bool = False
    verbose: bool = False


def check_one(how: How, texts: Sequence[Path], outputs: Sequence[Path], number: int | None = None) -> int:
    """The exit code of one check: 0 or 1. Raises SamesaidError for what is wrong with its texts and outputs.

    With its ``number`` among several, JSON Lines on standard output say which check they belong to (``check``).
    """
    settings = how.checker.settings
    refuse_outputs(how, texts, outputs)
    given = read(texts, how.from_, settings)
    baseline = how.baselines.of(texts) if how.baselines else how.baseline
    with Progress(how.quiet) as progress:
        report = how.checker.check(
            *given, progress=progress, decisions=how.decisions, baseline=baseline, new_only=how.new_only
        )
    written = [*outputs]
    if how.open_page and not any(map(is_page, written)):
        written.append(new_page())
    for path in written:
        report.save(path, format=how.format if path in outputs else None, language=settings.report_lang)
    for file in how.joined:
        file.add([str(text) for text in texts], report)
    _tell(how, report, written, number, to_stdout=how.format is not None and not outputs)
    if how.open_page:
        open_in_browser(written)
    refuse_others(report)
    return exit_code(report.counting, settings)


def refuse_outputs(how: How, texts: Sequence[Path], outputs: Sequence[Path]) -> None:
    """Raise SamesaidError for an output of no known format, that cannot be written, or that is an input."""
    from samesaid import reports

    for path in outputs:
        reports.writer(path, how.format)
    check_outputs(
        outputs, how.checker.settings, (*texts, *how.beside),
        beside=lambda path, name: reports.writer(path, how.format).beside(path, name),
    )  # fmt: skip


def _tell(how: How, report: Report, written: Sequence[Path], number: int | None, *, to_stdout: bool) -> None:
    from samesaid import reports
    from samesaid.gate import Decision, decision_of
    from samesaid.reports.catalogue import catalogue
    from samesaid.reports.common.brief import decision_line
    from samesaid.reports.joined.lines import numbered

    language = how.checker.settings.report_lang
    if how.verbose:
        say = catalogue("en").text
        for document in (report.reference, *report.versions):
            for note in document.notes:
                typer.echo(f"{document.name}: {note.kind}: {say(note.message)}", err=True)
    # The summary has all warnings; some formats have none.
    if how.quiet or to_stdout:
        put_faults(report.warnings)
    if to_stdout and how.format:
        # One file of several reports is printed when it is complete.
        if not how.joined:
            content = reports.render(report, how.format, language=language)
            put(numbered(content, number) if number is not None and how.format == "jsonl" else content)
    elif how.quiet:
        return
    elif how.terse and decision_of(report) in (Decision.CLEAR, Decision.LOOK):
        put(f"{_versions(report)}: {decision_line(report, catalogue(language))}")
    else:
        if how.terse:
            put(f"{_versions(report)}:")
        with printing():
            reports.print_summary(report, full=how.full, page=best_of(written), language=language)
        for path in written:
            typer.echo(f"report: {path}", err=True)


def _versions(report: Report) -> str:
    """The files of the versions."""
    return ", ".join(shown(version.source or version.name) for version in report.versions)
