"""``samesaid archive decide``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from samesaid.archive.commands.options import DecisionsFile, StoreAddress, decisions_file
from samesaid.model import SamesaidError


def decide(
    store: StoreAddress,
    findings: Annotated[list[str] | None, typer.Argument(help="Ids of findings.")] = None,
    file: Annotated[
        Path | None, typer.Option("--from", help="Decisions as a report exports them (JSON, XLSX, CSV).")
    ] = None,
    why: Annotated[str | None, typer.Option(help="The reason.")] = None,
    who: Annotated[str | None, typer.Option(help="Who decided.")] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="Take dismissals back.")] = False,
    decisions: DecisionsFile = None,
) -> int:
    """Dismiss findings of a store, or take that back: every later question leaves out what is dismissed."""
    from samesaid.archive.store.decision_log import Decisions, Settled, settled
    from samesaid.archive.store.inventory import readable
    from samesaid.archive.store.storage import opened
    from samesaid.decisions.reading import load_decisions
    from samesaid.reports.common.outputs import check

    path = decisions_file(store, decisions)
    if path is not None and path.exists():
        check([path], filter(None, [file]))
    what = [Settled("finding", finding=identity) for identity in findings or ()]
    if file is not None:
        what += settled(load_decisions(file))
    if not what:
        raise SamesaidError(
            "nothing to decide: give ids of findings, or with --from a file that closes some (not an error, fixed)"
        )
    if path is None:
        raise SamesaidError(f"{store}: name the file of the decisions with --decisions")
    readable(opened(store))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    count = Decisions(path).decide(what, dismissed=not reopen, decided=now, who=who, why=why)
    typer.echo(f"{count} {'reopened' if reopen else 'dismissed'}: {path}")
    return 0
