"""``samesaid align``."""

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


def align(
    source: Annotated[Path, typer.Argument(help="One text; - reads standard input.")],
    target: Annotated[Path, typer.Argument(help="A version of it.")],
    lines: Annotated[bool, typer.Option("--lines", help="A line is a sentence.")] = False,
    format: Annotated[
        str | None, typer.Option(help="tsv, jsonl, tmx, xliff, vecalign or html; else by the ending of -o, else tsv.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write the beads.")] = None,
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
    """Pair the sentences of two texts that say the same thing."""
    from samesaid import documents
    from samesaid.align.aligner import align as run
    from samesaid.align.encoders.registry import configured
    from samesaid.reports import alignment
    from samesaid.reports.common import atomic_write

    settings = settings_from(
        config, source_lang, target_lang, no_config=no_config, model=model, encoding=encoding, device=device,
        no_cache=no_cache, max_size=max_size,
    )  # fmt: skip
    chosen = alignment.chosen(output, format)
    check_outputs((output,), settings, (source, target))
    load = documents.load_lines if lines else documents.load
    texts = read((source, target), format_of_input, settings)
    one, other = (
        load(text, language=language, encoding=settings.encoding, max_size=settings.max_size)
        for text, language in zip(texts, (settings.source_lang, settings.target_lang), strict=True)
    )
    with Progress(quiet) as progress:
        progress("aligning")
        encoder = configured(settings)
        beads = run(one, other, encoder)
    text = alignment.write(beads, one, other, chosen)
    if output:
        atomic_write.write(output, text)
    else:
        put(text)
    return 0
