"""``samesaid report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.options import Config, NoConfig, Quiet, ReportLang, check_outputs, settings_from
from samesaid.commands.outcome import printing, put


def report(
    file: Annotated[Path, typer.Argument(help="The JSON of a report, as samesaid check wrote it.", show_default=False)],
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Where to write the report; repeatable.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(help="A format of samesaid check; else by the ending of -o, without both a summary."),
    ] = None,
    report_lang: ReportLang = None,
    config: Config = None,
    no_config: NoConfig = False,
    full: Annotated[bool, typer.Option("--full", help="Print every difference with its sentences.")] = False,
    quiet: Quiet = False,
) -> int:
    """Write a report again from its JSON: in another format, or in another language."""
    from samesaid import reports
    from samesaid.check_report import load_report
    from samesaid.commands.browser import best_of

    settings = settings_from(config, None, None, no_config=no_config, report_lang=report_lang)
    outputs, language = output or [], settings.report_lang
    if format:
        reports.named(format, for_stdout=not outputs)
    for path in outputs:
        reports.writer(path, format)
    check_outputs(
        outputs, settings, [file], beside=lambda path, name: reports.writer(path, format).beside(path, name)
    )  # fmt: skip
    loaded = load_report(file)
    for path in outputs:
        loaded.save(path, format=format, language=language)
    if format and not outputs:
        put(reports.render(loaded, format, language=language))
    elif not quiet:
        with printing():
            reports.print_summary(loaded, full=full, page=best_of(outputs), language=language)
        for path in outputs:
            typer.echo(f"report: {path}", err=True)
    return 0
