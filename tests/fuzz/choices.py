"""Choices read from bytes: whatever makes bytes (a seed, a coverage-guided engine) makes inputs of a target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Reads choices from ``data``; when it is used up every choice is the first one, so that inputs end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    @property
    def left(self) -> int:
        """Bytes that were not read."""
        return len(self._data) - self._place

    def below(self, limit: int) -> int:
        """A number from 0 to ``limit`` - 1, of as many bytes as it takes."""
        value, size = 0, 1
        while size < limit:
            if not self.left:
                return 0
            value, size = value * 256 + self._data[self._place], size * 256
            self._place += 1
        return value % limit

    def chance(self, share: int) -> bool:
        """True once in ``share`` times; False where no bytes are left."""
        return self.below(share) == share - 1

    def pick(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]
