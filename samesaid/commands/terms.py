"""``samesaid terms``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.options import (
    Config,
    Device,
    Encoding,
    MaxSize,
    Model,
    NoCache,
    NoConfig,
    Quiet,
    SourceLang,
    TargetLang,
    check_outputs,
    settings_from,
)
from samesaid.commands.outcome import put
from samesaid.commands.progress import Progress
from samesaid.commands.standard_input import From, read
from samesaid.model import SamesaidError


def terms(
    files: Annotated[
        list[Path],
        typer.Argument(help="Documents in pairs, A1 B1 A2 B2 …, or files of aligned text: tmx, tsv, xlf, po, jsonl."),
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File for the glossary: .csv or .tbx.")] = None,
    format: Annotated[str | None, typer.Option(help="csv or tbx. Default: by the suffix of -o, or csv.")] = None,
    least: Annotated[int, typer.Option(help="Fewest places where a term and its rendering occur together.")] = 2,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    encoding: Encoding = None,
    format_of_input: From = None,
    max_size: MaxSize = None,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> int:
    """Extract bilingual term candidates from texts, as a glossary to edit."""
    from samesaid import terminology
    from samesaid.reports.common import atomic_write
    from samesaid.reports.formats import termbase

    settings = settings_from(
        config, source_lang, target_lang, no_config=no_config, model=model, encoding=encoding, device=device,
        no_cache=no_cache, max_size=max_size,
    )  # fmt: skip
    if least < 1:
        raise SamesaidError(f"--least {least}: a term occurs in one place or more; give 1, 2, …")
    chosen = termbase.chosen(output, format)
    check_outputs((output,), settings, files)
    texts = read(files, format_of_input, settings)
    with Progress(quiet) as report:
        found = terminology.candidates(texts, settings=settings, fewest=least, progress=report)
    text = termbase.render_candidates(found, chosen)
    if output:
        atomic_write.write(output, text)
    else:
        put(text)
    if not quiet:
        typer.echo(f"{len(found)} term candidates; review them before use", err=True)
    return 0
