"""Fit the projection that makes vectors of words out of the bundled encoder's table alone.

usage: python -m benchmarks.fits.part_projection [--write]

The check for parts of sentences looks at every word once by itself, which must not cost a pass through the network. A
ridge regression (Hoerl and Kennard 1970) from the centred embedding of a token to the first principal axes of the
vectors that the whole encoder gives such tokens is near enough. Its rows are the pieces of the vocabulary that are
words or begin one, and those in Chinese or Japanese characters; no text is read. Printed is how well it does on every
tenth piece, left out, beside the embeddings as they are, and the agreement with the projection that is shipped, which
was fitted on one piece more. With ``--write`` all pieces are fitted and compare/coverage/parts/projection.npz is
written; the models of `benchmarks.fits.parts` must then be fitted anew. It takes a minute.
"""

from __future__ import annotations

import argparse
import re

import numpy as np
from numpy.typing import NDArray

from samesaid.align.encoders.use import bundled
from samesaid.compare.coverage.parts.words import PROJECTION

Floats = NDArray[np.float32]

# Principal axes, of 512: they hold most of the variance of the vectors.
AXES = 96
# The penalty on a squared weight, in variances of the embeddings.
PENALTY = 100.0
# Every eighth vector is enough to find the axes.
EVERY = 8
LEFT_OUT = 10
# Marks of the vocabulary before its first word.
FIRST = 3
SAMPLE = 1500
_WORD = re.compile(r"▁?\w+")
_CHINESE_OR_JAPANESE = re.compile("[一-鿿ぁ-ヿ]")
_OTHER_SCRIPTS = re.compile("[가-힣ก-๛ء-ي]")


def pieces() -> NDArray[np.int64]:
    """The tokens that are words or begin one, in Latin, Greek or Cyrillic letters, and those in Chinese or Japanese."""
    tokenizer = bundled()._tokenizer
    found = []
    for token in range(FIRST, tokenizer.get_piece_size()):
        piece = tokenizer.id_to_piece(token)
        begins = piece.startswith("▁") or _CHINESE_OR_JAPANESE.search(piece)
        if begins and _WORD.fullmatch(piece) and not _OTHER_SCRIPTS.search(piece):
            found.append(token)
    return np.array(found, dtype=np.int64)


def fitted(embedded: Floats, vectors: Floats) -> tuple[Floats, Floats]:
    """The mean of the embeddings, shape (512,), and the projection of what differs from it, shape (512, AXES)."""
    centred = vectors - vectors.mean(axis=0)
    axes = np.linalg.svd(centred[::EVERY], full_matrices=False)[2][:AXES]
    mean = embedded.mean(axis=0)
    rows = embedded - mean
    products = rows.T @ rows + PENALTY * embedded.var() * np.eye(rows.shape[1], dtype=np.float32)
    return mean, np.linalg.solve(products, rows.T @ (centred @ axes.T)).astype(np.float32)


def agreement(one: Floats, two: Floats) -> float:
    """The correlation of the cosines of all pairs of rows in two spaces."""
    cosines = []
    for rows in (one[:SAMPLE], two[:SAMPLE]):
        unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        cosines.append((unit @ unit.T)[np.triu_indices(len(unit), 1)])
    return float(np.corrcoef(*cosines)[0, 1])


def main() -> None:
    """Fit, print and, if asked to, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"write {PROJECTION.name}")
    write = parser.parse_args().write
    encoder, tokens = bundled(), pieces()
    encoder.encode(["a"])
    embedded = encoder._model.embedded(tokens).astype(np.float32)
    vectors = encoder.from_sums(encoder._model.sums([[1, int(token), 2] for token in tokens]))
    held = np.arange(len(tokens)) % LEFT_OUT == 0
    mean, projection = fitted(embedded[~held], vectors[~held])
    some = np.random.default_rng(0).permutation(np.flatnonzero(held))[:SAMPLE]
    kept = (embedded[some] - mean) @ projection
    print(f"{len(tokens)} pieces; agreement with the encoder on {len(some)} that were left out:")
    print(
        f"  projected {agreement(kept, vectors[some]):.3f}  as they are {agreement(embedded[some], vectors[some]):.3f}"
    )
    mean, projection = fitted(embedded, vectors)
    with np.load(PROJECTION) as file:
        shipped = (embedded[some] - file["mean"].astype(np.float32)) @ file["projection"].astype(np.float32)
    print(f"  agreement with the shipped projection {agreement((embedded[some] - mean) @ projection, shipped):.4f}")
    if write:
        np.savez(PROJECTION, mean=mean.astype(np.float16), projection=projection.astype(np.float16))


if __name__ == "__main__":
    main()
