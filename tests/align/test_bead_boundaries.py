"""Beads are merged where a clause was moved over the full stop."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from samesaid.align.aligner import align
from samesaid.align.anchors import DocumentStats
from samesaid.align.bead_boundaries import (
    BoundaryModel,
    Rescorer,
    _clause_moves,
    _likeliest_merges,
    adjust_boundaries,
    continues,
)
from samesaid.align.encoders.registry import bundled
from samesaid.align.overlaps import BeadRange, both_overlaps
from samesaid.align.tuning import DEFAULT, DOUBTFUL_ODDS, Tuning
from tests.align.builders import VocabularyEncoder, document

CHINESE = [
    "博物馆周一闭馆维修。",
    "馆长说，屋顶漏水已有两年，多幅油画受潮，其中三幅必须送往首都修复。",
    "她还说，修复费用由保险公司支付，但是门票将会涨价。",
    "游客对此并不满意。",
]
ENGLISH = [
    "The museum closed for repairs on Monday.",
    "The director said that the roof had been leaking for two years and that several oil paintings had got damp.",
    "Three of them must be sent to the capital for restoration, for which the insurance company will pay, "
    "but admission will go up, she added.",
    "Visitors are not pleased.",
]


def test_a_clause_moved_over_the_full_stop() -> None:
    beads = align(document(CHINESE, "zh"), document(ENGLISH), bundled())
    assert [(b.source, b.target) for b in beads] == [((0,), (0,)), ((1, 2), (1, 2)), ((3,), (3,))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The ferry was late.", "Nobody knew why.", False),
        ("Three things were missing:", "A rope.", True),
        ("The ferry (built in 1931", "was late.", True),
        ("The ferry was late", "and nobody knew why.", True),
        ("渡轮晚点了。", "没有人知道原因。", False),
        ("需要三样东西：", "绳子、灯和船桨。", True),
        ("渡轮晚点了，", "没有人知道原因。", False),
        ("", "", False),
    ],
)
def test_sentences_that_continue(one: str, other: str, expected: bool) -> None:
    assert continues(one, other) is expected


ENCODER = VocabularyEncoder("roof=dach leak=leck paint=bild damp=feucht fee=preis guest=gast")


BOUNDARY = ((0, 1, 0, 1), (1, 2, 1, 2))


def model(source: list[str], target: list[str], tuning: Tuning = DEFAULT) -> BoundaryModel:
    left, right = both_overlaps(source, target, ENCODER, tuning)
    return BoundaryModel(left, right, DocumentStats(1.0, 0.25, 0.6), (source, target), tuning)


@pytest.mark.parametrize(
    ("one", "other", "moves"),
    [
        ("The roof leaked, paint got damp.", "Guests left.", [("The roof leaked, ", "paint got damp. Guests left.")]),
        ("The roof leaked.", "Damp, they left.", [("The roof leaked. Damp, ", "they left.")]),
        # Only the outermost clause moves.
        ("One, two, three.", "Then.", [("One, two, ", "three. Then.")]),
        ("So.", "Four, five, six.", [("So. Four, ", "five, six.")]),
        ("屋顶漏水，油画受潮。", "游客走了。", [("屋顶漏水，", "油画受潮。 游客走了。")]),
        # Clauses of three characters or more.
        ("No, no.", "Guests left.", []),
        ("Yes, yes.", "Guests left.", [("Yes, ", "yes. Guests left.")]),
        ("All that, so", "Guests left.", []),
        ("Nothing here.", "Nor here.", []),
    ],
)
def test_a_clause_that_moves_over_the_boundary(one: str, other: str, moves: list[tuple[str, str]]) -> None:
    assert list(_clause_moves([one], [other])) == moves


def test_sentences_of_a_run_are_joined_before_a_clause_is_moved() -> None:
    assert list(_clause_moves(["One two,", "three four."], ["Five."])) == [("One two, ", "three four. Five.")]


def test_the_gain_of_moving_a_clause_is_that_of_both_beads() -> None:
    """ "leak" is in the first sentence of the source and in the second of the target."""
    source, target = ["roof, leak", "paint damp"], ["dach", "leck bild feucht"]
    left, right = both_overlaps(source, target, ENCODER)
    plain = ["fee guest", "guest", "preis gast", "gast"]
    rescorer = Rescorer([*source, *plain[:2]], [*target, *plain[2:]], ENCODER)
    (gain,) = rescorer.clause_gains(left, right, [BOUNDARY])
    moved = left.centred(ENCODER.encode(["roof, ", "leak paint damp"]))
    cosines = [left.vectors[0, 0] @ right.vectors[0, 0], left.vectors[0, 1] @ right.vectors[0, 1]]
    after = [moved[0] @ right.vectors[0, 0], moved[1] @ right.vectors[0, 1]]
    assert gain == pytest.approx(float(sum(after) - sum(cosines)), abs=1e-5)
    assert gain > 0.2


def test_a_clause_may_move_on_either_side_and_the_best_move_counts() -> None:
    source, target = ["roof", "leak paint damp", "fee", "guest"], ["dach, leck", "bild feucht", "preis", "gast"]
    left, right = both_overlaps(source, target, ENCODER)
    boundaries = [((0, 1, 0, 1), (1, 2, 1, 2)), ((2, 3, 2, 3), (3, 4, 3, 4))]
    gains = Rescorer(source, target, ENCODER).clause_gains(left, right, boundaries)
    assert gains[0] > 0.2
    # No sentence beside the second boundary has two clauses.
    assert gains[1] == -1.0


def test_a_gain_is_taken_of_the_beads_of_the_boundary_wherever_they_are() -> None:
    source, target = ["roof, leak", "paint damp"], ["dach", "leck bild feucht"]
    plain = Rescorer(source, target, ENCODER).clause_gains(*both_overlaps(source, target, ENCODER), [BOUNDARY])
    for before, after in ((1, 0), (0, 2), (2, 1)):
        texts = ["guest"] * before + source, ["gast"] * after + target
        first, last = (before, before + 1, after, after + 1), (before + 1, before + 2, after + 1, after + 2)
        left, right = both_overlaps(*texts, ENCODER)
        (gain,) = Rescorer(*texts, ENCODER).clause_gains(left, right, [(first, last)])
        assert gain == pytest.approx(plain[0], abs=0.15)


def test_features_of_a_boundary() -> None:
    source, target = ["roof leak", "paint damp", "fee fee fee"], ["dach leck", "bild feucht and more", "preis"]
    found = model(source, target)
    one, other = (0, 1, 0, 1), (1, 2, 1, 2)
    gain, margin, parts, whole, on = found.features(one, other)

    def cosine(a: int, b: int, c: int, d: int) -> float:
        return float(found.source.vectors[b - a - 1, a] @ found.target.vectors[d - c - 1, c])

    straight = cosine(0, 1, 0, 1) + cosine(1, 2, 1, 2)
    assert gain == pytest.approx(cosine(0, 2, 0, 2) - straight / 2, abs=1e-6)
    assert margin == pytest.approx((straight - cosine(0, 1, 1, 2) - cosine(1, 2, 0, 1)) / 2, abs=1e-6)
    # Nine letters and ten, with four added to each; nine and twenty; both together.
    assert parts == pytest.approx((np.log(13 / 13) ** 2 + np.log(24 / 14) ** 2) ** 0.5 / 2**0.5, abs=1e-6)
    assert whole == pytest.approx(np.log(33 / 23), abs=1e-6)
    # "and" does not begin the second sentence.
    assert on is True
    w = DEFAULT.boundary
    weighted = w.gain * gain + w.margin * margin + w.part_deviation * parts + w.whole_deviation * whole
    assert found.log_odds(one, other) == pytest.approx(weighted + w.continues + w.constant)


def test_deviations_count_up_to_a_maximum() -> None:
    found = model(["roof", "x"], ["dach " + "more " * 60, "y " + "less " * 60])
    _, _, parts, whole, _ = found.features((0, 1, 0, 1), (1, 2, 1, 2))
    assert (parts, whole) == (1.2, 1.2)


@pytest.mark.parametrize(
    ("one", "other", "finite"),
    [
        ((0, 1, 0, 1), (1, 2, 1, 2), True),
        ((0, 1, 0, 1), (2, 3, 1, 2), False),
        ((0, 1, 0, 1), (1, 2, 2, 3), False),
        ((0, 2, 0, 1), (2, 3, 1, 2), True),
        ((0, 2, 0, 1), (2, 4, 1, 2), False),
        ((0, 1, 0, 2), (1, 2, 2, 4), False),
        ((0, 2, 0, 1), (2, 3, 1, 3), False),
    ],
)
def test_only_beads_that_touch_are_merged_and_only_small_ones(one: BeadRange, other: BeadRange, finite: bool) -> None:
    tuning = replace(DEFAULT, max_sentences=3, max_sentences_both=5)
    texts = ["Roof leak.", "Paint damp.", "Fee.", "Guest."]
    found = model(texts, ["Dach.", "Leck.", "Preis.", "Gast."], tuning)
    assert (found.merge_odds(one, other) > -np.inf) is finite
    if finite:
        assert found.merge_odds(one, other) == found.log_odds(one, other)


def test_the_ways_to_divide_a_bead() -> None:
    found = model(["Roof", "Leak", "Paint"], ["Dach", "Leck", "Bild"])
    cuts = [(one, other) for _, one, other in found.cuts((0, 3, 0, 2))]
    assert cuts == [((0, 1, 0, 1), (1, 3, 1, 2)), ((0, 2, 0, 1), (2, 3, 1, 2))]
    assert list(found.cuts((0, 1, 0, 3))) == []
    odds, one, other = next(iter(found.cuts((0, 3, 0, 2))))
    assert odds == found.log_odds(one, other)


def test_a_bead_is_not_divided_where_both_parts_are_unlike_their_counterparts() -> None:
    found = model(["Roof", "Leak", "Damp"], ["Preis", "Gast", "Bild"])
    assert list(found.cuts((0, 3, 0, 3))) == []


def test_a_merged_bead_is_divided_again() -> None:
    """What the search put together although each sentence has a counterpart of its own."""
    source = ["Roof leak roof.", "Paint damp paint.", "Fee guest fee."]
    target = ["Dach leck dach.", "Bild feucht bild.", "Preis gast preis."]
    texts = [re.sub(r"[.]", "", text) for text in source], [re.sub(r"[.]", "", text) for text in target]
    left, right = both_overlaps(*texts, ENCODER)
    stats, rescorer = DocumentStats(1.0, 0.25, 0.6), Rescorer(source, target, ENCODER)
    found = adjust_boundaries(left, right, [(0, 3, 0, 3)], stats, DEFAULT, rescorer)
    assert list(found) == [(0, 1, 0, 1), (1, 2, 1, 2), (2, 3, 2, 3)]
    # The odds that a bead is right are those of its weaker boundary.
    model_of = BoundaryModel(left, right, stats, (source, target), DEFAULT)
    odds = [-model_of.merge_odds(one, other) for one, other in pairwise(found)]
    assert all(value > DOUBTFUL_ODDS for value in odds)
    assert list(found.values()) == pytest.approx([odds[0], min(odds), odds[1]])


def test_a_bead_alone_stays_as_it_is() -> None:
    left, right = both_overlaps(["Roof."], ["Dach."], ENCODER)
    stats, rescorer = DocumentStats(1.0, 0.25, 0.6), Rescorer(["Roof."], ["Dach."], ENCODER)
    assert adjust_boundaries(left, right, [(0, 1, 0, 1)], stats, DEFAULT, rescorer) == {(0, 1, 0, 1): np.inf}
    assert adjust_boundaries(left, right, [], stats, DEFAULT, rescorer) == {}


@pytest.mark.parametrize(
    ("odds", "merged"),
    [
        ([1.0, -1.0, 2.0], {0, 2}),
        ([1.0, 2.0, 1.5], {1}),
        ([2.0, 1.0, 1.5, 0.5], {0, 2}),
        ([0.0, -1.0, -2.0], set()),
        ([1.0, 1.0, 1.0], {0, 2}),
    ],
)
def test_the_likeliest_of_neighbouring_merges_comes_first(odds: list[float], merged: set[int]) -> None:
    beads = [(i, i + 1, i, i + 1) for i in range(len(odds) + 1)]
    assert _likeliest_merges(beads, dict(zip(pairwise(beads), odds, strict=True))) == merged
