"""``samesaid archive run``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.archive.commands.options import Workers, check_store
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
    SourceLang,
    Strict,
    StrictFaults,
    TargetLang,
    settings_from,
)
from samesaid.commands.progress import Progress
from samesaid.interruption import Interrupted
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from samesaid.archive.run.run import Progress as Run

# Damaged files that are named in the one line about them.
_NAMED = 8


def run(
    manifest: Annotated[Path, typer.Argument(help="The manifest, as `archive pair` writes it.")],
    out: Annotated[str, typer.Option("--out", help="The store: a folder, or an address that fsspec knows.")],
    workers: Workers = None,
    backend: Annotated[str, typer.Option(help="local, or ray for a cluster.")] = "local",
    address: Annotated[str | None, typer.Option(help="The Ray cluster; one on this machine if absent.")] = None,
    limit: Annotated[float, typer.Option(min=1, max=1e6, help="CPU seconds that one text may take.")] = 300.0,
    memory: Annotated[float, typer.Option(min=0.5, max=1e6, help="GiB that one worker may fill.")] = 4.0,
    shard: Annotated[
        str | None, typer.Option(help="Only share i of n (3/16), beside other runs; a run without it joins all.")
    ] = None,
    compact: Annotated[bool, typer.Option("--compact", help="Make the store compact when all is checked.")] = False,
    glossary: Glossary = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    only: Only = None,
    strict: Strict = False,
    everything: Everything = False,
    strict_faults: StrictFaults = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    encoding: Encoding = None,
    max_size: MaxSize = None,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> int:
    """Check every text of MANIFEST that is new or changed, and keep the findings in a store."""
    from samesaid.archive.commands.compact import make_compact
    from samesaid.archive.pool.workers import count
    from samesaid.archive.run import run as running
    from samesaid.archive.run.shares import Share
    from samesaid.archive.store.about import FAILURES

    share = Share.read(shard) if shard is not None else None
    if share and compact:
        raise SamesaidError("--compact: the run that joins all shares can do that, not one with --shard")

    settings = settings_from(
        config, source_lang, target_lang, no_config=no_config, model=model, encoding=encoding, only=only,
        glossary=glossary.absolute() if glossary else None,
        strict=strict, everything=everything, strict_faults=strict_faults, device=device, no_cache=no_cache,
        max_size=max_size, labels=(),
    )  # fmt: skip
    check_store(out, (manifest,), settings)
    begun = time.monotonic()
    try:
        with Progress(quiet) as show:
            show("reading the manifest")
            progress = running.run(
                manifest, out, settings, workers=count(workers), backend=backend, address=address, limit=limit,
                memory=memory, share=share, on_progress=lambda p: show(line(p, time.monotonic() - begun)),
            )  # fmt: skip
    except Interrupted as interruption:
        interruption.add_note("finished texts are in the store: the same command continues from there")
        raise
    if progress.damaged:
        typer.echo(damage(progress), err=True)
    if not quiet:
        typer.echo(f"{line(progress, time.monotonic() - begun)}: {out}", err=True)
        if progress.failed:
            listed = f"all: {FAILURES}" if share is None else "the run that joins all shares lists them"
            typer.echo(f"{len(progress.failed)} failed, the first: {progress.failed[0][1]} ({listed})")
    if compact:
        make_compact(out, count(workers), quiet)
    return 3 if progress.failed else 0


def line(progress: Run, seconds: float) -> str:
    """How far a run is, how fast, and how long it will still take: ``120 of 2000 texts, 3.1 a second, 10 min left``."""
    text = f"{progress.done} of {progress.texts} texts"
    if progress.kept:
        text += f" ({progress.kept} known already)"
    if progress.failed:
        text += f", {len(progress.failed)} failed"
    rate = progress.checked / seconds if seconds > 0 else 0.0
    if rate:
        text += f", {rate:.1f} a second"
        # The longest texts come first: what is left is reckoned by their sizes.
        if progress.work_left > 0 and progress.work_done:
            text += f", {_duration(progress.work_left * seconds / progress.work_done)} left"
    return text


def damage(progress: Run) -> str:
    """Which files of the store were damaged, and how many texts were checked again for that."""
    named = [f"{file} ({problem})" for file, problem in sorted(progress.damaged.items())]
    more = f", and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    files = "1 file of the store was damaged" if len(named) == 1 else f"{len(named)} files of the store were damaged"
    texts = "1 text was" if progress.again == 1 else f"{progress.again} texts were"
    return f"{files}, {texts} checked again: {', '.join(named[:_NAMED])}{more}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
