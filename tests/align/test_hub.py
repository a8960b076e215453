"""Models of sentence-transformers."""

from pathlib import Path

import numpy as np
import pytest

from samesaid.align.encode import bundled, named
from samesaid.model import SamesaidError


def test_bundled_is_the_bundled_one() -> None:
    assert named("bundled") is bundled()


@pytest.mark.filterwarnings("ignore")
def test_a_model_from_a_path_and_a_missing_one(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import BoW

    SentenceTransformer(modules=[BoW(vocab=["harbour", "ferry", "grain"])], device="cpu").save(str(tmp_path / "bag"))
    encoder = named(str(tmp_path / "bag"), device="cpu")
    vectors = encoder.encode(["the ferry", "a ferry", "grain"])
    np.testing.assert_allclose(vectors @ vectors.T, [[1, 1, 0], [1, 1, 0], [0, 0, 1]], atol=1e-6)
    assert (encoder.name, encoder.languages, len(encoder.digest)) == ("bag", None, 12)
    with pytest.raises(SamesaidError, match="cannot load the model"):
        named(str(tmp_path / "missing"))
