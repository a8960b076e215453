"""Features of the words of a bead from the inner layers of a model of sentences: is this said on the other side?

Vectors of the bundled encoder know a word in the four words around it; these know it in its sentence. The features are
the same in kind as those of `features`.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from samesaid.compare.coverage.parts.columns import (
    SOFT_TEMPERATURE,
    best_of,
    gains_of,
    mass_of,
    means_around,
    placed_mass,
    shifted,
    stacked,
    unit_rows,
    z_scores,
)
from samesaid.model import FloatArray

_REACHES = (1, 2, 4)
# Words of the longest part that a word may be said by.
_MAX_PART_WORDS = 3

INNER: Final = (
    "inner", "inner first", "inner second", "inner z", "inner lead", "inner mass", "inner mass z", "inner back",
    "inner before", "inner after", "inner mass before", "inner mass after", "inner around 1", "inner around 2",
    "inner around 4", "inner mass around 1", "inner mass around 2", "inner mass around 4", "inner lead around 1",
    "inner soft mass", "inner placed mass", "inner placed mass around 1", "inner span", "inner span z",
    "inner window", "inner window z", "inner gain", "inner gain z", "inner gap", "inner again", "either", "either z",
    "either lead", "either mass", "inner own mean", "inner own least", "inner own second least", "inner other mean",
    "inner other least", "inner other second least",
)  # fmt: skip


def inner_features(
    vectors: tuple[FloatArray, FloatArray], known: FloatArray, sides: tuple[int, ...] = (0, 1)
) -> list[FloatArray]:
    """The features ``INNER`` of the words of each of ``sides``, shapes (words of the side, features).

    ``vectors[k]``, shape (layers, words, width), are centred; ``known``, shape (words, words), is 1 where form or
    dictionary say that two words are one.
    """
    found = []
    for side in sides:
        mine, theirs = vectors[side], vectors[1 - side]
        found.append(stacked(_columns(mine, theirs, known if side == 0 else known.T), INNER))
    return found


def _columns(mine: FloatArray, theirs: FloatArray, known: FloatArray) -> dict[str, FloatArray]:
    layers = [unit_rows(one) @ unit_rows(two).T for one, two in zip(mine, theirs, strict=True)]
    near = np.mean(layers, axis=0)
    own, other = _joined(mine), _joined(theirs)
    n, m = near.shape
    top, best, lead, mass = best_of(near)
    either, _, either_lead, either_mass = best_of(np.maximum(near, known * near.max()))
    spans = [_joined(_runs(theirs, k)) for k in range(1, min(m, _MAX_PART_WORDS) + 1)]
    span = np.max([(own @ part.T).max(axis=1) for part in spans], axis=0)
    wide = _joined(_runs(mine, min(n, _MAX_PART_WORDS)))
    window = np.max([(wide @ part.T).max(axis=1) for part in spans], axis=0)
    window = window[np.clip(np.arange(n) - 1, 0, len(window) - 1)]
    again = own @ own.T
    np.fill_diagonal(again, 0.0)
    gain, placed = gains_of(own, other), placed_mass(near)
    # How much nearer the word that says this one best is to another.
    back = near.max(axis=0)[best.astype(np.int64)] - top
    found = {
        "inner": top, "inner first": layers[0].max(axis=1), "inner second": layers[-1].max(axis=1),
        "inner lead": lead, "inner mass": mass, "inner back": back, "inner soft mass": mass_of(near, SOFT_TEMPERATURE),
        "inner placed mass": placed, "inner placed mass around 1": means_around(placed, 1)[0], "inner span": span,
        "inner window": window, "inner gain": gain, "either": either, "either lead": either_lead,
        "either mass": either_mass, "inner again": again.max(axis=1),
        "inner gap": np.clip(shifted(best, -1, m) - shifted(best, 1, -1), -6, 6),
        "inner lead around 1": means_around(lead, 1)[0],
    }  # fmt: skip
    for name in ("inner", "inner mass", "inner span", "inner window", "inner gain", "either"):
        found[f"{name} z"] = z_scores(found[name])
    for name in ("inner", "inner mass"):
        found |= {f"{name} before": shifted(found[name], 1, -1.0), f"{name} after": shifted(found[name], -1, -1.0)}
        means = zip(_REACHES, means_around(found[name], *_REACHES), strict=True)
        found |= {f"{name} around {reach}": one for reach, one in means}
    ones = np.ones(n, dtype=np.float32)
    for name, some in (("own", top), ("other", near.max(axis=0))):
        found |= {
            f"inner {name} mean": ones * some.mean(),
            f"inner {name} least": ones * some.min(),
            f"inner {name} second least": ones * np.partition(some, 1)[1],
        }
    return found


def _joined(vectors: FloatArray) -> FloatArray:
    """The unit vectors of all layers side by side, so that cosines are means over the layers."""
    joined: FloatArray = np.concatenate([unit_rows(one) for one in vectors], axis=1)
    return joined / np.float32(len(vectors) ** 0.5)


def _runs(vectors: FloatArray, words: int) -> FloatArray:
    """The mean vectors of every run of so many words, shape (layers, n - words + 1, width)."""
    n = vectors.shape[1]
    total: FloatArray = np.sum([vectors[:, k : n - words + 1 + k] for k in range(words)], axis=0) / np.float32(words)
    return total
