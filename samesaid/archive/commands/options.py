"""Options that several commands of archives share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.commands.options import read_by
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samesaid.archive.store.query import Store
    from samesaid.settings import Settings

# What runs write into the folder of a store, and take away; hidden files and folders too.
_WRITTEN = frozenset(
    ("pairs", "beads", "findings", "checksums", "ledger", "store.json", "failures.jsonl", "lease.json")
)

Workers = Annotated[
    int | None, typer.Option("--workers", "-j", min=1, max=1024, help="Processes; as many as cores if absent.")
]
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


def read_folders(store: str) -> tuple[Path, ...]:
    """The folder of a store, in which no output may lie; none for a store behind an address."""
    return () if "://" in store else (Path(store),)


def check_store(store: str, inputs: Iterable[Path | None], settings: Settings) -> None:
    """Raise SamesaidError where a run cannot write its store, or would write over what it reads: before any work."""
    from samesaid.reports.common.outputs import check_folder

    if "://" not in store:
        check_folder(Path(store), read_by(settings, inputs), own=_is_written)


def _is_written(name: str) -> bool:
    return name in _WRITTEN or name.startswith((".", "lease-"))


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
