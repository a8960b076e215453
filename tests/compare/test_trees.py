"""Trees in plain arrays, against trees walked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from samesaid.compare.coverage.parts.features import ALL, ALONE
from samesaid.compare.coverage.parts.reading import MODEL
from samesaid.compare.coverage.parts.tuning import GROUPS
from samesaid.compare.trees import read, shipped

# Two trees over columns 2 and 0: "at most 0.5, then by the other", and a single leaf.
_ARRAYS = {
    "roots": np.array([0, 5], dtype=np.uint16),
    "feature": np.array([0, 0, 1, 0, 0, 0], dtype=np.uint8),
    "threshold": np.array([0.5, 0, 2.0, 0, 0, 0], dtype=np.float32),
    "children": np.array([[1, 2], [0, 0], [1, 2], [0, 0], [0, 0], [0, 0]], dtype=np.uint8),
    "value": np.array([0, 1.0, 0, 2.0, 3.0, 10.0], dtype=np.float32),
    "base": np.array(-1.0),
    "depth": np.array(2),
    "columns": np.array([2, 0], dtype=np.uint8),
}


def test_a_row_goes_left_where_its_feature_is_at_most_the_threshold() -> None:
    trees = read(_ARRAYS)
    rows = np.array([[9, 0, 0.5], [2, 0, 0.6], [2.1, 0, 0.6]], dtype=np.float32)
    assert trees.log_odds(rows).tolist() == pytest.approx([10.0, 11.0, 12.0])
    assert trees.log_odds(np.zeros((0, 3), dtype=np.float32)).shape == (0,)
    many = np.repeat(rows, 700, axis=0)
    assert trees.log_odds(many).tolist() == pytest.approx(np.repeat([10.0, 11.0, 12.0], 700).tolist())
    tables = trees.log_odds_of_many([rows, rows[:0], rows[1:]])
    assert [table.tolist() for table in tables] == [[10.0, 11.0, 12.0], [], [11.0, 12.0]]
    assert trees.log_odds_of_many([]) == []


@pytest.mark.parametrize("group", sorted(set(GROUPS.values())))
def test_the_trees_that_are_shipped(group: str) -> None:
    for name, columns in ((group, ALL), (f"{group}-first", ALONE)):
        trees = shipped(MODEL, name)
        assert trees.columns.max() < len(columns)
        assert trees.feature.max() < len(trees.columns)
        assert np.isfinite(trees.log_odds(np.zeros((2, len(columns)), dtype=np.float32))).all()
