"""The model of transliteration."""

from __future__ import annotations

import math

import numpy as np
import pytest

from samesaid.compare.names.transliteration.emissions import Word, characters_of, latin_letters, transliteration
from tests.compare.names.sides import table

_ROWS = [
    (kind, row["script"], *pair.split(" ", 1))
    for kind in ("same", "other")
    for row in table("names_transliteration.toml", kind)
    for pair in row["pairs"]
]


@pytest.mark.parametrize(("kind", "script", "own", "latin"), _ROWS, ids=lambda value: str(value))
def test_score(kind: str, script: str, own: str, latin: str) -> None:
    score = transliteration(script).score(characters_of(own, script), latin_letters(latin))
    assert score > 4 if kind == "same" else score < 2


@pytest.mark.parametrize(("script", "name"), [("han", "沃特福德"), ("kana", "ハミルトン"), ("cyrillic", "гамильтон")])
@pytest.mark.parametrize("latin", ["waterford", "hamilton", "xylophone", "a"])
def test_probabilities_of_chunks_are_those_of_the_matrix(script: str, name: str, latin: str) -> None:
    emissions, word = transliteration(script).emissions, Word(latin)
    for character in characters_of(name, script):
        logs = emissions.logs(character)
        matrix = emissions.matrix(character, word)
        for end, step in enumerate(word.chunks(emissions.max_letters)):
            for start, chunk, letters in step:
                found = logs.seen.get(chunk, logs.unseen[letters])
                assert found == pytest.approx(np.log(matrix[start, end]), abs=1e-12)
        assert np.count_nonzero(matrix) == sum(map(len, word.chunks(emissions.max_letters)))


def test_a_name_is_detected_inside_a_sentence() -> None:
    text = characters_of("市长昨天在沃特福德会见了代表团。", "han")
    model = transliteration("han")
    assert model.score_within(text, "waterford") > 4
    assert model.score_within(text, "hamilton") < 0


def test_without_letters_or_characters_nothing_is_evidence() -> None:
    model = transliteration("han")
    assert model.score("", "paris") == model.score("巴黎", "") == model.score_within("黎", "paris") == -math.inf


@pytest.mark.parametrize(("name", "letters"), [("Łódź", "lodz"), ("Straße", "strasse"), ("O'Neill", "oneill")])
def test_latin_letters(name: str, letters: str) -> None:
    assert latin_letters(name) == letters
