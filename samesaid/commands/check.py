"""``samesaid check``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.checking.separated import SeparatedCommand, groups
from samesaid.commands.listed import USAGE_ERROR
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
    day,
    settings_from,
)
from samesaid.commands.standard_input import From

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command(cls=SeparatedCommand)
def check(
    reference: Annotated[
        Path | None,
        typer.Argument(
            help="The text that the others are compared with; - reads standard input. Or a folder of such texts.",
            show_default=False,
        ),
    ] = None,
    versions: Annotated[
        list[Path] | None,
        typer.Argument(
            help="One or more versions of it, none if it is in two languages; -- and further texts are another check.",
            show_default=False,
        ),
    ] = None,
    stdin_list: Annotated[
        bool,
        typer.Option("--stdin-list", help="Checks from standard input, one a line: paths divided by tabs, or JSON."),
    ] = False,
    paired: Annotated[
        bool,
        typer.Option(
            "--paired", help="Check these files with what [references] of the settings pair them with; or all."
        ),
    ] = False,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help="Where to write the report; repeatable. For several checks a folder, a pattern with {number}, "
            "{reference}, {version}, {path}, or one file of JSON, SARIF, JUnit or Markdown.",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            help="html, json, jsonl, csv, xlsx, sarif, labelstudio, junit, markdown, tmx, xliff or text; else by the "
            "ending of -o, without both a summary."
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
    split: Annotated[
        bool | None,
        typer.Option("--split/--no-split", help="Compare the two languages in a file; if absent, of one given alone."),
    ] = None,
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
    """Report where each VERSION disagrees with REFERENCE, or the two languages in one file.

    Each -- begins another check: samesaid check A B -- C D -o folder. Folders are compared file by file: samesaid check
    docs/en docs/zh. So are patterns: samesaid check 'docs/{path}.md' 'docs/{path}.{lang}.md'.
    """
    from samesaid import reports
    from samesaid.commands.checking import folders, jobs
    from samesaid.commands.checking.one import How, check_one, refuse_outputs
    from samesaid.commands.checking.several import check_several
    from samesaid.decisions.baseline import load_baseline, load_baselines
    from samesaid.decisions.reading import load_decisions
    from samesaid.warm import Checker

    given = groups([*([] if reference is None else [reference]), *(versions or ())])
    if stdin_list and (paired or any(given)):
        raise USAGE_ERROR("--stdin-list has the texts: name none on the command line")
    if not stdin_list and not paired and given == [()]:
        raise USAGE_ERROR("Missing argument 'reference'.")
    settings = settings_from(
        config, source_lang, target_lang, no_config=no_config, model=model, model_nli=model_nli, fail_on=fail_on,
        encoding=encoding, only=only, glossary=glossary, strict=strict, everything=everything, device=device,
        no_cache=no_cache, strict_faults=strict_faults, report_lang=report_lang, published=day(published),
        max_size=max_size, labels=tuple(label) if label else None, split=split,
    )  # fmt: skip
    if new_only and baseline is None:
        raise typer.BadParameter("--new-only needs --baseline FILE")
    outputs = output or []
    found = None
    if paired:
        found = folders.of_settings(settings, [path for group in given for path in group])
    elif not stdin_list:
        found = folders.of_folders(given)
    several = stdin_list or found is not None or len(given) > 1
    if several and open_page:
        raise USAGE_ERROR("--open is for one check")
    # An unknown format is an error before the work, not after it.
    if format:
        reports.named(format, for_stdout=not outputs)
    how = How(
        Checker(settings), format, new_only=new_only, beside=(*(decisions or ()), *([baseline] if baseline else [])),
        from_=format_of_input, full=full, open_page=open_page, quiet=quiet, verbose=verbose,
    )  # fmt: skip
    if not several:
        refuse_outputs(how, given[0], outputs)
    how = replace(
        how,
        decisions=load_decisions(*decisions) if decisions else None,
        baseline=load_baseline(baseline) if baseline and not several else None,
        baselines=load_baselines(baseline) if baseline and several else None,
    )
    if found is not None:
        if not quiet:
            folders.say(found)
        return check_several(how, found.jobs, outputs, of_folders=True)
    if several:
        alone = settings.split is True
        listed = jobs.of_lines(alone=alone) if stdin_list else jobs.of_groups(given, alone=alone)
        return check_several(how, listed, outputs)
    return check_one(how, given[0], outputs)
