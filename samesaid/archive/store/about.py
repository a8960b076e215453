"""``store.json``: which parts a store has when it is complete, and what made it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from samesaid.archive.store.marks import Mark, signed, unsigned
from samesaid.archive.store.parts import Damage, part_name
from samesaid.archive.store.schema import VERSION
from samesaid.archive.store.storage import Storage
from samesaid.model import SamesaidError

ABOUT = "store.json"
FAILURES = "failures.jsonl"


@dataclass(frozen=True, slots=True)
class About:
    """A store of ``texts`` texts in parts of ``shards``, of which those numbered ``empty`` have none.

    Not ``complete`` until a first run has ended. ``make`` is what findings depend on besides the documents;
    ``failures`` the mark of the list of failures, None where there is none.
    """

    texts: int
    shards: int
    empty: tuple[int, ...]
    make: str
    complete: bool
    failures: Mark | None = None

    def parts(self) -> tuple[str, ...]:
        """The parts that the complete store has."""
        empty = frozenset(self.empty)
        return tuple(part_name(number, self.shards) for number in range(self.shards) if number not in empty)

    def write(self, storage: Storage) -> None:
        """Put it in place. Raises OSError where the store cannot be written."""
        record = {
            "store": "samesaid",
            "schema_version": VERSION,
            "texts": self.texts,
            "shards": self.shards,
            "empty": list(self.empty),
            "make": self.make,
            "complete": self.complete,
            "failures": self.failures.record() if self.failures else None,
        }
        storage.write(ABOUT, signed(record))


def about(storage: Storage) -> About | Damage:
    """What the store says of itself, or what is wrong with that.

    Raises SamesaidError for a store of another version.
    """
    data = storage.read(ABOUT)
    if data is None:
        return Damage(ABOUT, "missing")
    try:
        record = unsigned(data)
    except ValueError:
        _refuse_unsigned(storage, data)
        return Damage(ABOUT, "garbled")
    _refuse_other(storage, record.get("schema_version"))
    return _read(record)


def _read(record: dict[str, Any]) -> About | Damage:
    match record:
        case {"texts": int(texts), "shards": int(shards), "empty": list(empty), "make": str(make),
              "complete": bool(complete), "failures": failures}:  # fmt: skip
            return About(texts, shards, tuple(empty), make, complete, Mark.read(failures) if failures else None)
    return Damage(ABOUT, "garbled")


def _refuse_unsigned(storage: Storage, data: bytes) -> None:
    """The first version had no digests."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(record, dict) and "digest" not in record and isinstance(record.get("schema_version"), int):
        _refuse_other(storage, record["schema_version"])


def _refuse_other(storage: Storage, version: object) -> None:
    if version != VERSION:
        raise SamesaidError(
            f"{storage.address}: a store of version {version}, and this samesaid reads and writes version {VERSION}:"
            " make a new one with `samesaid archive run … --out ANOTHER_FOLDER`"
        )
