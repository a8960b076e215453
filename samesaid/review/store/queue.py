"""The queue: texts, findings across texts, and how many there are of each."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from samesaid.review.store.filters import Filter
from samesaid.review.store.records import COLUMNS, FindingRow, InvalidError, Text, finding_of, text_of
from samesaid.review.store.settle import CLOSED

MAX_ROWS = 500
# Each ends with the number, so that no two rows are equal; what comes first is smallest.
_ORDERS = {
    "worst": ("texts.state", "-texts.critical", "-texts.major", "-texts.minor", "-texts.id"),
    "newest": ("-texts.id",),
    "oldest": ("texts.id",),
    "changed": ("-texts.version", "-texts.id"),
    "mine": ("texts.assignee != :me", "texts.state", "-texts.critical", "-texts.major", "-texts.minor", "-texts.id"),
}
ORDERS = tuple(_ORDERS)
_RANK = "CASE findings.severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 ELSE 2 END"
_FINDING_ORDERS = {
    "number": ("findings.number",),
    "worst": (_RANK, "-findings.number"),
    "newest": ("-findings.number",),
}


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue: its texts, how many there are in all, and the cursor of the next page (None at the end)."""

    rows: tuple[Text, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings across texts, likewise."""

    rows: tuple[FindingRow, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Open findings of one code with the same words on both sides: their number, and that of their texts.

    ``source_words`` and ``target_words`` are the words as one of them has them.
    """

    code: str
    source: str
    target: str
    source_words: str
    target_words: str
    findings: int
    texts: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What occurs in the queue, each with the number of texts, or of open findings for kinds, codes and severities."""

    languages: dict[str, int]
    desks: dict[str, int]
    people: dict[str, int]
    states: dict[str, int]
    verdicts: dict[str, int]
    kinds: dict[str, int]
    codes: dict[str, int]
    severities: dict[str, int]


def queue(
    db: sqlite3.Connection,
    of: Filter,
    *,
    after: str | None = None,
    limit: int = 50,
    order: str = "worst",
    person: str = "",
) -> Queue:
    """The texts that pass a filter; ``after`` is the cursor of an earlier page, ``order`` one of ``ORDERS``.

    In the order ``mine`` those assigned to ``person`` come first. Raises InvalidError for a cursor or an order that is
    none.
    """
    keys = _known(order, _ORDERS)
    condition, given = _texts(of)
    given = {**given, "me": person}
    total = db.execute(f"SELECT count(*) FROM texts WHERE {condition}", given).fetchone()[0]
    beyond, position = _after(after, keys)
    rows = db.execute(
        f"SELECT texts.*, json_array({', '.join(keys)}) AS cursor FROM texts WHERE {condition} AND {beyond}"
        f" ORDER BY {', '.join(keys)} LIMIT :limit",
        {**given, **position, "limit": _bounded(limit) + 1},
    ).fetchall()
    shown = rows[: _bounded(limit)]
    return Queue(tuple(map(text_of, shown)), total, shown[-1]["cursor"] if len(rows) > len(shown) else None)


def finding_rows(
    db: sqlite3.Connection,
    of: Filter,
    *,
    after: str | None = None,
    limit: int = 100,
    open_only: bool = True,
    order: str = "number",
) -> Findings:
    """The findings that pass a filter, in texts that pass it; without ``open_only`` closed ones, too.

    ``order`` is number, worst or newest. Raises InvalidError for a cursor or an order that is none.
    """
    keys = _known(order, _FINDING_ORDERS)
    condition, given = _findings(of, open_only)
    chosen = f"FROM findings {_texts_for(condition)} WHERE {condition}"
    total = db.execute(f"SELECT count(*) {chosen}", given).fetchone()[0]
    beyond, position = _after(after, keys)
    # First the numbers alone: an index has them in their order.
    rows = db.execute(
        f"SELECT {COLUMNS}, cursor FROM findings JOIN texts ON texts.id = findings.text"
        f" JOIN (SELECT findings.number AS chosen, json_array({', '.join(keys)}) AS cursor"
        f" {chosen} AND {beyond} ORDER BY {', '.join(keys)} LIMIT :limit)"
        f" ON chosen = findings.number ORDER BY {', '.join(keys)}",
        {**given, **position, "limit": _bounded(limit) + 1},
    ).fetchall()
    shown = rows[: _bounded(limit)]
    following = shown[-1]["cursor"] if len(rows) > len(shown) else None
    return Findings(tuple(map(finding_of, shown)), total, following)


def groups(db: sqlite3.Connection, of: Filter, *, limit: int = 100) -> tuple[Group, ...]:
    """Open findings that pass a filter, by code and pair of renderings, the most frequent first; pairs only."""
    condition, given = _findings(of, open_only=True)
    # An index has the pairs; the words as they are written are looked up for those that are shown.
    rows = db.execute(
        "SELECT code, source, target, findings, texts, (SELECT source_words FROM findings WHERE number = one) AS"
        " source_words, (SELECT target_words FROM findings WHERE number = one) AS target_words"
        " FROM (SELECT findings.code, findings.source, findings.target, min(findings.number) AS one,"
        " count(*) AS findings, count(DISTINCT findings.text) AS texts"
        f" FROM findings {_texts_for(condition)} WHERE {condition}"
        " AND findings.source != '' AND findings.target != '' GROUP BY findings.code, findings.source, findings.target"
        " ORDER BY count(*) DESC, findings.code, findings.source, findings.target LIMIT :limit)",
        {**given, "limit": _bounded(limit)},
    )
    return tuple(Group(**dict(row)) for row in rows)


def facets(db: sqlite3.Connection) -> Facets:
    """What can be filtered by, with numbers."""
    languages: Counter[str] = Counter()
    for tags, n in db.execute("SELECT languages, count(*) FROM texts GROUP BY languages"):
        languages.update(dict.fromkeys(tags.split(), n))
    of_texts = {
        column: _counted(db, f"SELECT {column}, count(*) FROM texts WHERE {column} != '' GROUP BY {column}")
        for column in ("desk", "assignee", "state", "verdict")
    }
    counted = db.execute(
        "SELECT kind, code, severity, count(*) FROM findings"
        f" WHERE gone IS NULL AND alarm AND state NOT IN {CLOSED} GROUP BY kind, code, severity"
    ).fetchall()
    kinds, codes, severities = Counter[str](), Counter[str](), Counter[str]()
    for kind, code, severity, n in counted:
        kinds[kind] += n
        codes[code] += n
        severities[severity] += n
    people = Counter(of_texts["assignee"])
    people.update(
        _counted(
            db,
            "SELECT assignee, count(DISTINCT text) FROM findings WHERE assignee != '' AND gone IS NULL"
            f" AND state NOT IN {CLOSED} GROUP BY assignee",
        )
    )
    return Facets(
        dict(languages), of_texts["desk"], dict(people), of_texts["state"], of_texts["verdict"],
        dict(kinds), dict(codes), dict(severities),
    )  # fmt: skip


def _texts(of: Filter) -> tuple[str, dict[str, object]]:
    condition, given = of.of_texts()
    if of.about_findings:
        inner, _ = of.of_findings(open_only=True)
        if "texts." in inner:
            found = f"EXISTS (SELECT 1 FROM findings WHERE findings.text = texts.id AND {inner})"
        else:
            found = f"texts.id IN (SELECT findings.text FROM findings WHERE {inner})"
        condition = f"{condition} AND {found}"
    return condition, given


def _findings(of: Filter, open_only: bool) -> tuple[str, dict[str, object]]:
    condition, given = of.of_texts()
    inner, _ = of.of_findings(open_only=open_only)
    if inner == "1":
        inner = "findings.gone IS NULL AND findings.alarm" + (
            f" AND findings.state NOT IN {CLOSED}" if open_only and not of.decision else ""
        )
    return (f"{condition} AND {inner}" if condition != "1" else inner), given


def _texts_for(condition: str) -> str:
    """The join with the texts, where a condition names them: without it an index answers alone."""
    return "JOIN texts ON texts.id = findings.text" if "texts." in condition else ""


def _known(order: str, orders: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    keys = orders.get(order)
    if keys is None:
        raise InvalidError(f"there is no order {order!r}; use one of {', '.join(orders)}")
    return keys


def _after(cursor: str | None, keys: tuple[str, ...]) -> tuple[str, dict[str, object]]:
    """The condition that rows come after a cursor, the values of the keys of the last row shown as JSON."""
    if not cursor:
        return "1", {}
    try:
        values = json.loads(cursor)
    except ValueError:
        values = None
    fine = isinstance(values, list) and len(values) == len(keys)
    if not fine or not all(type(v) is str or (type(v) is int and abs(v) < 2**63) for v in values):
        raise InvalidError("this page of the list is none: begin at its first page")
    places = ", ".join(f":after{i}" for i in range(len(keys)))
    return f"({', '.join(keys)}) > ({places})", {f"after{i}": value for i, value in enumerate(values)}


def _bounded(limit: int) -> int:
    return max(1, min(limit, MAX_ROWS))


def _counted(db: sqlite3.Connection, question: str) -> dict[str, int]:
    return dict(db.execute(question).fetchall())
