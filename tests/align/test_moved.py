"""Moved passages, among what the search in order left over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from samesaid.align import moved
from samesaid.align.anchors import DocumentStats
from samesaid.align.moved import moved_beads
from samesaid.align.overlaps import BeadRange, Overlaps
from samesaid.align.tuning import DEFAULT, Tuning

# So many sentences in no order, each with a meaning of its own.
MEANINGS = 40
TYPICAL = DocumentStats(1.0, 0.25, 0.6)


def side(meanings: list[int], nearness: dict[int, float] | None = None) -> Overlaps:
    """Sentences by what they mean; one of ``nearness``, by its place, has that cosine to those that mean the same."""
    single = np.zeros((len(meanings), 2 * MEANINGS), dtype=np.float32)
    for row, meaning in enumerate(meanings):
        cosine = (nearness or {}).get(row, 1.0)
        single[row, meaning], single[row, MEANINGS + meaning] = cosine, (1.0 - cosine**2) ** 0.5
    vectors = np.zeros((6, *single.shape), dtype=np.float32)
    for k in range(6):
        for i in range(len(single) - k):
            run = single[i : i + k + 1].sum(axis=0)
            vectors[k, i] = run / np.linalg.norm(run)
    alike = np.ones((6, len(meanings), 1), dtype=np.float32)
    lengths = np.full(len(meanings), 50.0, dtype=np.float32)
    return Overlaps(vectors, np.zeros(2 * MEANINGS, dtype=np.float32), alike, ((2 * MEANINGS, 1.0),), alike, lengths)


def found(
    source: list[int],
    target: list[int],
    in_order: list[int],
    tuning: Tuning = DEFAULT,
    nearness: dict[int, float] | None = None,
    stats: DocumentStats = TYPICAL,
) -> list[BeadRange]:
    """The moved beads of two texts in which the sentences ``in_order`` have a counterpart already."""
    beads = [(source.index(k), source.index(k) + 1, target.index(k), target.index(k) + 1) for k in in_order]
    places = {target.index(k): cosine for k, cosine in (nearness or {}).items()}
    return moved_beads(side(source), side(target, places), beads, stats, tuning)


def test_a_passage_is_found_with_all_of_its_sentences_in_its_own_order() -> None:
    source, target = [0, 1, 2, 3, 4, 5, 6, 7], [0, 5, 6, 7, 1, 2, 3, 4]
    assert found(source, target, [0, 1, 2, 3, 4]) == [(5, 6, 1, 2), (6, 7, 2, 3), (7, 8, 3, 4)]


def test_two_passages() -> None:
    source, target = [0, 1, 2, 3, 4, 5, 6], [5, 6, 0, 3, 4, 1, 2]
    assert found(source, target, [0, 3, 4]) == [(1, 2, 5, 6), (2, 3, 6, 7), (5, 6, 0, 1), (6, 7, 1, 2)]


def test_two_leftovers_side_by_side_that_changed_places_are_one_bead() -> None:
    assert found([0, 1, 2, 3], [0, 2, 1, 3], [0, 3]) == [(1, 3, 1, 3)]


def test_nothing_is_found_where_one_side_has_no_leftover() -> None:
    assert found([0, 1], [1, 0], [0, 1]) == []
    assert found([0, 1], [0], [0]) == []
    assert found([0], [1, 0], [0]) == []


def test_what_has_a_counterpart_already_is_not_moved() -> None:
    """Sentence 1 occurs twice in the target; one of the two is taken."""
    beads = moved_beads(side([0, 1]), side([0, 1, 1]), [(0, 1, 0, 1), (1, 2, 1, 2)], TYPICAL, DEFAULT)
    assert beads == []


@pytest.mark.parametrize(("others", "is_found"), [(0, True), (1, True), (2, False)])
def test_a_sentence_that_is_nearer_to_two_others_is_no_seed(others: int, is_found: bool) -> None:
    """The last sentence of both sides is left over; ``others`` of the target say just what that of the source says."""
    texts = [1] * others + [2, 3, 4]
    beads = [(i, i + 1, i, i + 1) for i in range(len(texts))]
    source, target = side([*[5] * others, 2, 3, 4, 1]), side([*texts, 1], {len(texts): 0.7})
    assert bool(moved_beads(source, target, beads, TYPICAL, DEFAULT)) is is_found


def test_a_sentence_to_which_another_one_is_nearer_is_no_seed() -> None:
    """The first sentence of the source, which has a counterpart, says just what the leftover of the target says."""
    source, target = side([1, 2, 1], {2: 0.7}), side([3, 2, 1])
    assert moved_beads(source, target, [(0, 1, 0, 1), (1, 2, 1, 2)], TYPICAL, DEFAULT) == []


@pytest.mark.parametrize(("cosine", "is_found"), [(0.60, True), (0.55, False)])
def test_one_sentence_alone_needs_to_be_near(cosine: float, is_found: bool) -> None:
    """Its cosine must be above the gate by the proof: .45 + .5 of the typical cosine, here .57."""
    beads = found([0, 1, 2, 3], [0, 3, 1, 2], [0, 1, 2], nearness={3: cosine})
    assert bool(beads) is is_found


@pytest.mark.parametrize(("cosine", "is_found"), [(0.45, True), (0.41, False)])
def test_two_sentences_prove_one_another(cosine: float, is_found: bool) -> None:
    """Together they must be above the gate by as much as one alone: twice .42 less twice .27 is .3."""
    beads = found([0, 1, 2, 3, 4], [0, 3, 4, 1, 2], [0, 1, 2], nearness={3: cosine, 4: cosine})
    assert bool(beads) is is_found


@pytest.mark.parametrize(("cosine", "is_found"), [(0.37, True), (0.35, False)])
def test_one_of_the_pairs_of_a_passage_must_be_a_seed(cosine: float, is_found: bool) -> None:
    """.6 of the typical cosine, .36."""
    run = list(range(3, 12))
    beads = found([0, 1, 2, *run], [0, *run, 1, 2], [0, 1, 2], nearness=dict.fromkeys(run, cosine))
    assert bool(beads) is is_found


@pytest.mark.parametrize(("cosine", "is_found"), [(0.66, True), (0.60, False)])
def test_near_texts_ask_for_more(cosine: float, is_found: bool) -> None:
    """Where the typical cosine is .7, it is .665; where it is low, .6 counts as typical all the same."""
    order = [0, 1, 2, 3], [0, 3, 1, 2], [0, 1, 2]
    assert bool(found(*order, nearness={3: cosine + 0.01}, stats=DocumentStats(1.0, 0.25, 0.7))) is is_found
    assert found(*order, nearness={3: 0.55}, stats=DocumentStats(1.0, 0.25, 0.1)) == []


def test_a_passage_ends_at_a_hole_wider_than_one_sentence() -> None:
    """Sentences 20 and up occur on one side only."""
    source = [0, 1, 2, 20, 3, 21, 22, 4]
    target = [1, 2, 3, 4, 0]
    assert found(source, target, [0]) == [(1, 2, 0, 1), (2, 3, 1, 2), (4, 5, 2, 3), (7, 8, 3, 4)]
    close = replace(DEFAULT, moved_proof=2.0)
    assert found(source, target, [0], close) == [(1, 2, 0, 1), (2, 3, 1, 2), (4, 5, 2, 3)]


@pytest.mark.parametrize(("reach", "first", "last"), [(1, 5, 7), (2, 4, 8), (3, 3, 9)])
def test_a_passage_reaches_no_farther_than_it_may(reach: int, first: int, last: int) -> None:
    """Sentence 6 is the only seed of the run; the others are near enough to be taken along."""
    run = list(range(3, 10))
    beads = found(
        [0, 1, 2, *run],
        [0, *run, 1, 2],
        [0, 1, 2],
        replace(DEFAULT, moved_reach=reach),
        {k: 0.34 for k in run if k != 6},
    )
    assert beads == [(k, k + 1, k - 2, k - 1) for k in range(first, last + 1)]


@pytest.mark.parametrize("rows", [1, 2, 512])
def test_rows_compared_at_once_change_nothing(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = [0, 1, 2, 3, 4, 5, 6], [5, 6, 0, 3, 4, 1, 2]
    expected = found(source, target, [0, 3, 4])
    monkeypatch.setattr(moved, "_ROWS", rows)
    assert found(source, target, [0, 3, 4]) == expected
