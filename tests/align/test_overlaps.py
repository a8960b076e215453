"""Overlaps: vectors, surface features and lengths of runs of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

import numpy as np
import pytest

from samesaid.align.overlaps import (
    FloatArray,
    Overlaps,
    bead_cosine,
    both_overlaps,
    encode_overlaps,
    surface_features,
)
from samesaid.align.tuning import COMMON_WEIGHT, MARK_WEIGHT, MAX_MARKS, MEAN_PRIOR, WORD_WEIGHT
from tests.align.builders import VocabularyEncoder

TEXTS = ["dog cat", "cow", "cat cat cow"]


class Counts:
    """An additive encoder: a text's vector counts three words; a sentence that is joined to another has a fourth."""

    name, digest, languages = "counts", "0", None
    words = ("dog", "cat", "cow")

    def encode(self, texts: Sequence[str]) -> FloatArray:
        raise AssertionError(f"an additive encoder is asked for sums alone, not for {len(texts)} texts")

    def sums_and_joins(self, texts: Sequence[str]) -> tuple[FloatArray, FloatArray]:
        sums = np.array([[text.split().count(word) for word in self.words] + [0] for text in texts], dtype=np.float32)
        return sums, np.array([[0, 0, 0, i + 1] for i in range(len(texts) - 1)], dtype=np.float32)

    def from_sums(self, sums: FloatArray) -> FloatArray:
        return sums * np.float32(2.0)


def columns(texts: Sequence[str]) -> FloatArray:
    return np.ones((len(texts), 1), dtype=np.float32)


def test_an_additive_encoder_is_asked_once_and_its_sums_are_added_up() -> None:
    made = encode_overlaps(TEXTS, columns(TEXTS), Counts(), 3)
    own = {(i, j): made.uncentred(i, j).tolist() for i in range(3) for j in range(i + 1, 4)}
    assert own[0, 1] == pytest.approx([2, 2, 0, 0], abs=1e-5)
    assert own[0, 2] == pytest.approx([2, 2, 2, 2], abs=1e-5)
    assert own[1, 3] == pytest.approx([0, 4, 4, 4], abs=1e-5)
    assert own[0, 3] == pytest.approx([2, 6, 4, 6], abs=1e-5)
    # What would reach beyond the end is nothing.
    assert not made.vectors[1, 2].any()
    assert not made.vectors[2, 1:].any()
    assert made.vectors.shape == (3, 3, 4)


def test_the_mean_of_the_document_is_subtracted_more_of_a_long_one_than_of_a_short_one() -> None:
    made = encode_overlaps(TEXTS, columns(TEXTS), Counts(), 2)
    assert made.mean.tolist() == pytest.approx([2 / (3 + MEAN_PRIOR), 6 / (3 + MEAN_PRIOR), 4 / (3 + MEAN_PRIOR), 0])
    centred = np.array([2, 2, 0, 0]) - made.mean
    assert made.vectors[0, 0] == pytest.approx(centred / np.linalg.norm(centred), abs=1e-6)
    assert made.centred(np.array([[2, 2, 0, 0]], dtype=np.float32))[0] == pytest.approx(made.vectors[0, 0], abs=1e-6)
    assert made.vector(0, 2) is not None
    assert made.vector(0, 2).tolist() == made.vectors[1, 0].tolist()


def test_other_encoders_are_averaged_by_length() -> None:
    encoder = VocabularyEncoder("dog cat cow")
    texts = ["dog", "cat  " + " " * 7, ""]
    made = encode_overlaps(texts, columns(texts), encoder, 3)
    assert encoder.seen == texts
    both = np.array([3.0, 12.0, 0.0])
    assert made.uncentred(0, 2) == pytest.approx(both / np.linalg.norm(both), abs=1e-5)
    assert made.uncentred(1, 3) == pytest.approx([0, 1, 0], abs=1e-5)


def test_lengths_are_in_letters_and_chinese_ones_count_three() -> None:
    texts = ["ferry", "渡轮晚了", "かな가", "2024年"]
    made = encode_overlaps(texts, columns(texts), Counts(), 1)
    assert made.lengths.tolist() == [5.0, 12.0, 9.0, 7.0]
    assert len(made) == 4


def test_a_part_has_no_overlap_beyond_its_end() -> None:
    texts = [*TEXTS, "dog cow", "cow cow"]
    made = encode_overlaps(texts, columns(texts), Counts(), 3)
    part = made.part(1, 4)
    assert len(part) == 3
    for k in range(3):
        for i in range(3):
            inside = i + k < 3
            assert part.vectors[k, i].tolist() == (made.vectors[k, 1 + i].tolist() if inside else [0.0] * 4)
            assert part.features[k, i].any() == inside
    assert part.uncentred(0, 2) == pytest.approx(made.uncentred(1, 3), abs=1e-6)
    assert part.lengths.tolist() == made.lengths[1:4].tolist()
    # The document's own are left as they are.
    assert made.vectors[2, 2].any()
    assert made.features[2, 2].any()


def overlaps_of(source: Sequence[str], target: Sequence[str]) -> tuple[Overlaps, Overlaps]:
    return both_overlaps(source, target, VocabularyEncoder("dog=hund cat=katze cow=kuh"))


def test_the_cosine_of_a_bead_is_that_of_its_two_runs() -> None:
    left, right = overlaps_of(["dog", "cat", "cow"], ["hund", "katze kuh"])
    assert bead_cosine(left, right, (1, 3, 1, 2)) == pytest.approx(float(left.vectors[1, 1] @ right.vectors[0, 1]))
    assert bead_cosine(left, right, (1, 3, 1, 2)) > 0.9 > bead_cosine(left, right, (0, 1, 1, 2))


def surface(one: str, other: str, rest: Sequence[str] = ("a b c",) * 3) -> float:
    """What two sentences share of words and punctuation beyond the constant part, among others."""
    left, right = surface_features([one, *rest], [other, *rest])
    return float(left[0, 1:] @ right[0, 1:])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aveiro", "Aveiro"),
        ("AVEIRO", "aveiro"),
        ("2.2万", "22,000"),
        ("二十二", "22"),
        ("1\u202f931", "1931"),
        ("3.50", "35"),
    ],
)
def test_words_and_leading_digits_that_both_sides_have(one: str, other: str) -> None:
    assert surface(one, other) > 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [("Aveiro", "Porto"), ("2.2万", "23,000"), ("a", "a"), ("渡轮", "渡轮"), ("000", "0"), ("二", "2"), ("", "")],
)
def test_what_is_no_shared_word(one: str, other: str) -> None:
    assert surface(one, other) == pytest.approx(0.0, abs=1e-6)


def test_a_rare_word_says_more_and_one_of_every_sentence_says_nothing() -> None:
    rare = surface("Aveiro", "Aveiro", ["Porto"] * 3)
    common = surface("Aveiro", "Aveiro", ["Porto"] * 2 + ["Aveiro"])
    assert rare == pytest.approx((WORD_WEIGHT * np.log(8 / 2) / np.log(9)) ** 2, rel=1e-5)
    assert common == pytest.approx((WORD_WEIGHT * np.log(8 / 4) / np.log(9)) ** 2, rel=1e-5)
    assert surface("Aveiro", "Aveiro", ["Aveiro"] * 3) == 0.0
    twice = surface("Aveiro Aveiro", "Aveiro", ["Porto"] * 3)
    assert twice == pytest.approx(2 * rare, rel=1e-5)


def test_words_that_share_a_column_cancel_out_as_often_as_they_add_up() -> None:
    words = [one + other for one in ascii_lowercase for other in ascii_lowercase]
    left, _ = surface_features(words, words)
    hashed = left[:, 9:]
    assert set(np.count_nonzero(hashed, axis=1)) == {1}
    assert 0.4 < np.count_nonzero(hashed > 0) / len(words) < 0.6
    assert len(np.unique(np.abs(hashed).argmax(axis=1))) == hashed.shape[1]


@pytest.mark.parametrize(
    ("one", "other", "marks"),
    [
        ("?", "？", 1),
        ("!", "！", 1),
        ("“a”", "«b»", 4),
        (":", "：", 1),
        (";", "；", 1),
        ("(a)", "（b）", 4),
        ("…", "…", 1),
        ("—", "–", 1),
        ("?????", "?", MAX_MARKS),
        ("?", "!", 0),
        (",", ",", 0),
    ],
)
def test_punctuation_of_one_kind(one: str, other: str, marks: int) -> None:
    assert surface(one, other) == pytest.approx(MARK_WEIGHT**2 * marks, rel=1e-5)


def test_sentences_without_evidence_agree() -> None:
    left, right = surface_features(["one"], ["other"])
    assert float(left[0] @ right[0]) == COMMON_WEIGHT**2
    assert left.shape == right.shape
    assert [part.shape[0] for part in surface_features(["one"], [])] == [1, 0]
