"""Boosted trees of scikit-learn as the plain arrays that `samesaid.compare.trees` reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

Arrays = dict[str, NDArray[Any]]


def stored(path: Path | None, make: Callable[[], Arrays]) -> Arrays:
    """The arrays of a file; where it is missing they are made and written there. Without a path they are only made."""
    if path and path.exists():
        with np.load(path) as file:
            return dict(file)
    found = make()
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, **found)
    return found


def arrays_of(model: HistGradientBoostingClassifier, columns: Sequence[int]) -> Arrays:
    """The nodes of all trees in small types; children are counted from their parent, a leaf is its own child."""
    tables = [predictors[0].nodes for predictors in model._predictors]
    sizes = [len(nodes) for nodes in tables]
    nodes = np.concatenate(tables)
    own = np.concatenate([np.arange(size) for size in sizes])
    leaf = nodes["is_leaf"].astype(bool)
    children = np.stack([nodes["left"].astype(np.int64) - own, nodes["right"].astype(np.int64) - own], axis=1)
    children[leaf] = 0
    return {
        "roots": np.cumsum([0, *sizes[:-1]]).astype(np.uint16),
        "feature": np.where(leaf, 0, nodes["feature_idx"]).astype(np.uint8),
        "threshold": np.where(leaf, 0.0, nodes["num_threshold"]).astype(np.float32),
        "children": children.astype(np.uint8),
        "value": np.where(leaf, nodes["value"], 0.0).astype(np.float32),
        "base": np.array(float(model._baseline_prediction.ravel()[0])),
        "depth": np.array(int(max(t["depth"].max() for t in tables))),
        "columns": np.array(columns, dtype=np.uint8),
    }
