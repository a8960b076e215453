"""What an encoder's vectors must be, and the common part that is subtracted from them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from samesaid.align.encoders.centring import CentredEncoder
from samesaid.align.encoders.vectors import FloatArray, checked
from samesaid.model import SamesaidError, Span


@pytest.mark.parametrize(
    ("vectors", "message"),
    [
        ([[1.0, float("nan")]], "not finite"),
        ([[float("inf"), 0.0]], "not finite"),
        ([1.0, 0.0], r"shape \(2,\)"),
        ([[1.0], [2.0]], r"shape \(2, 1\)"),
        ([[]], r"shape \(1, 0\)"),
        ([], r"shape \(0,\)"),
        ([[[1.0]]], r"shape \(1, 1, 1\)"),
        ([None], "not finite|shape"),
        ([["a"]], "shape"),
    ],
)
def test_wrong_vectors_raise_in_one_line(vectors: object, message: str) -> None:
    with pytest.raises(SamesaidError, match=message) as raised:
        checked(vectors, 1, "some/model")
    assert "some/model" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_vectors_become_unit_vectors_and_zeros_stay() -> None:
    given = np.array([[3.0, 4.0], [0.0, 0.0]])
    np.testing.assert_allclose(checked(given, 2, "m"), [[0.6, 0.8], [0, 0]], atol=1e-6)
    assert given[0, 0] == 3.0


class Leaning:
    """A random vector for each text, with ``lean`` added to the first column of all."""

    name, digest, languages = "leaning", "0", None

    def __init__(self, lean: float) -> None:
        self.lean = lean

    def encode(self, texts: Sequence[str]) -> FloatArray:
        out = np.stack([np.random.default_rng(list(text.encode())).normal(size=256) for text in texts]) / 16
        out[:, 0] += self.lean
        return (out / np.linalg.norm(out, axis=1, keepdims=True)).astype(np.float32)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return self.encode([span.of(text) for span in spans])


@pytest.mark.parametrize(("lean", "before"), [(2.0, 0.8), (0.0, 0.0)])
def test_unrelated_sentences_have_cosines_near_zero(lean: float, before: float) -> None:
    """A model without a common part is left as it is: chance alone gives a few vectors a mean."""
    texts = [f"text {i}" for i in range(60)]
    raw, centred = Leaning(lean), CentredEncoder(Leaning(lean))
    others = ~np.eye(len(texts), dtype=bool)
    cosines = [vectors @ vectors.T for vectors in (raw.encode(texts), centred.encode(texts))]
    assert [c[others].mean() for c in cosines] == pytest.approx([before, 0.0], abs=0.05)
    if not lean:
        assert np.abs(cosines[0] - cosines[1]).max() < 0.05
    np.testing.assert_allclose(centred.encode_spans("one two", [Span(0, 3)]), centred.encode(["one"]), atol=1e-6)


def test_a_centred_encoder_has_a_digest_of_its_own() -> None:
    centred = CentredEncoder(Leaning(1.0))
    assert (centred.name, centred.languages, len(centred.digest)) == ("leaning", None, 12)
    assert centred.digest != Leaning(1.0).digest
