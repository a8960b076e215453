"""Options that several commands of archives share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from samesaid.archive.store.query import Store

Workers = Annotated[int | None, typer.Option("--workers", "-j", min=1, help="Processes; as many as cores if absent.")]
StoreAddress = Annotated[str, typer.Argument(metavar="STORE", help="The store written by `archive run`.")]
DecisionsFile = Annotated[
    Path | None, typer.Option("--decisions", help="File of decisions; in the store's folder if absent.")
]


def day(written: str | None, option: str) -> date | None:
    """A date such as 2026-11-21, a month such as 2026-11 (its first day), or None. Raises SamesaidError otherwise."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written if len(written) > 7 else f"{written}-01")
    except ValueError:
        raise SamesaidError(f"{option} {written}: not a day such as 2026-11-21, nor a month such as 2026-11") from None


def decisions_file(store: str, named: Path | None) -> Path | None:
    """Where the decisions of a store lie: None for a store behind an address whose file was not named."""
    from samesaid.archive.store.decision_log import FILE

    if named is not None:
        return named
    return None if "://" in store else Path(store) / FILE


def open_store(store: str, named: Path | None) -> Store:
    """The store with its decisions. Raises SamesaidError where there is none, or DuckDB is missing."""
    from samesaid.archive.store.decision_log import Decisions
    from samesaid.archive.store.storage import opened

    try:
        from samesaid.archive.store.query import Store as Asked
    except ImportError as error:
        raise SamesaidError(f"a package is missing ({error}); install samesaid[archive]") from None
    file = decisions_file(store, named)
    return Asked(opened(store), Decisions(file).standing() if file else ())
