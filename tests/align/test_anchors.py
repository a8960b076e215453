"""Anchors: the chain of pairs, and that blocks of sentences do not change it."""

import numpy as np
import pytest

from samesaid.align import anchors
from samesaid.align.anchors import anchor_chain


def texts(n: int, seed: int = 7) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors of two versions: a tenth of each is missing from the other, and counterparts are only similar."""
    draw = np.random.default_rng(seed)
    meaning = draw.standard_normal((n, 32)).astype(np.float32)
    sides = []
    for missing in (range(n // 5, n // 5 + n // 10), range(n // 2, n // 2 + n // 10)):
        side = np.delete(meaning, list(missing), axis=0)
        side = side + 0.4 * draw.standard_normal(side.shape).astype(np.float32)
        sides.append(side / np.linalg.norm(side, axis=1, keepdims=True))
    return sides[0], sides[1]


@pytest.mark.parametrize("cells", [400, 2_500, 10_000])
def test_blocks_give_the_same_chain(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = texts(400)
    whole = anchor_chain(source, target)
    assert len(whole) > 300
    monkeypatch.setattr(anchors, "_MAX_CELLS", cells)
    assert len(set(whole) & set(anchor_chain(source, target))) >= 0.99 * len(whole)


def test_a_chain_rises_on_both_sides() -> None:
    path = np.array(anchor_chain(*texts(120)))
    assert (np.diff(path, axis=0) > 0).all()


@pytest.mark.parametrize(("n", "m"), [(0, 3), (3, 0), (1, 1), (3, 400), (400, 3)])
def test_odd_sizes(n: int, m: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "_MAX_CELLS", 100)
    source, target = texts(500)
    assert all(0 <= i < n and 0 <= j < m for i, j in anchor_chain(source[:n], target[:m]))
