"""Anchors: the chain of pairs, that blocks of sentences do not change it, and the statistics of its pairs."""

import numpy as np
import pytest

from samesaid.align import anchors
from samesaid.align.anchors import anchor_chain, document_stats
from samesaid.align.overlaps import Overlaps
from samesaid.align.tuning import MAX_SPREAD, MIN_SPREAD, USUAL_SPREAD


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


def overlaps(lengths: list[float]) -> Overlaps:
    """Sentences of these lengths, in letters, that all have the same vector."""
    vectors = np.tile(np.array([1.0, 0.0], dtype=np.float32), (1, len(lengths), 1))
    empty = np.zeros((1, len(lengths), 1), dtype=np.float32)
    return Overlaps(vectors, np.zeros(2, dtype=np.float32), empty, ((2, 1.0),), empty, np.array(lengths))


def test_statistics_without_anchors_are_the_usual_ones() -> None:
    stats = document_stats(overlaps([10.0]), overlaps([20.0]), [])
    assert (stats.length_ratio, stats.length_spread, stats.typical_cosine) == (1.0, USUAL_SPREAD, 0.0)


def test_few_anchors_draw_the_length_ratio_towards_one() -> None:
    source, target = overlaps([96.0] * 12), overlaps([196.0] * 12)
    ratios = [document_stats(source, target, [(i, i) for i in range(n)]).length_ratio for n in (1, 4, 8, 12)]
    assert ratios == pytest.approx([2 ** (1 / 8), 2**0.5, 2.0, 2.0])


def test_a_spread_has_bounds() -> None:
    source, target = overlaps([96.0] * 12), overlaps([46.0, 96.0, 196.0] * 4)
    anchors = [(i, i) for i in range(12)]
    assert document_stats(source, source, anchors).length_spread == MIN_SPREAD
    assert document_stats(source, target, anchors).length_spread == MAX_SPREAD
    assert document_stats(source, target, anchors).typical_cosine == 1.0
