"""Anchors: the chain of pairs, that blocks of sentences do not change it, and the statistics of its pairs."""

from collections.abc import Iterator

import numpy as np
import pytest

from samesaid.align import anchors
from samesaid.align.anchors import anchor_chain, document_stats, search_band
from samesaid.align.overlaps import Overlaps
from samesaid.align.tuning import (
    ANCHOR_MARGIN,
    MAX_SPREAD,
    MIN_ANCHOR_COSINE,
    MIN_SPREAD,
    NEAREST_SENTENCES,
    USUAL_SPREAD,
)


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


def chains(n: int, m: int) -> Iterator[list[tuple[int, int]]]:
    """Every chain of pairs in which both indices rise."""
    yield []
    for i in range(n):
        for j in range(m):
            for rest in chains(i, j):
                yield [*rest, (i, j)]


def unit(draw: np.random.Generator, size: int) -> np.ndarray:
    vectors = draw.standard_normal((size, 6)).astype(np.float32)
    out: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return out


def weights(source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """What each pair adds to a chain: its cosine less half of what is usual for either sentence."""
    cosines = source @ target.T
    usual = [np.sort(c, axis=1)[:, -NEAREST_SENTENCES:].mean(axis=1) for c in (cosines, cosines.T)]
    out: np.ndarray = cosines - ANCHOR_MARGIN * (usual[0][:, None] + usual[1])
    out[cosines < MIN_ANCHOR_COSINE] = -1.0
    return out


def heaviest(table: np.ndarray, low: list[int], high: list[int]) -> float:
    """The weight of the heaviest of all chains whose pairs are inside the band."""
    return max(
        float(sum(table[pair] for pair in chain))
        for chain in chains(*table.shape)
        if all(low[i] <= j < high[i] for i, j in chain)
    )


@pytest.mark.parametrize(("n", "m"), [(1, 1), (2, 3), (4, 4), (5, 3), (3, 5)])
@pytest.mark.parametrize("rows", [1, 2, 256])
def test_no_other_chain_is_heavier(n: int, m: int, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "_ROWS", rows)
    draw = np.random.default_rng(n * m)
    for _ in range(8):
        source, target = unit(draw, n), unit(draw, m)
        table = weights(source, target)
        found = float(sum(table[pair] for pair in anchor_chain(source, target)))
        assert found == pytest.approx(heaviest(table, [0] * n, [m] * n), abs=1e-6)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ([0, 0, 1, 2], [2, 3, 4, 5]),
        ([0, 2, 3, 4], [1, 3, 5, 5]),
        ([0, 0, 4, 4], [5, 5, 5, 5]),
        ([1, 1, 1, 1], [2, 2, 2, 5]),
    ],
    ids=str,
)
@pytest.mark.parametrize("rows", [1, 2, 256])
def test_no_other_chain_inside_a_band_is_heavier(
    low: list[int], high: list[int], rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anchors, "_ROWS", rows)
    draw = np.random.default_rng(3)
    for _ in range(12):
        source, target = unit(draw, 4), unit(draw, 5)
        table = weights(source, target)
        chain = anchors._chain(source, target, np.array(low), np.array(high))
        assert all(low[i] <= j < high[i] for i, j in chain)
        found = float(sum(table[pair] for pair in chain))
        assert found == pytest.approx(heaviest(table, low, high), abs=1e-6)


def test_the_usual_cosine_of_a_long_text_is_that_of_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = texts(200)
    whole = anchor_chain(source, target)
    monkeypatch.setattr(anchors, "MAX_SAMPLE_SENTENCES", 50)
    assert len(set(whole) & set(anchor_chain(source, target))) >= 0.9 * len(whole)


@pytest.mark.parametrize(
    ("path", "sizes", "band", "low", "high"),
    [
        # Without a pair everything is visited.
        ([], (2, 3), 0, [0, 0, 0], [3, 3, 3]),
        # A pair's own two corners, and between two pairs all.
        ([(0, 0), (1, 1)], (2, 2), 0, [0, 1, 2], [0, 1, 2]),
        ([(1, 2)], (3, 4), 0, [0, 0, 3, 3], [2, 2, 4, 4]),
        ([(0, 0), (3, 3)], (4, 4), 0, [0, 1, 1, 1, 4], [0, 3, 3, 3, 4]),
        # The band goes both ways and ends with the documents.
        ([(0, 0), (1, 1), (2, 2), (3, 3)], (4, 4), 1, [0, 0, 0, 1, 2], [2, 3, 4, 4, 4]),
    ],
)
def test_what_the_search_visits(
    path: list[tuple[int, int]], sizes: tuple[int, int], band: int, low: list[int], high: list[int]
) -> None:
    first, last = search_band(path, *sizes, band)
    assert (first.tolist(), last.tolist()) == (low, high)


def test_a_spread_is_that_of_the_quartiles() -> None:
    """Of ratios whose logarithms are -.15, 0 and .15 in equal parts, the quartiles are .3 apart."""
    lengths = [96.0 + 4.0] * 9
    source = overlaps([length - 4.0 for length in lengths])
    target = overlaps([100.0 * float(np.exp(d)) - 4.0 for d in (-0.15, 0.0, 0.15) * 3])
    stats = document_stats(source, target, [(i, i) for i in range(9)])
    assert stats.length_spread == pytest.approx(0.3 / 1.35, rel=1e-4)
    assert stats.length_ratio == pytest.approx(1.0, rel=1e-6)


def test_the_typical_cosine_is_the_median_over_the_anchors() -> None:
    source, target = overlaps([10.0] * 3), overlaps([10.0] * 4)
    angles = [0.9, 0.2, 0.5, 0.7]
    target.vectors[0, :, 0] = angles
    assert document_stats(source, target, [(0, 0), (1, 1), (2, 3)]).typical_cosine == pytest.approx(0.7)
