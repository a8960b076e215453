"""``store.json``: which parts a store has when it is complete, and what made it.

``FORMAT`` is increased when the files of a store change, while what their tables say stays.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from samesaid.archive.store.marks import Mark, signed, unsigned
from samesaid.archive.store.parts import Damage, part_name
from samesaid.archive.store.storage import Storage
from samesaid.model import SamesaidError

ABOUT = "store.json"
FAILURES = "failures.jsonl"
# Of the files of a store. The one before said how many parts there are instead of which; it can be read and goes on.
FORMAT, _BEFORE = 3, 2


@dataclass(frozen=True, slots=True)
class About:
    """A store of ``texts`` texts and the ``parts`` that it has when it is complete.

    Not ``complete`` until a first run has ended. ``make`` is what findings depend on besides the documents;
    ``failures`` the mark of the list of failures, None where there is none. ``packs`` have the texts that no part has;
    ``hidden`` are texts in packs that are in the archive no more.
    """

    texts: int
    parts: tuple[str, ...]
    make: str
    complete: bool
    failures: Mark | None = None
    packs: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def write(self, storage: Storage) -> None:
        """Put it in place. Raises OSError where the store cannot be written."""
        record = {
            "store": "samesaid",
            "schema_version": FORMAT,
            "texts": self.texts,
            "parts": list(self.parts),
            "make": self.make,
            "complete": self.complete,
            "failures": self.failures.record() if self.failures else None,
            "packs": list(self.packs),
            "hidden": list(self.hidden),
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
        case {"texts": int(texts), "parts": list(parts), "make": str(make), "complete": bool(complete),
              "failures": failures, "packs": list(packs), "hidden": list(hidden)}:  # fmt: skip
            mark = Mark.read(failures) if failures else None
            return About(texts, tuple(parts), make, complete, mark, tuple(packs), tuple(hidden))
        case {"texts": int(texts), "shards": int(count), "empty": list(empty), "make": str(make),
              "complete": bool(complete), "failures": failures}:  # fmt: skip
            without = frozenset(empty)
            names = tuple(part_name(number, count) for number in range(count) if number not in without)
            return About(texts, names, make, complete, Mark.read(failures) if failures else None)
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
    if version not in (_BEFORE, FORMAT):
        raise SamesaidError(
            f"{storage.address}: a store of version {version}, and this samesaid reads and writes version {FORMAT}:"
            " make a new one with `samesaid archive run … --out ANOTHER_FOLDER`"
        )
