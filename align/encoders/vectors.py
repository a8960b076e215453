"""What every encoder's vectors must be, whoever made them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from samesaid.model import SamesaidError

FloatArray = NDArray[np.float32]

# Rows shorter than this stay as they are.
_ZERO = 1e-9


def checked(vectors: object, count: int, name: str) -> FloatArray:
    """The vectors of ``count`` texts as unit vectors, shape (count, dimension), float32; zeros stay zeros.

    Raises SamesaidError when a vector is missing or not finite, or the array has another shape.
    """
    try:
        out = np.array(vectors, dtype=np.float32)
    except (TypeError, ValueError):
        out = np.zeros(0, dtype=np.float32)
    if out.ndim != 2 or len(out) != count or (count and not out.shape[1]):
        raise SamesaidError(
            f"the model {name} returned an array of shape {out.shape} for {count} sentences, not a vector each: "
            "choose another with --model"
        )
    if not np.isfinite(out).all():
        raise SamesaidError(f"the model {name} returned a vector that is not finite: choose another with --model")
    return unit(out)


def unit(vectors: FloatArray) -> FloatArray:
    """The rows divided by their length, in place; rows of zeros stay."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    np.divide(vectors, norms, out=vectors, where=norms > _ZERO)
    return vectors
