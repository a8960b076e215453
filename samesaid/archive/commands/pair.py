"""``samesaid archive pair``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.archive.commands.options import Workers
from samesaid.commands.options import (
    Config,
    Device,
    Encoding,
    MaxSize,
    Model,
    NoCache,
    NoConfig,
    Quiet,
    check_outputs,
    settings_from,
)
from samesaid.commands.progress import Progress

if TYPE_CHECKING:
    from samesaid.archive.pairing.pair import Paired

Folder = Annotated[Path, typer.Argument(help="The folder of the archive; folders in it count too.")]
Window = Annotated[int, typer.Option(min=0, max=100_000, help="Days that versions of one text may lie apart.")]
Reference = Annotated[str | None, typer.Option(help="Language of the originals; detected if absent.")]
SameLanguage = Annotated[bool, typer.Option("--same-language", help="Pair texts of one language with each other, too.")]


def pair(
    folder: Folder,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The manifest (FOLDER.jsonl beside the folder if absent).")
    ] = None,
    window: Window = 31,
    reference: Reference = None,
    same_language: SameLanguage = False,
    afresh: Annotated[
        bool, typer.Option("--afresh", help="Ignore the existing manifest; else its lines are kept.")
    ] = False,
    workers: Workers = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    encoding: Encoding = None,
    max_size: MaxSize = None,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> int:
    """Pair the documents of FOLDER that are versions of one text.

    Lines of a manifest that is there already stay as they are; only other documents are paired.
    """
    from samesaid.archive.pairing import folder as archive
    from samesaid.archive.pairing.pair import pair as paired
    from samesaid.archive.pool.workers import count
    from samesaid.archive.run import watch as watching

    settings = settings_from(
        config,
        None,
        None,
        no_config=no_config,
        model=model,
        encoding=encoding,
        device=device,
        no_cache=no_cache,
        max_size=max_size,
    )
    manifest = output or watching.beside(folder)
    paths = archive.documents(folder)
    check_outputs(watching.written(manifest), settings, paths)
    with Progress(quiet) as show:
        show(f"reading {len(paths)} documents")
        found = paired(
            paths,
            watching.fingerprints(manifest),
            settings,
            root=manifest.parent,
            workers=count(workers),
            window=window,
            within=same_language,
            reference=reference,
            known=() if afresh else watching.known(manifest),
            progress=lambda done, of: show(f"reading: {done} of {of} documents"),
        )
    watching.write(manifest, found)
    if not quiet:
        _summarise(found, len(paths), manifest)
    return 3 if found.problems else 0


def _summarise(found: Paired, documents: int, manifest: Path) -> None:
    from samesaid.archive.run.watch import doubtful

    versions = sum(len(entry.versions) for entry in found.entries)
    texts = sum(1 for entry in found.entries if entry.versions)
    typer.echo(f"{documents} documents: {texts} texts with {versions} versions: {manifest}")
    if found.doubtful:
        many = f"{len(found.doubtful)} doubtful pairs" if len(found.doubtful) > 1 else "1 doubtful pair"
        typer.echo(f"{many}, for a person to look at: {doubtful(manifest)}")
    if found.alone:
        many = f"{len(found.alone)} documents" if len(found.alone) > 1 else "1 document"
        typer.echo(f"{many} without a version, such as {found.alone[0]}")
    for path, problem in found.problems:
        typer.echo(f"left out: {path}: {problem}", err=True)
