"""The share of an archive that one of several runs has, which write into one store at the same time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from samesaid.archive.run.shards import Shard
from samesaid.archive.store.parts import pack_numbered
from samesaid.model import SamesaidError

_WRITTEN = re.compile(r"(\d{1,6})/(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Share:
    """Share ``number`` (from 1) of ``count``."""

    number: int
    count: int

    @classmethod
    def read(cls, written: str) -> Share:
        """The share that is written such as 3/16. Raises SamesaidError for anything else."""
        match = _WRITTEN.fullmatch(written.strip())
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            raise SamesaidError(f"--shard {written}: write such as 3/16, from 1/16 to 16/16")
        return cls(int(match[1]), int(match[2]))

    @property
    def name(self) -> str:
        """As it is in names of files."""
        return f"{self.number}-of-{self.count}"

    def has(self, number: int) -> bool:
        """Whether what has this number, from 0, is in the share."""
        return number % self.count == self.number - 1

    def of_shards(self, plan: tuple[Shard, ...]) -> tuple[Shard, ...]:
        """Its shards of a plan: those with most work come first, so that all shares have about as much."""
        return plan[self.number - 1 :: self.count]

    def of_packs(self, packs: Iterable[str]) -> tuple[str, ...]:
        """Its packs of a store."""
        return tuple(pack for pack in packs if (both := pack_numbered(pack)) and self.has(both[0]))
