"""Anchors of text that repeats itself, and the band where there are none."""

import numpy as np
import pytest

from samesaid.align.anchors import anchor_chain, search_band
from samesaid.align.tuning import MAX_CELLS_BETWEEN_ANCHORS


@pytest.mark.parametrize("times", [5, 20])
def test_repeated_sentences_are_chained_along_the_diagonal(times: int) -> None:
    draw = np.random.default_rng(1)
    some = draw.standard_normal((20, 32)).astype(np.float32)
    some /= np.linalg.norm(some, axis=1, keepdims=True)
    repeated = np.tile(some, (times, 1))
    assert anchor_chain(repeated, repeated) == [(i, i) for i in range(20 * times)]


@pytest.mark.parametrize(("n", "m"), [(400, 400), (2_000, 2_000), (8_000, 8_000), (10, 100_000), (100_000, 10), (1, 1)])
def test_the_band_without_anchors_grows_with_the_length(n: int, m: int) -> None:
    low, high = search_band([], n, m, 24)
    assert (low[0], high[-1]) == (0, m)
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()
    # A path must get from each row to the next.
    assert (low[1:] <= high[:-1]).all()
    assert (high - low + 1).sum() <= 3 * MAX_CELLS_BETWEEN_ANCHORS + 120 * (n + m)
