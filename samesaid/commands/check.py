"""``samesaid check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.browser import best_of, is_page, new_page, open_in_browser
from samesaid.commands.options import (
    Config,
    Device,
    Encoding,
    Everything,
    FailOn,
    Glossary,
    MaxSize,
    Model,
    ModelNli,
    NoCache,
    NoConfig,
    Only,
    Quiet,
    ReportLang,
    SourceLang,
    Strict,
    StrictFaults,
    TargetLang,
    Verbose,
    check_outputs,
    day,
    settings_from,
)
from samesaid.commands.outcome import exit_code, printing, put, put_faults, refuse_others
from samesaid.commands.progress import Progress
from samesaid.commands.standard_input import From, read


def check(
    reference: Annotated[
        Path, typer.Argument(help="The text that the others are compared with; - reads standard input.")
    ],
    versions: Annotated[list[Path], typer.Argument(help="One or more versions of it.")],
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Where to write the report; repeatable.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            help="html, json, jsonl, csv, xlsx, sarif, labelstudio, junit, tmx, xliff or text; else by the ending "
            "of -o, without both a summary."
        ),
    ] = None,
    glossary: Glossary = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option(
            "--decisions", "--ignore", help="Decisions as a report exports them: JSON, XLSX or CSV; repeatable."
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="The JSON of an earlier report: what is new, what fixed.")
    ] = None,
    new_only: Annotated[
        bool, typer.Option("--new-only", help="Only what the baseline lacks sets the exit code.")
    ] = False,
    label: Annotated[
        list[str] | None,
        typer.Option(help="Name of a text in the report, the reference first; repeatable. By default its language."),
    ] = None,
    report_lang: ReportLang = None,
    fail_on: FailOn = None,
    model: Model = None,
    model_nli: ModelNli = None,
    device: Device = None,
    no_cache: NoCache = False,
    only: Only = None,
    strict: Strict = False,
    everything: Everything = False,
    strict_faults: StrictFaults = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    encoding: Encoding = None,
    format_of_input: From = None,
    max_size: MaxSize = None,
    published: Annotated[
        str | None, typer.Option(help="Day the texts appeared (2026-11-09), where they do not say it.")
    ] = None,
    config: Config = None,
    no_config: NoConfig = False,
    full: Annotated[bool, typer.Option("--full", help="Print every difference with its sentences.")] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Report where each VERSION disagrees with REFERENCE."""
    from samesaid import reports
    from samesaid.decisions.baseline import load_baseline
    from samesaid.decisions.reading import load_decisions
    from samesaid.pipeline import check as run
    from samesaid.reports.catalogue import catalogue

    settings = settings_from(
        config, source_lang, target_lang, no_config=no_config, model=model, model_nli=model_nli, fail_on=fail_on,
        encoding=encoding, only=only, glossary=glossary, strict=strict, everything=everything, device=device,
        no_cache=no_cache, strict_faults=strict_faults, report_lang=report_lang, published=day(published),
        max_size=max_size, labels=tuple(label) if label else None,
    )  # fmt: skip
    if new_only and baseline is None:
        raise typer.BadParameter("--new-only needs --baseline FILE")
    # An unknown format is an error before the work, not after it.
    for path in output or ():
        reports.writer(path, format)
    if format and not output:
        reports.named(format, for_stdout=True)
    check_outputs(
        output or (), settings, (reference, *versions, *(decisions or ()), baseline),
        beside=lambda path, name: reports.writer(path, format).beside(path, name),
    )  # fmt: skip
    decided = load_decisions(*decisions) if decisions else None
    earlier = load_baseline(baseline) if baseline else None
    texts = read((reference, *versions), format_of_input, settings)
    with Progress(quiet) as progress:
        report = run(
            *texts, settings=settings, progress=progress, decisions=decided, baseline=earlier, new_only=new_only
        )
    written = [*(output or ())]
    if open_page and not any(map(is_page, written)):
        written.append(new_page())
    for path in written:
        report.save(path, format=format if path in (output or ()) else None, language=settings.report_lang)
    if verbose:
        say = catalogue("en").text
        for document in (report.reference, *report.versions):
            for note in document.notes:
                typer.echo(f"{document.name}: {note.kind}: {say(note.message)}", err=True)
    # The summary has all warnings; some formats have none.
    if quiet or (format and not output):
        put_faults(report.warnings)
    if format and not output:
        put(reports.render(report, format, language=settings.report_lang))
    elif not quiet:
        with printing():
            reports.print_summary(report, full=full, page=best_of(written), language=settings.report_lang)
        for path in written:
            typer.echo(f"report: {path}", err=True)
    if open_page:
        open_in_browser(written)
    refuse_others(report)
    return exit_code(report.counting, settings)
