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

if TYPE_CHECKING:
    from samesaid.decisions.baseline import EarlierReport
    from samesaid.decisions.matching import Decisions
    from samesaid.model import Report
    from samesaid.warm import Checker


@dataclass(frozen=True, slots=True)
class How:
    """How a command checks: the tools, the format of results, decisions and an earlier report, and what it prints.

    ``beside`` are the files that every check reads beside its texts; ``from_`` is the format of standard input.
    """

    checker: Checker
    format: str | None = None
    decisions: Decisions | None = None
    baseline: EarlierReport | None = None
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
    with Progress(how.quiet) as progress:
        report = how.checker.check(
            *given, progress=progress, decisions=how.decisions, baseline=how.baseline, new_only=how.new_only
        )
    written = [*outputs]
    if how.open_page and not any(map(is_page, written)):
        written.append(new_page())
    for path in written:
        report.save(path, format=how.format if path in outputs else None, language=settings.report_lang)
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
    from samesaid.reports.catalogue import catalogue

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
        content = reports.render(report, how.format, language=language)
        if number is not None and how.format == "jsonl":
            content = "".join(f'{{"check": {number}, {line[1:]}\n' for line in content.splitlines())
        put(content)
    elif not how.quiet:
        with printing():
            reports.print_summary(report, full=how.full, page=best_of(written), language=language)
        for path in written:
            typer.echo(f"report: {path}", err=True)
