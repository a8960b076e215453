"""``samesaid pairs``."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.options import (
    Config,
    Device,
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
    SourceLang,
    Strict,
    StrictFaults,
    TargetLang,
    check_outputs,
    settings_from,
)
from samesaid.commands.outcome import exit_code, put, put_faults
from samesaid.commands.progress import Progress
from samesaid.commands.standard_input import From, read

# Rows and their mentions live until the end and hold no cycles. Collecting garbage among them again and again took a
# quarter of the time.
_COLLECT_EVERY = 100_000


def pairs(
    file: Annotated[Path, typer.Argument(help="Aligned text: tsv, jsonl, tmx, xlf or po; - reads standard input.")],
    format: Annotated[str | None, typer.Option(help="jsonl, text, csv or xlsx; else by the ending of -o.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write the findings.")] = None,
    glossary: Glossary = None,
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
    format_of_input: From = None,
    max_size: MaxSize = None,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> int:
    """Check text that is aligned already: one finding a line, `pair` carries the row's id."""
    from samesaid import documents
    from samesaid.pipeline import check_pairs
    from samesaid.reports.catalogue import catalogue
    from samesaid.reports.common import atomic_write, looked_for
    from samesaid.reports.formats import pair_rows

    settings = settings_from(
        config, source_lang, target_lang, no_config=no_config, model=model, model_nli=model_nli, fail_on=fail_on,
        only=only, glossary=glossary, strict=strict, everything=everything, device=device, no_cache=no_cache,
        strict_faults=strict_faults, max_size=max_size,
    )  # fmt: skip
    # An unknown format is an error before the work, not after it.
    format = pair_rows.chosen(output, format)
    check_outputs((output,), settings, (file,))
    gc.set_threshold(_COLLECT_EVERY)
    (given,) = read((file,), format_of_input, settings, suffix=".tsv")
    rows = documents.rows(
        given,
        source_language=settings.source_lang,
        target_language=settings.target_lang,
        max_size=settings.max_size,
    )
    with Progress(quiet) as progress:
        progress("comparing")
        checked = check_pairs(rows, settings=settings)
    say = catalogue("en").extended(checked.rules)
    if not quiet:
        for warning in checked.warnings:
            typer.echo(f"! {say.text(warning)}", err=True)
        for line in looked_for.check_lines([c for c in checked.checks if c.reason], say):
            typer.echo(line, err=True)
    else:
        put_faults(checked.warnings)
    shown = [f for f in checked.findings if f.alarm or everything]
    content = pair_rows.write(shown, checked.ids, checked.source, checked.target, format)
    if output:
        atomic_write.write(output, content)
    elif isinstance(content, str):
        put(content)
    return exit_code(checked.findings, settings)
