"""Occurrences beside the store, a file a shard: the next ledger reads only what is new."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samesaid.archive.ledger.occurrences import VERSION, occurrences, schema
from samesaid.archive.pool.process_pool import work
from samesaid.archive.store.schema import Row, unpacked
from samesaid.archive.store.storage import Storage, opened
from samesaid.languages import primary
from samesaid.model import SamesaidError

FOLDER = "ledger"
_KEYS, _VERSION = b"samesaid.keys", b"samesaid.ledger"

Keys = dict[str, str]
"""Entry → the key of its rows in the table of pairs."""


@dataclass(frozen=True, slots=True)
class Task:
    """A shard of the store at ``storage``, by the name of its file."""

    storage: str
    name: str


def update(storage: Storage, workers: int = 1, progress: Callable[[int, int], None] | None = None) -> int:
    """Read the texts of the store that the ledger lacks; returns their number.

    ``progress`` is called with the number of shards done and of all shards. Raises SamesaidError where a shard cannot
    be read or written.
    """
    names = storage.names("pairs")
    for name in storage.names(FOLDER):
        if name not in names:
            storage.remove(f"{FOLDER}/{name}")
    tasks = [Task(storage.address, name) for name in names if not _is_fresh(storage, name)]
    read = 0
    for done, outcome in enumerate(_results(tasks, workers), start=1):
        read += outcome
        if progress:
            progress(done, len(tasks))
    return read


def _results(tasks: list[Task], workers: int) -> Iterator[int]:
    if workers == 1 or len(tasks) == 1:
        yield from map(read, tasks)
        return
    for outcome in work(read, tasks, workers=workers):
        if outcome.result is None:
            raise SamesaidError(f"{outcome.task.storage}: {outcome.task.name}: {outcome.problem}")
        yield outcome.result


def read(task: Task) -> int:
    """Write the occurrences of a shard, keeping those of unchanged texts; returns the number of changed texts."""
    storage = opened(task.storage)
    pairs = [row for row in _rows(storage, "pairs", task.name) if _is_read(row)]
    keys = {row["entry"]: row["key"] for row in pairs}
    data = storage.read(f"{FOLDER}/{task.name}")
    before = _kept(data)
    same = {entry for entry, key in keys.items() if before.get(entry) == key}
    rows = [row for row in unpacked(data) if row["entry"] in same] if data and same else []
    beads: dict[tuple[str, int], list[Row]] = {}
    for bead in _rows(storage, "beads", task.name):
        beads.setdefault((bead["entry"], bead["version"]), []).append(bead)
    for pair in pairs:
        if pair["entry"] not in same:
            mine = beads.get((pair["entry"], pair["version"]), [])
            rows += occurrences(mine, pair["source_language"], pair["target_language"])
    try:
        storage.write(f"{FOLDER}/{task.name}", _packed(rows, keys))
    except OSError as error:
        raise SamesaidError(f"{storage.address}: the ledger cannot be written there ({error.strerror})") from None
    return len(keys) - len(same)


def _is_read(pair: Row) -> bool:
    """Whether a pair was checked and has two languages: a rendering needs two."""
    return not pair["problem"] and primary(pair["source_language"]) != primary(pair["target_language"])


def _is_fresh(storage: Storage, name: str) -> bool:
    data = storage.read(f"{FOLDER}/{name}")
    wanted = {row["entry"]: row["key"] for row in _rows(storage, "pairs", name) if _is_read(row)}
    return data is not None and _kept(data) == wanted and _version(data) == VERSION


def _rows(storage: Storage, table: str, name: str) -> list[Row]:
    data = storage.read(f"{table}/{name}")
    return unpacked(data) if data else []


def _kept(data: bytes | None) -> Keys:
    """The texts in a file with their keys; none where the file has another version."""
    if data is None or _version(data) != VERSION:
        return {}
    kept: Keys = json.loads(_about(data)[_KEYS])
    return kept


def _version(data: bytes) -> int:
    return int(_about(data).get(_VERSION, b"0"))


def _about(data: bytes) -> dict[bytes, bytes]:
    import pyarrow.parquet as pq

    about: dict[bytes, bytes] = pq.read_schema(io.BytesIO(data)).metadata or {}
    return about


def _packed(rows: list[Row], keys: Keys) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    about = {_KEYS: json.dumps(keys, sort_keys=True).encode(), _VERSION: str(VERSION).encode()}
    ordered = sorted(
        rows, key=lambda r: (r["entry"], r["version"], r["bead"], not r["of_source"], r["start"], r["stop"])
    )
    kept = io.BytesIO()
    table = pa.Table.from_pylist(ordered, schema().with_metadata(about))
    pq.write_table(table, kept, compression="zstd", compression_level=9)
    return kept.getvalue()
