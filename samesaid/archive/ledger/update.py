"""Occurrences beside the store, a file a part and its mark: the next ledger reads only what is new or was damaged."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samesaid.archive.ledger.occurrences import VERSION, occurrences, schema
from samesaid.archive.ledger.pieces import Piece, piece_numbered, pieces
from samesaid.archive.ledger.pieces import rows as rows_of
from samesaid.archive.pool.process_pool import work
from samesaid.archive.store.inventory import readable
from samesaid.archive.store.marks import Mark, signed, unsigned
from samesaid.archive.store.parts import Damage
from samesaid.archive.store.places import Overlaps
from samesaid.archive.store.schema import Row, unpacked
from samesaid.archive.store.storage import Storage, opened
from samesaid.languages import primary
from samesaid.model import SamesaidError

FOLDER = "ledger"
_KEYS, _VERSION = b"samesaid.keys", b"samesaid.ledger"
_MEND = "run `samesaid archive terms` again"

Keys = dict[str, str]
"""Entry → the key of its rows in the table of pairs."""


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of the store at ``storage``, and files of the ledger that may have texts of it."""

    storage: str
    piece: Piece
    older: tuple[str, ...] = ()


def update(storage: Storage, workers: int = 1, progress: Callable[[int, int], None] | None = None) -> int:
    """Read the texts of the store that the ledger lacks; returns their number.

    ``progress`` is called with the number of parts done and of all of them. Raises SamesaidError where there is no
    store, or a damaged one, and where the ledger cannot be written.
    """
    # Every bead will be read: their digests cost little beside that.
    there = pieces(storage, readable(storage, digests=True))
    names = {name.rsplit(".", 1)[0] for name in storage.names(FOLDER)}
    # Texts that are in another piece now, because the store grew or was made compact, are not read again.
    older = Overlaps((name, piece_numbered(name)) for name in sorted(names))
    tasks = [
        Task(storage.address, piece, tuple(older.of(piece.number, piece.count)))
        for piece in there
        if not _is_fresh(storage, piece)
    ]
    read = 0
    for done, outcome in enumerate(_results(tasks, workers), start=1):
        read += outcome
        if progress:
            progress(done, len(tasks))
    kept = {name for piece in there for name in (_file(piece.name), _mark_file(piece.name))}
    for name in storage.names(FOLDER):
        if f"{FOLDER}/{name}" not in kept:
            storage.remove(f"{FOLDER}/{name}")
    return read


def damaged(storage: Storage) -> list[Damage]:
    """The files of the ledger that are not as they were written; each is read completely."""
    names = storage.names(FOLDER)
    found = []
    for part in sorted({name.rsplit(".", 1)[0] for name in names}):
        try:
            problem = _mark(storage, part).problem(storage.read(_file(part)))
        except ValueError as error:
            found.append(Damage(_mark_file(part), str(error), _MEND))
            continue
        if problem:
            found.append(Damage(_file(part), problem, _MEND))
    return found


def _results(tasks: list[Task], workers: int) -> Iterator[int]:
    if workers == 1 or len(tasks) == 1:
        yield from map(read, tasks)
        return
    for outcome in work(read, tasks, workers=workers):
        if outcome.result is None:
            raise SamesaidError(f"{outcome.task.storage}: {outcome.task.piece.name}: {outcome.problem}")
        yield outcome.result


def read(task: Task) -> int:
    """Write the occurrences of a piece, keeping those of unchanged texts; returns the number of changed texts."""
    storage, piece = opened(task.storage), task.piece
    pairs = [row for row in rows_of(storage, piece, "pairs") if _is_read(row)]
    keys = {row["entry"]: row["key"] for row in pairs}
    rows: list[Row] = []
    same: set[str] = set()
    for name in task.older:
        data = _content(storage, name)
        here = {entry for entry, key in _kept(data).items() if keys.get(entry) == key} - same
        if data and here:
            rows += [row for row in unpacked(data) if row["entry"] in here]
            same |= here
    beads: dict[tuple[str, int], list[Row]] = {}
    for bead in rows_of(storage, piece, "beads"):
        beads.setdefault((bead["entry"], bead["version"]), []).append(bead)
    for pair in pairs:
        if pair["entry"] not in same:
            mine = beads.get((pair["entry"], pair["version"]), [])
            rows += occurrences(mine, pair["source_language"], pair["target_language"])
    content = _packed(rows, keys)
    try:
        storage.remove(_mark_file(piece.name))
        storage.write(_file(piece.name), content)
        storage.write(_mark_file(piece.name), signed(Mark.of(content).record()))
    except OSError as error:
        raise SamesaidError(f"{storage.address}: the ledger cannot be written there ({error.strerror})") from None
    return len(keys) - len(same)


def _file(part: str) -> str:
    return f"{FOLDER}/{part}.parquet"


def _mark_file(part: str) -> str:
    return f"{FOLDER}/{part}.json"


def _mark(storage: Storage, part: str) -> Mark:
    """How the file of a part must look. Raises ValueError where its mark is missing or garbled."""
    data = storage.read(_mark_file(part))
    if data is None:
        raise ValueError("missing")
    try:
        return Mark.read(unsigned(data))
    except ValueError:
        raise ValueError("garbled") from None


def _content(storage: Storage, part: str) -> bytes | None:
    """The file of a part as it was written, None where it is not there or damaged: it can be made again."""
    data = storage.read(_file(part))
    try:
        return None if data is None or _mark(storage, part).problem(data) else data
    except ValueError:
        return None


def _is_read(pair: Row) -> bool:
    """Whether a pair was checked and has two languages: a rendering needs two."""
    return not pair["problem"] and primary(pair["source_language"]) != primary(pair["target_language"])


def _is_fresh(storage: Storage, piece: Piece) -> bool:
    data = _content(storage, piece.name)
    wanted = {row["entry"]: row["key"] for row in rows_of(storage, piece, "pairs") if _is_read(row)}
    return data is not None and _kept(data) == wanted and _version(data) == VERSION


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
