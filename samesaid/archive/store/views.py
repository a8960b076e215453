"""The tables of a store as views of DuckDB, from its parts and packs: every text once.

A pack keeps rows of texts that were checked again later, and of texts that were taken out of the archive. A text in a
part is not read from a pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from samesaid.archive.store.inventory import Inventory
from samesaid.archive.store.parts import table_file
from samesaid.archive.store.schema import TABLES

if TYPE_CHECKING:
    import duckdb


def make_views(db: duckdb.DuckDBPyConnection, found: Inventory, location: Callable[[str], str]) -> None:
    """The views ``pairs``, ``beads`` and ``stored_findings``. ``location`` is how DuckDB names a file of the store."""
    is_masked = bool(found.packs and (found.parts or found.hidden))
    if is_masked:
        db.execute("CREATE TEMP TABLE masked (entry TEXT)")
        if found.parts:
            rows = all_rows(location(table_file("pairs", part)) for part in found.parts)
            db.execute(f"INSERT INTO masked SELECT DISTINCT entry FROM ({rows})")
        if found.hidden:
            db.execute("INSERT INTO masked SELECT unnest(?::TEXT[])", [list(found.hidden)])
    for table in TABLES:
        view = "stored_findings" if table == "findings" else table
        parts, packs = ([location(table_file(table, part)) for part in names] for names in (found.parts, found.packs))
        if is_masked:
            select = f"SELECT * FROM ({all_rows(packs)}) ANTI JOIN masked USING (entry)"
            select += f" UNION ALL {all_rows(parts)}" if parts else ""
        else:
            select = all_rows(packs or parts)
        db.execute(f"CREATE VIEW {view} AS {select}")


def all_rows(locations: Iterable[str]) -> str:
    """A SELECT of all rows of these Parquet files."""
    return f"SELECT * FROM read_parquet([{', '.join(map(quoted, locations))}])"


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
