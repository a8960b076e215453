"""How often each text of a shard took a worker with it.

A worker notes beside the store's files which text it is at. Whether it died there only its driver knows, which goes on
living: a note that a run leaves behind when it is interrupted itself counts for nothing.
"""

from __future__ import annotations

from typing import Any

from samesaid.archive.run.shards import Shard
from samesaid.archive.store.marks import signed, unsigned
from samesaid.archive.store.storage import Storage

# Times that a text may take its worker with it.
CRASHES = 3


class Crashes:
    """The note of a shard: crashes by text, and the text at work."""

    def __init__(self, storage: Storage, shard: Shard) -> None:
        self._storage = storage
        self._name = f".work/{shard.number:05}-of-{shard.count:05}.json"
        note = self._read()
        self._counts: dict[str, int] = note.get("crashes", {})
        self._at_work: str | None = note.get("at work")

    def count(self, identity: str) -> int:
        """How often the text took its worker with it."""
        return self._counts.get(identity, 0)

    def is_hopeless(self, identity: str) -> bool:
        """Whether the text is not to be tried again."""
        return self.count(identity) >= CRASHES

    def begin(self, identity: str) -> None:
        """Note that a worker is at the text from now on. Raises OSError where the store cannot be written."""
        self._at_work = identity
        self._write()

    def blame(self) -> bool:
        """Count the death of a worker, from its driver, against the text that it was at; whether there is one that is
        still tried. Raises OSError as `begin` does."""
        text, self._at_work = self._at_work, None
        if text is None or self.is_hopeless(text):
            return False
        self._counts[text] = self.count(text) + 1
        self._write()
        return True

    def forget(self) -> None:
        """The shard is complete."""
        self._storage.remove(self._name)

    def _read(self) -> dict[str, Any]:
        data = self._storage.read(self._name)
        try:
            return unsigned(data) if data else {}
        except ValueError:
            # Garbled: it counts for nothing.
            return {}

    def _write(self) -> None:
        self._storage.write(self._name, signed({"at work": self._at_work, "crashes": self._counts}))
