"""The strength of a disagreement over names, with the bundled encoder and with one that reads no names in context."""

from __future__ import annotations

import numpy as np
import pytest

from samesaid.align.encoders.use import bundled
from samesaid.compare.names import tuning
from samesaid.compare.names.checks.bead_names import BeadNames
from samesaid.compare.names.checks.crosslingual import batches
from samesaid.compare.names.checks.disagreement import (
    MODEL,
    disagreement_features,
    left_out_features,
    strengths,
)
from samesaid.compare.names.matching.probability import modelled
from samesaid.compare.pair import pair_of
from samesaid.compare.trees import shipped
from samesaid.model import Bead
from tests.compare.names.sides import FakeEncoder, document

_CHINESE = "玛格丽特·索恩伯里和市长一起为新的图书馆揭幕。"
_SAME = "Margaret Thornbury and the mayor opened the new library together."
_WITHOUT = "The mayor opened the new library."
_OTHER = "Philip Castellane and the mayor opened the new library together."


def names_of(chinese: str, english: list[str], encoder: object = None) -> list[BeadNames]:
    """The names of one Chinese line beside each of some English ones."""
    left, right = document("zh", "\n".join([chinese] * len(english))), document("en", "\n".join(english))
    beads = [Bead((i,), (i,), 0.8) for i in range(len(english))]
    pair = pair_of(left, right, beads, encoder or bundled(), independent=True)  # type: ignore[arg-type]
    return [names for batch in batches(pair, list(enumerate(beads))) for names in batch]


def test_a_name_left_out_or_replaced_is_stronger_than_one_that_is_said() -> None:
    same, without, other = strengths(names_of(_CHINESE, [_SAME, _WITHOUT, _OTHER]))
    assert same == 0
    assert min(without, other) > tuning.MIN_DISAGREEMENT


def test_the_cosine_rises_without_a_name_that_the_other_side_does_not_say() -> None:
    found = left_out_features(names_of(_CHINESE, [_WITHOUT, _SAME]))
    assert found is not None
    assert found[0]["fall_without_chinese"] < 0
    assert found[0]["fall_without_english"] == 0
    assert 0 < found[1]["whole_cosine"] <= 1


def test_names_of_later_sentences_are_taken_out_at_their_place() -> None:
    left, right = document("zh", f"图书馆很大。\n{_CHINESE}"), document("en", f"The library is large.\n{_WITHOUT}")
    bead = Bead((0, 1), (0, 1), 0.8)
    pair = pair_of(left, right, [bead], bundled(), independent=True)
    (batch,) = batches(pair, [(0, bead)])
    found = left_out_features(batch)
    assert found is not None
    assert found[0]["fall_without_chinese"] < 0


def test_another_encoder_leaves_the_logistic_model_alone() -> None:
    names = names_of(_CHINESE, [_OTHER], FakeEncoder())
    assert left_out_features(names) is None
    assert strengths(names) == [pytest.approx(modelled("disagreement", disagreement_features(names[0])))]


def test_a_very_long_side_is_not_read_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    names = names_of(_CHINESE, [_OTHER])
    monkeypatch.setattr(tuning, "MAX_WHOLE_SIDE", 10)
    found = left_out_features(names)
    assert found is not None
    assert set(found[0].values()) == {0.0}
    assert strengths(names)[0] > 0


def test_the_trees_know_the_features_in_their_order() -> None:
    (names,) = names_of(_CHINESE, [_OTHER])
    more = left_out_features([names])
    assert more is not None
    features = [*disagreement_features(names), *more[0]]
    with np.load(MODEL, allow_pickle=False) as file:
        assert file["features"].tolist() == features
    trees = shipped(MODEL, "disagreement")
    assert trees.columns.tolist() == list(range(len(features)))


def test_nothing_is_asked_of_no_beads() -> None:
    assert left_out_features([]) == []
    assert strengths([]) == []
