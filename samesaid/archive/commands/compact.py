"""``samesaid archive compact``."""

from __future__ import annotations

from samesaid.archive.commands.options import StoreAddress, Workers
from samesaid.commands.options import Quiet
from samesaid.commands.progress import Progress


def compact(store: StoreAddress, workers: Workers = None, quiet: Quiet = False) -> int:
    """Put the many small files of a store into few large ones: questions are quicker, the answers stay."""
    from samesaid.archive.pool.workers import count

    make_compact(store, count(workers), quiet)
    return 0


def make_compact(store: str, workers: int, quiet: bool) -> None:
    """Make a store compact and say so. Raises SamesaidError where that cannot be done."""
    import typer

    from samesaid.archive.compaction.compact import compact as compacted
    from samesaid.archive.store.storage import opened

    with Progress(quiet) as show:
        done = compacted(opened(store), workers, lambda word, some, of: show(f"{word}: {some} of {of}"))
    if not quiet:
        before = "1 part" if done.before == 1 else f"{done.before} parts"
        typer.echo(f"{before} before, {done.packs} now: {store}", err=True)
