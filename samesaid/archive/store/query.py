"""Questions to a store: SQL over its Parquet files, with what editors settled left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from samesaid.archive.store.about import ABOUT
from samesaid.archive.store.decision_log import Settled
from samesaid.archive.store.dismissal import is_dismissed, make_findings, make_settled
from samesaid.archive.store.export import Table
from samesaid.archive.store.inventory import Inventory, readable, refusal, thorough
from samesaid.archive.store.storage import FolderStorage, Storage
from samesaid.archive.store.views import make_views, quoted
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    import duckdb

_Result = TypeVar("_Result")

# Maximum number of cells that an answer to a question in SQL may have: about 2 GB of memory.
MAX_CELLS = 20_000_000
_ROWS_AT_ONCE = 10_000
# Seconds between two looks whether the answer is there.
_LOOK = 0.1
# What findings may be counted by, as SQL.
BY = {
    "day": "published",
    "month": "strftime(published, '%Y-%m')",
    "year": "strftime(published, '%Y')",
    "kind": "type",
    "code": "code",
    "severity": "severity",
    "document": "target_path",
    "language": "target_language",
}
# The columns that these are made of, and which of them are columns of pairs.
_COLUMNS = {word: "published" if word in ("day", "month", "year") else BY[word] for word in BY}
_OF_PAIRS = {"document", "language"}
_SHOWN = "published, severity, code, message, source, target, reference_path, target_path, finding"
_SEVERITY = "CASE severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 ELSE 2 END"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings: days (both count), severities, codes or families of codes (N, N10), words in a term or a name
    that a finding marks, words in a document's path, words in the message or in either text. ``alarms`` leaves out
    what is information only."""

    since: date | None = None
    until: date | None = None
    severity: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    term: str | None = None
    name: str | None = None
    document: str | None = None
    text: str | None = None
    alarms: bool = True


class Store:
    """An open store. Views: ``pairs``, ``beads``, ``findings`` (what is settled left out), ``all_findings`` (with
    ``dismissed`` and ``why``); findings carry the paths and languages of their pair.

    Questions raise SamesaidError where there is no store, or a damaged one.
    """

    def __init__(self, storage: Storage, settled: tuple[Settled, ...] = ()) -> None:
        self._storage, self._settled = storage, settled

    def sql(self, question: str) -> Table:
        """The answer to one SELECT, of at most ``MAX_CELLS`` cells.

        Raises SamesaidError for anything else, and for one that is wrong.
        """
        return self._of_one_state(lambda: self._sql(question))

    def _sql(self, question: str) -> Table:
        import duckdb

        try:
            db = connected(self._storage, self._settled, sealed=True)
            _refuse_all_but_a_select(db, question)
            with damage_named(self._storage):
                answer = _interruptible(db, lambda: _answer(db, question, [], MAX_CELLS))
        # A lone surrogate is an error of Python.
        except (duckdb.Error, UnicodeError) as error:
            raise SamesaidError(f"--sql: {_brief(error)}") from None
        if answer is None:
            raise SamesaidError(f"--sql: the answer has more than {MAX_CELLS:,} cells: narrow it by WHERE or LIMIT")
        return answer

    def findings(self, chosen: Filter, limit: int | None = None) -> Table:
        """The findings, the latest day and the most serious first."""
        where, values = _where(chosen)
        order = f"published DESC NULLS LAST, {_SEVERITY}, confidence DESC, entry, version, finding"
        most = "" if limit is None else f" LIMIT {int(limit)}"
        return self._asked(f"SELECT {_SHOWN} FROM findings WHERE {where} ORDER BY {order}{most}", values)

    def counts(self, chosen: Filter, by: tuple[str, ...]) -> Table:
        """How many findings, by one or more of ``BY``, in order. Raises SamesaidError for another word."""
        if unknown := [word for word in by if word not in BY]:
            raise SamesaidError(f"--by {unknown[0]}: use {', '.join(BY)}")
        where, values = _where(chosen)
        columns = ", ".join(f"{BY[word]} AS {word}" for word in by)
        places = ", ".join(str(n + 1) for n in range(len(by)))
        stored = chosen.document is None and not _OF_PAIRS & set(by)
        if stored:
            # What is dismissed is counted and taken off: to look for each finding of the store among them costs more
            # than all the rest.
            grouped = ", ".join(dict.fromkeys(("severity", *(_COLUMNS[word] for word in by))))
            source = f"SELECT {grouped}, count(*) AS n FROM stored_findings WHERE {where} GROUP BY ALL"
            if dismissed := is_dismissed(self._settled):
                source += f" UNION ALL SELECT {grouped}, -count(*) AS n FROM stored_findings"
                source += f" WHERE {where} AND {dismissed} GROUP BY ALL"
                values = values * 2
        else:
            source = f"SELECT *, 1 AS n FROM findings WHERE {where}"
        levels = ", ".join(
            f"coalesce(sum(n) FILTER (severity = '{level}'), 0)::BIGINT AS {level}"
            for level in ("critical", "major", "minor")
        )
        return self._asked(
            f"""SELECT {columns}, sum(n)::BIGINT AS findings, {levels}
                FROM ({source}) GROUP BY {places} HAVING sum(n) > 0 ORDER BY {places}""",
            values,
            stored_only=stored,
        )

    def _of_one_state(self, ask: Callable[[], _Result]) -> _Result:
        """An answer. Where files were taken away meanwhile because others have their rows now, it is asked again."""
        before = self._storage.read(ABOUT)
        try:
            return ask()
        except Exception:
            if self._storage.read(ABOUT) == before:
                raise
        return ask()

    def _asked(self, question: str, values: list[Any], *, stored_only: bool = False) -> Table:
        return self._of_one_state(lambda: self._answered(question, values, stored_only))

    def _answered(self, question: str, values: list[Any], stored_only: bool) -> Table:
        import duckdb

        try:
            db = connected(self._storage, self._settled, stored_only=stored_only)
            with damage_named(self._storage):
                answer = _interruptible(db, lambda: _answer(db, question, values))
        except duckdb.Error as error:
            raise SamesaidError(f"the store cannot answer: {_brief(error)}") from None
        assert answer is not None
        return answer


def _answer(
    db: duckdb.DuckDBPyConnection, question: str, values: list[Any], max_cells: float = float("inf")
) -> Table | None:
    """The answer to a question, None where it has more cells than ``max_cells``."""
    asked = db.execute(question, values)
    columns = tuple(column[0] for column in asked.description or ())
    rows: list[tuple[Any, ...]] = []
    while some := asked.fetchmany(_ROWS_AT_ONCE):
        rows += some
        if len(rows) * len(columns) > max_cells:
            return None
    return Table(columns, tuple(rows))


def _interruptible(db: duckdb.DuckDBPyConnection, work: Callable[[], _Result]) -> _Result:
    """What ``work`` returns. Python sees Ctrl-C only between two steps of its own, and a question is one such step: so
    another thread waits for the answer."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work)
        try:
            while not wait([future], _LOOK).done:
                pass
            return future.result()
        finally:
            # Again and again: an interruption before the question begins has no effect.
            while not future.done():
                db.interrupt()
                wait([future], _LOOK)


# The parts of a query as DuckDB parses it. It also takes INSERT, UPDATE, DELETE and COPY into a WITH of a SELECT.
_READING = ("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE")
_WRITING = f"""SELECT count(*) FROM json_tree(json_serialize_sql(?::VARCHAR))
    WHERE fullkey = '$.error' AND atom = 'true'
       OR key = 'type' AND ends_with(atom->>'$', '_NODE') AND atom->>'$' NOT IN {_READING}"""


def _refuse_all_but_a_select(db: duckdb.DuckDBPyConnection, question: str) -> None:
    import duckdb

    statements = db.extract_statements(question)
    one = len(statements) == 1 and statements[0].type == duckdb.StatementType.SELECT
    if not one or db.execute(_WRITING, [question]).fetchall() != [(0,)]:
        raise SamesaidError("--sql: one SELECT, please: a store is read, not written")


@contextmanager
def damage_named(storage: Storage) -> Iterator[None]:
    """Where reading the store fails meanwhile because a file of it is damaged, raise SamesaidError that names the file.

    Sizes were compared when the store was opened. Bytes that changed are met while they are read, and then the whole
    store is read to name them.
    """
    try:
        yield
    except SamesaidError:
        raise
    except Exception as error:
        if not _is_wrong_question(error) and (found := thorough(storage).damages):
            raise SamesaidError(refusal(storage, found)) from None
        raise


def _is_wrong_question(error: Exception) -> bool:
    """Whether DuckDB understood no word of the file, but of the question."""
    import duckdb

    return isinstance(error, duckdb.ParserException | duckdb.CatalogException | duckdb.BinderException)


def connected(
    storage: Storage, settled: tuple[Settled, ...], *, sealed: bool = False, stored_only: bool = False
) -> duckdb.DuckDBPyConnection:
    """A connection to the store with the views of ``Store``. It reads no other folder of this machine.

    ``sealed``: for a question that somebody else wrote. It cannot write, and reads the tables and nothing else; many
    small parts take it longer. ``stored_only``: without ``findings`` and ``all_findings``, for which the dismissed
    findings must be looked for first. Raises SamesaidError where there is no store, or a damaged one.
    """
    found = readable(storage)
    with damage_named(storage):
        return _connected(storage, found, settled, sealed, stored_only)


def _connected(
    storage: Storage, found: Inventory, settled: tuple[Settled, ...], sealed: bool, stored_only: bool
) -> duckdb.DuckDBPyConnection:
    import duckdb

    db = duckdb.connect()
    location: Callable[[str], str] = storage.location
    if sealed or not isinstance(storage, FolderStorage):
        from samesaid.archive.store.sealed import seal

        location = seal(db, storage)
    else:
        db.execute(f"SET allowed_directories = [{quoted(storage.address)}]")
        db.execute("SET enable_external_access = false")
    make_views(db, found, location)
    make_settled(db, settled)
    if not stored_only:
        make_findings(db, settled)
    db.execute("SET lock_configuration = true")
    return db


def _where(chosen: Filter) -> tuple[str, list[Any]]:
    parts, values = ["true"], list[Any]()

    def add(condition: str, *given: Any) -> None:
        parts.append(condition)
        values.extend(given)

    if chosen.alarms:
        add("alarm")
    if chosen.since:
        add("published >= ?", chosen.since)
    if chosen.until:
        add("published <= ?", chosen.until)
    if chosen.severity:
        add(f"severity IN ({', '.join('?' * len(chosen.severity))})", *chosen.severity)
    if chosen.kind:
        add("(" + " OR ".join("starts_with(code, ?)" for _ in chosen.kind) + ")", *(k.upper() for k in chosen.kind))
    for family, word in (("T", chosen.term), ("E", chosen.name)):
        if word is not None:
            marked = "contains(source_words || ' ' || target_words, lower(?))"
            add(f"starts_with(code, '{family}') AND {marked}", word)
    if chosen.document is not None:
        add("(contains(reference_path, ?) OR contains(target_path, ?))", chosen.document, chosen.document)
    if chosen.text is not None:
        said = "lower(message || ' ' || coalesce(source_text, '') || ' ' || coalesce(target_text, ''))"
        add(f"contains({said}, lower(?))", chosen.text)
    return " AND ".join(parts), values


def _brief(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error)).strip()[:300]
