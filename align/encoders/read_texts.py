"""Sentences that the bundled encoder has read, kept for the checks that read them again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
Places = NDArray[np.int32]
T = TypeVar("T")

# For how many questions, times the number of sentences that are kept, a sentence stays that nobody asks for.
_PATIENCE: Final = 4
# What is kept of sentences: some 600 of 40 tokens each, and 4,096 vectors.
_MAX_BYTES_OF_TOKENS, _MAX_BYTES_OF_VECTORS = 48 * 1024 * 1024, 8 * 1024 * 1024
# The share of the room from which on there is none for many texts at once.
_FULL: Final = 0.9


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as tokens in their context.

    ``features``, shape (tokens, 512), are those of its tokens, with the marks of beginning and end. ``offsets`` are
    where its code points begin in its bytes (UTF-8), with the end of the last one; ``begins`` and ``ends`` are the
    places of the tokens in these bytes, without the marks.
    """

    features: FloatArray
    offsets: Places
    begins: Places
    ends: Places

    @property
    def size(self) -> int:
        """Bytes."""
        return self.features.nbytes + self.offsets.nbytes + self.begins.nbytes + self.ends.nbytes

    def tokens_of(self, ranges: NDArray[np.int64]) -> NDArray[np.int64]:
        """From the first token that a range of code points touches to before the next one after it, shape (n, 2)."""
        first = np.searchsorted(self.ends, self.offsets[ranges[:, 0]], side="right")
        last = np.searchsorted(self.begins, self.offsets[ranges[:, 1]], side="left")
        return np.stack([first, np.maximum(first, last)], axis=1)


class Kept(Generic[T]):
    """What was read of texts, up to so many bytes.

    One check after the other reads all sentences from the first to the last. Were the oldest thrown out for the
    newest, a text of more sentences than there is room for would never find one again. So what is in stays, and what
    comes later is not kept, until nobody has asked for the oldest one for a long time.
    """

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = self._questions = 0
        # By text: when it was last asked for, what was read, and its bytes.
        self._known: OrderedDict[str, tuple[int, T, int]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def has_room(self) -> bool:
        """Whether a text may be kept now: some of the room is free, or nobody has asked for the oldest one."""
        with self._lock:
            return self._bytes <= _FULL * self._max_bytes or self._forgotten()

    def get(self, text: str) -> T | None:
        """What was read of a text, None if it is not kept."""
        with self._lock:
            self._questions += 1
            known = self._known.get(text)
            if known is None:
                return None
            self._known[text] = (self._questions, *known[1:])
            self._known.move_to_end(text)
            return known[1]

    def put(self, text: str, read: T, size: int) -> None:
        """Keep the ``size`` bytes read of a text, if there is room or there are sentences that nobody asks for."""
        with self._lock:
            while self._bytes + size > self._max_bytes and self._forgotten():
                _, (_, _, gone) = self._known.popitem(last=False)
                self._bytes -= gone
            if text not in self._known and self._bytes + size <= self._max_bytes:
                self._known[text] = (self._questions, read, size)
                self._bytes += size

    def _forgotten(self) -> bool:
        """Whether the sentence that was asked for the longest time ago may go."""
        oldest = next(iter(self._known.values()), None)
        return oldest is not None and self._questions - oldest[0] > _PATIENCE * len(self._known)


@dataclass(frozen=True, slots=True)
class Memory:
    """What the bundled encoder keeps while one check is made: tokens in their context, and vectors."""

    tokens: Kept[ReadText] = field(default_factory=lambda: Kept(_MAX_BYTES_OF_TOKENS))
    vectors: Kept[FloatArray] = field(default_factory=lambda: Kept(_MAX_BYTES_OF_VECTORS))


_NOTHING_KEPT = Memory(Kept(0), Kept(0))
_MEMORY: ContextVar[Memory] = ContextVar("memory", default=_NOTHING_KEPT)


def memory() -> Memory:
    """The memory of the check that is being made here; one without room where there is none."""
    return _MEMORY.get()


@contextmanager
def remembering() -> Iterator[None]:
    """Keep what is read until the block is left.

    The sums of a text depend, in the last digits, on the texts that go through the network with it. What an earlier
    check had read would change those of this one, and a report would depend on what its process did before.
    """
    token = _MEMORY.set(Memory())
    try:
        yield
    finally:
        _MEMORY.reset(token)
