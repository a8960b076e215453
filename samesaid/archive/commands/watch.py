"""``samesaid archive watch``."""

from __future__ import annotations

import functools
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.archive.commands.options import Workers, check_store
from samesaid.archive.commands.pair import Folder, Reference, SameLanguage, Window
from samesaid.archive.commands.run import damage, line
from samesaid.commands.options import (
    Config,
    Device,
    Encoding,
    Everything,
    Glossary,
    MaxSize,
    Model,
    NoCache,
    NoConfig,
    Only,
    Quiet,
    Strict,
    StrictFaults,
    check_outputs,
    settings_from,
)
from samesaid.commands.progress import Progress

if TYPE_CHECKING:
    from samesaid.archive.run.run import Progress as Run


def watch(
    folder: Folder,
    out: Annotated[str, typer.Option("--out", help="The store: a folder, or an address that fsspec knows.")],
    manifest: Annotated[
        Path | None, typer.Option(help="The manifest (FOLDER.jsonl beside the folder if absent).")
    ] = None,
    every: Annotated[float, typer.Option(min=1, max=1e6, help="Seconds between two looks.")] = 60.0,
    once: Annotated[bool, typer.Option("--once", help="Look once and end, as a line of cron does.")] = False,
    window: Window = 31,
    reference: Reference = None,
    same_language: SameLanguage = False,
    workers: Workers = None,
    glossary: Glossary = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    only: Only = None,
    strict: Strict = False,
    everything: Everything = False,
    strict_faults: StrictFaults = False,
    encoding: Encoding = None,
    max_size: MaxSize = None,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> int:
    """Pair and check documents as they arrive in FOLDER, until Ctrl-C."""
    from samesaid.archive.pool.workers import count
    from samesaid.archive.run import watch as watching

    settings = settings_from(
        config, None, None, no_config=no_config, model=model, encoding=encoding, only=only,
        glossary=glossary.absolute() if glossary else None,
        strict=strict, everything=everything, strict_faults=strict_faults, device=device, no_cache=no_cache,
        max_size=max_size, labels=(),
    )  # fmt: skip
    target = manifest or watching.beside(folder)
    code = 0
    for paths in watching.rounds(folder, every, once=once):
        check_outputs(watching.written(target), settings, paths)
        check_store(out, paths, settings)
        begun = time.monotonic()
        with Progress(quiet) as show:
            show(f"pairing {len(paths)} documents")
            found, progress = watching.keep_up(
                paths, target, out, settings, workers=count(workers), window=window, within=same_language,
                reference=reference, on_progress=functools.partial(_show, show, begun),
            )  # fmt: skip
        failed = bool(found.problems or (progress and progress.failed))
        code = 3 if failed else 0
        if progress and progress.damaged:
            typer.echo(damage(progress), err=True)
        if not quiet:
            text = line(progress, time.monotonic() - begun) if progress else "no text with a version yet"
            typer.echo(f"{len(paths)} documents: {text}", err=True)
            for path, problem in found.problems:
                typer.echo(f"left out: {path}: {problem}", err=True)
    return code


def _show(show: Progress, begun: float, progress: Run) -> None:
    show(line(progress, time.monotonic() - begun))
