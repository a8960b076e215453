"""``samesaid align``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.options import (
    Config,
    Device,
    Encoding,
    Model,
    NoCache,
    Quiet,
    SourceLang,
    TargetLang,
    settings_from,
)
from samesaid.commands.outcome import put
from samesaid.commands.progress import Progress


def align(
    source: Annotated[Path, typer.Argument(help="One text.")],
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
    config: Config = None,
    quiet: Quiet = False,
) -> int:
    """Pair the sentences of two texts that say the same thing."""
    from samesaid import documents
    from samesaid.align.aligner import align as run
    from samesaid.align.encoders.registry import configured
    from samesaid.reports import alignment
    from samesaid.reports.common import atomic_write

    settings = settings_from(
        config, source_lang, target_lang, model=model, encoding=encoding, device=device, no_cache=no_cache
    )
    chosen = alignment.chosen(output, format)
    read = documents.load_lines if lines else documents.load
    one = read(source, language=settings.source_lang, encoding=settings.encoding)
    other = read(target, language=settings.target_lang, encoding=settings.encoding)
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
