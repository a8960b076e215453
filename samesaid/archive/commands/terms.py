"""``samesaid archive terms``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.archive.commands.options import StoreAddress, Workers, day, read_folders
from samesaid.commands.options import Config, Device, Model, NoCache, NoConfig, Quiet, check_outputs, settings_from
from samesaid.commands.progress import Progress
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from collections.abc import Callable

    from samesaid.archive.ledger.ledger import Term, Wanted
    from samesaid.settings import Settings


def terms(
    store: StoreAddress,
    term: Annotated[str | None, typer.Option(help="Terms that have this word, or a rendering of it.")] = None,
    since: Annotated[str | None, typer.Option(help="Uses from this day on (2026-11-21) or month (2026-11).")] = None,
    until: Annotated[str | None, typer.Option(help="Uses up to this day.")] = None,
    least: Annotated[int, typer.Option("--min", min=2, help="Minimum number of beads with the term.")] = 5,
    variants: Annotated[bool, typer.Option("--variants", help="Only terms with more than one rendering.")] = False,
    as_glossary: Annotated[
        bool, typer.Option("--as-glossary", help="As a glossary to edit (csv or tbx), which `check --glossary` reads.")
    ] = False,
    format: Annotated[str | None, typer.Option(help="text, csv, jsonl, html, parquet (csv, tbx); else by -o.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where the ledger goes.")] = None,
    workers: Workers = None,
    model: Model = None,
    device: Device = None,
    no_cache: NoCache = False,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> int:
    """The ledger of a store: every recurring term or name with its renderings over time."""
    from samesaid.archive.ledger.ledger import Wanted
    from samesaid.reports.common import atomic_write as files

    settings = settings_from(config, None, None, no_config=no_config, model=model, device=device, no_cache=no_cache)
    wanted = Wanted(term, day(since, "--since"), day(until, "--until"), least, variants)
    write = _writer(output, format, as_glossary)
    check_outputs((output,), settings, (), folders=read_folders(store))
    with Progress(quiet) as show:
        found = entries(store, wanted, settings, workers, show)
    data = write(found)
    if output:
        files.write(output, data)
    else:
        sys.stdout.write(data.decode("utf-8-sig"))
    if not quiet:
        several = sum(len(one.renderings) > 1 for one in found)
        typer.echo(f"{len(found)} terms and names, {several} with more than one rendering", err=True)
    return 0


def entries(
    store: str, wanted: Wanted, settings: Settings, workers: int | None, show: Callable[[str], None]
) -> tuple[Term, ...]:
    """The ledger, after what is new in the store was read. Raises SamesaidError where there is none."""
    from samesaid.align.encoders.registry import configured
    from samesaid.archive.pool.workers import count
    from samesaid.archive.store.storage import opened

    try:
        from samesaid.archive.ledger import ledger as book
        from samesaid.archive.ledger import update as keeping
        from samesaid.archive.store.query import damage_named
    except ImportError as error:
        raise SamesaidError(f"a package is missing ({error}); install samesaid[archive]") from None
    storage = opened(store)
    show("reading what is new")
    keeping.update(storage, count(workers), lambda done, of: show(f"reading: {done} of {of} parts"))
    show("counting renderings")
    encoder = configured(settings)
    with damage_named(storage):
        return book.ledger(storage, encoder, wanted)


def _writer(output: Path | None, format: str | None, as_glossary: bool) -> Callable[[tuple[Term, ...]], bytes]:
    """What makes the file of a ledger. Raises SamesaidError for a format that is not to be had."""
    from samesaid.archive.ledger import export as written
    from samesaid.archive.store import export as tables

    if as_glossary:
        from samesaid.reports.formats import termbase

        chosen = termbase.chosen(output, format)
        name = output.name if output else "ledger"
        return lambda found: termbase.render(written.glossary(found, name), chosen).encode("utf-8", "backslashreplace")
    if output is not None and output.suffix.lower() == ".tbx":
        raise SamesaidError(f"{output}: a glossary: say --as-glossary")
    chosen = tables.format_of(output, format)
    if chosen == "parquet" and output is None:
        raise SamesaidError("--format parquet: name a file with -o")
    table = written.brief if chosen == "text" and output is None else written.table
    return lambda found: tables.render(table(found), chosen)
