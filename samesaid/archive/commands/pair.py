"""``samesaid archive pair``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samesaid.archive.commands.options import Workers
from samesaid.commands.options import Config, Device, Encoding, Model, NoCache, Quiet, settings_from
from samesaid.commands.progress import Progress


def pair(
    folder: Annotated[Path, typer.Argument(help="The folder of the archive; folders in it count too.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The manifest (archive.jsonl beside the folder if absent).")
    ] = None,
    window: Annotated[int, typer.Option(min=0, help="Days that versions of one text may lie apart.")] = 31,
    reference: Annotated[str | None, typer.Option(help="Language of the originals; found out if absent.")] = None,
    same_language: Annotated[
        bool, typer.Option("--same-language", help="Pair texts of one language with each other, too.")
    ] = False,
    workers: Workers = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    encoding: Encoding = None,
    config: Config = None,
    quiet: Quiet = False,
) -> int:
    """Tell which documents of FOLDER are versions of one text."""
    from samesaid.archive import folder as archive
    from samesaid.archive import manifest, pairing
    from samesaid.archive.workers import count
    from samesaid.reports import files

    settings = settings_from(config, None, None, model=model, encoding=encoding, device=device, no_cache=no_cache)
    paths = archive.documents(folder)
    target = output or folder.resolve().parent / f"{folder.resolve().name}.jsonl"
    cache = target.with_name(f".{target.stem}.fingerprints.sqlite3")
    with Progress(quiet) as tell:
        tell(f"reading {len(paths)} documents")
        found = pairing.pair(
            paths,
            cache,
            settings,
            root=target.parent,
            workers=count(workers),
            window=window,
            within=same_language,
            reference=reference,
            progress=lambda done, of: tell(f"reading: {done} of {of} documents"),
        )
    doubtful = target.with_name(f"{target.stem}.doubtful{target.suffix}")
    files.write(target, manifest.write(target, found.entries))
    if found.doubtful:
        files.write(doubtful, manifest.write(doubtful, found.doubtful))
    else:
        doubtful.unlink(missing_ok=True)
    if not quiet:
        versions = sum(len(e.versions) for e in found.entries)
        typer.echo(f"{len(paths)} documents: {len(found.entries)} texts with {versions} versions: {target}")
        if found.doubtful:
            typer.echo(f"{len(found.doubtful)} doubtful pairs, for a person to look at: {doubtful}")
        if found.alone:
            typer.echo(f"{len(found.alone)} documents without a version, such as {found.alone[0]}")
        for path, problem in found.problems:
            typer.echo(f"left out: {path}: {problem}", err=True)
    return 3 if found.problems else 0
