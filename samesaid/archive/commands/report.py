"""``samesaid archive report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samesaid.archive.commands.options import DecisionsFile, StoreAddress, Workers, decisions_file, read_folders
from samesaid.commands.options import Config, Device, Model, NoCache, NoConfig, Quiet, read_by, settings_from
from samesaid.commands.progress import Progress
from samesaid.model import SamesaidError


def report(
    store: StoreAddress,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the site; an earlier one is replaced.")],
    terms: Annotated[
        bool, typer.Option("--terms/--no-terms", help="With the ledger of terms and names, or without.")
    ] = True,
    least: Annotated[int, typer.Option("--min", min=2, help="Minimum number of beads with the term.")] = 5,
    decisions: DecisionsFile = None,
    workers: Workers = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> int:
    """Make a small static site of a store: what differs, month by month and text by text. What was dismissed is out."""
    from samesaid.archive.commands.terms import entries
    from samesaid.archive.store.decision_log import Decisions
    from samesaid.archive.store.inventory import readable
    from samesaid.archive.store.storage import opened
    from samesaid.reports.common.outputs import check_folder

    try:
        from samesaid.archive.ledger.ledger import Wanted
        from samesaid.archive.site.build import Site
        from samesaid.archive.site.data import Archive
        from samesaid.archive.site.publish import place
        from samesaid.archive.store.query import damage_named
    except ImportError as error:
        raise SamesaidError(f"a package is missing ({error}); install samesaid[archive]") from None
    settings = settings_from(config, None, None, no_config=no_config, model=model, device=device, no_cache=no_cache)
    file = decisions_file(store, decisions)
    check_folder(output, read_by(settings, (*read_folders(store), file)), folders=read_folders(store))
    storage = opened(store)
    # The ledger looks at every byte itself.
    readable(storage, digests=not terms)
    written = 0

    with Progress(quiet) as show:

        def fill(folder: Path) -> None:
            nonlocal written
            found = entries(store, Wanted(fewest=least), settings, workers, show) if terms else ()
            archive = Archive(storage, Decisions(file).standing() if file else ())
            written = Site(folder, archive, found).write(lambda done, of: show(f"writing: {done} of {of} texts"))

        with damage_named(storage):
            place(output, fill)
    if not quiet:
        typer.echo(f"{written} texts: {output / 'index.html'}")
    return 0
