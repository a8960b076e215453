"""``samesaid archive verify``."""

from __future__ import annotations

from typing import Annotated

import typer

from samesaid.archive.commands.options import DecisionsFile, StoreAddress, decisions_file
from samesaid.commands.options import Quiet
from samesaid.commands.outcome import put
from samesaid.commands.progress import Progress


def verify(
    store: StoreAddress,
    format: Annotated[str | None, typer.Option(help="text, csv, jsonl or html.")] = None,
    decisions: DecisionsFile = None,
    quiet: Quiet = False,
) -> int:
    """Read every byte of a store and list what is damaged, with the mend. Exit code 1 where something is."""
    from samesaid.archive.ledger.update import damaged
    from samesaid.archive.store import export as tables
    from samesaid.archive.store.decision_log import Decisions
    from samesaid.archive.store.inventory import thorough
    from samesaid.archive.store.storage import opened

    storage = opened(store)
    chosen = tables.format_of(None, format)
    with Progress(quiet) as show:
        found = thorough(storage, lambda done, of: show(f"reading: {done} of {of} parts"))
        show("reading the ledger and the decisions")
        file = decisions_file(store, decisions)
        damages = (*found.damages, *damaged(storage), *(Decisions(file).damaged() if file else ()))
    if chosen == "text":
        for damage in damages:
            put(f"damaged: {damage.file}: {damage.problem}; {damage.mend}")
    else:
        rows = tuple((damage.file, damage.problem, damage.mend) for damage in damages)
        put(tables.render(tables.Table(("file", "problem", "mend"), rows), chosen).decode("utf-8-sig"))
    if not quiet:
        rest = "; the run that makes the store has not ended" if found.unfinished else ""
        whole = len(found.parts) + len(found.packs)
        line = f"{whole} of {found.expected} parts are whole; damaged files: {len(damages)}{rest}"
        if chosen == "text":
            put(line)
        else:
            typer.echo(line, err=True)
    return 1 if damages or found.unfinished else 0
