"""A dictionary of words that is looked up where it lies: as a mapping, or in two arrays that can be kept."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from samesaid import kept

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A record is such a mark, the word, the other mark, and what stands for the word; neither mark may be in either.
_BEGIN, _BETWEEN = b"\x00", b"\x01"


class Lookup(Protocol):
    """A dictionary of which single words are asked for."""

    def get(self, word: str, /) -> str | None:
        """What stands for a word; None for an unknown one."""

    def __contains__(self, word: str, /) -> bool: ...


def made_once(name: str, make: Callable[[], Mapping[str, str]]) -> Lookup:
    """The dictionary that is kept under a name, else the one that ``make`` gives, which is kept where it can be.

    The name must change with whatever the dictionary is made from. Raises ValueError like `packed`.
    """
    found = kept.arrays(name)
    if found is not None:
        return Words(found)
    made = make()
    kept.keep(name, lambda: packed(made))
    return made


def packed(words: Mapping[str, str]) -> dict[str, NDArray[Any]]:
    """The arrays of a dictionary: its records, by the CRC-32 of the word, and where those of each remainder begin.

    Raises ValueError where a word or a text has one of the characters U+0000 and U+0001.
    """
    import numpy as np

    count = max(1, len(words))
    buckets = [b""] * count
    for word, text in words.items():
        key = word.encode()
        buckets[zlib.crc32(key) % count] += _BEGIN + key + _BETWEEN + text.encode()
    records = b"".join(buckets)
    if (records.count(_BEGIN), records.count(_BETWEEN)) != (len(words), len(words)):
        raise ValueError("a word or its text has a character that divides records")
    starts = np.cumsum([0, *map(len, buckets)], dtype=np.uint32)
    return {"starts": starts, "records": np.frombuffer(records, dtype=np.uint8)}


class Words:
    """A dictionary from the arrays of `packed`; nothing of it is read before it is asked for."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._starts, self._records = arrays["starts"].data, arrays["records"].data
        self._count = len(self._starts) - 1

    def get(self, word: str, /) -> str | None:
        """What stands for a word; None for an unknown one."""
        key = word.encode("utf-8", "surrogatepass")
        place = zlib.crc32(key) % self._count
        bucket = bytes(self._records[self._starts[place] : self._starts[place + 1]])
        found = bucket.find(_BEGIN + key + _BETWEEN)
        if found < 0:
            return None
        begins = found + len(key) + 2
        ends = bucket.find(_BEGIN, begins)
        return bucket[begins : ends if ends >= 0 else None].decode()

    def __contains__(self, word: str, /) -> bool:
        return self.get(word) is not None
