"""Several encoders as one, and the names that ask for them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.align.aligner import align
from samesaid.align.encoders import registry as encode
from samesaid.align.encoders.ensemble import FusedEncoder
from samesaid.align.overlaps import runs
from samesaid.align.surface_features import profiles
from samesaid.documents import from_rows
from samesaid.model import SamesaidError, Span
from tests.align.word_encoder import WordEncoder

ANIMALS = WordEncoder("dog=hund cat=katze cow=kuh", "a", frozenset(["de", "en"]))
THINGS = WordEncoder("boat=boot bread=brot rope=seil", "b", frozenset(["nl", "en"]))
SILENT = WordEncoder("boat", "c", None)
SOURCE = ["dog boat", "cat bread", "cow rope", "dog rope", "cat boat"]
TARGET = ["Hund Boot", "Katze Brot", "Kuh Seil", "Hund Seil", "Katze Boot"]


@given(st.floats(0.05, 0.95))
def test_the_cosine_is_the_weighted_mean_of_the_members_cosines(share: float) -> None:
    fused = FusedEncoder([(ANIMALS, 3 * share), (THINGS, 3 * (1 - share))])
    one, other = fused.encode(["dog boat", "dog bread"])
    assert float(one @ other) == pytest.approx(share, abs=1e-5)
    assert float(one @ one) == pytest.approx(1, abs=1e-5)


def test_it_says_what_it_is_made_of() -> None:
    fused = FusedEncoder([(ANIMALS, 0.55), (THINGS, 0.35)])
    assert fused.name == "words-a*.61+words-b*.39"
    assert len(fused.digest) == 12
    assert len({fused.digest, FusedEncoder([(ANIMALS, 1), (THINGS, 1)]).digest, ANIMALS.digest}) == 3
    assert fused.languages == {"de", "en", "nl"}
    assert FusedEncoder([(ANIMALS, 1), (SILENT, 1)]).languages is None


def test_a_text_that_one_member_cannot_read_is_left_to_the_other() -> None:
    fused = FusedEncoder([(ANIMALS, 1), (THINGS, 1)])
    boat, boot = fused.encode(["boat", "boot"])
    assert float(boat @ boot) == pytest.approx(1, abs=1e-6)
    assert fused.encode([]).shape == (0, 6)


def test_spans_are_read_as_texts_of_their_own() -> None:
    fused = FusedEncoder([(ANIMALS, 1), (THINGS, 2)])
    spans = [Span(0, 3), Span(4, 8)]
    np.testing.assert_array_equal(fused.encode_spans("dog boat", spans), fused.encode(["dog", "boat"]))


def test_runs_of_sentences_keep_the_encoders_own_vectors() -> None:
    fused = FusedEncoder([(ANIMALS, 0.3), (THINGS, 0.7)])
    made = runs(SOURCE, profiles(SOURCE, TARGET)[0], fused, 3)
    assert made.vectors.shape == (3, 5, 6)
    np.testing.assert_allclose(np.linalg.norm(made.vectors[0], axis=1), 1, atol=1e-5)
    own = np.stack([made.plain(i, i + 1) for i in range(5)])
    np.testing.assert_allclose(own, fused.encode(SOURCE), atol=1e-5)
    np.testing.assert_allclose(made.part(1, 4).plain(0, 2), made.plain(1, 3), atol=1e-6)
    np.testing.assert_allclose(made.placed(fused.encode(SOURCE)), made.vectors[0], atol=1e-5)


def test_two_encoders_align_what_neither_of_them_could() -> None:
    source = from_rows(SOURCE, name="a", language="en")
    target = from_rows(TARGET, name="b", language="de")
    beads = align(source, target, FusedEncoder([(ANIMALS, 1), (THINGS, 1)]))
    assert [(b.source, b.target) for b in beads] == [((i,), (i,)) for i in range(5)]
    assert min(b.similarity for b in beads) > 0.99


def made(name: str, device: str | None, prompt: str | None, cache: bool) -> WordEncoder:
    assert (device, prompt, cache) == ("cpu", None, True)
    return WordEncoder("dog cat", name)


@pytest.mark.parametrize(
    ("name", "shares"),
    [
        ("bundled+e5-small", {"bundled": 0.55 / 0.9, "e5-small": 0.35 / 0.9}),
        ("bundled=3 + some/model=1", {"bundled": 0.75, "some/model": 0.25}),
        ("one+two+three", dict.fromkeys(["one", "two", "three"], 1 / 3)),
    ],
)
def test_names_joined_by_plus(name: str, shares: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "_one", made)
    fused = encode.named(name, device="cpu")
    assert isinstance(fused, FusedEncoder)
    assert {one.digest: share for one, share in fused.members} == pytest.approx(shares)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("bundled+bundled", "named twice"),
        ("bundled+", "not NAME or NAME=WEIGHT"),
        ("bundled=0+e5-small", "'bundled=0' is not"),
        ("bundled=much+e5-small", "'bundled=much' is not"),
        ("bundled=nan+e5-small", "'bundled=nan' is not"),
    ],
)
def test_a_fusion_that_makes_no_sense_is_told_in_one_line(name: str, told: str) -> None:
    with pytest.raises(SamesaidError, match=told):
        encode.named(name)
