"""Ensembles of encoders, and the names that select them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.align.aligner import align
from samesaid.align.encoders import registry
from samesaid.align.encoders.ensemble import EnsembleEncoder
from samesaid.align.overlaps import encode_overlaps, surface_features
from samesaid.documents import from_rows
from samesaid.model import SamesaidError, Span
from tests.align.builders import VocabularyEncoder

ANIMALS = VocabularyEncoder("dog=hund cat=katze cow=kuh", "a", frozenset(["de", "en"]))
THINGS = VocabularyEncoder("boat=boot bread=brot rope=seil", "b", frozenset(["nl", "en"]))
SILENT = VocabularyEncoder("boat", "c", None)
SOURCE = ["dog boat", "cat bread", "cow rope", "dog rope", "cat boat"]
TARGET = ["Hund Boot", "Katze Brot", "Kuh Seil", "Hund Seil", "Katze Boot"]


@given(st.floats(0.05, 0.95))
def test_the_cosine_is_the_weighted_mean_of_the_members_cosines(share: float) -> None:
    ensemble = EnsembleEncoder([(ANIMALS, 3 * share), (THINGS, 3 * (1 - share))])
    one, other = ensemble.encode(["dog boat", "dog bread"])
    assert float(one @ other) == pytest.approx(share, abs=1e-5)
    assert float(one @ one) == pytest.approx(1, abs=1e-5)


def test_its_name_digest_and_languages() -> None:
    ensemble = EnsembleEncoder([(ANIMALS, 0.55), (THINGS, 0.35)])
    assert ensemble.name == "words-a*.61+words-b*.39"
    assert len(ensemble.digest) == 12
    assert len({ensemble.digest, EnsembleEncoder([(ANIMALS, 1), (THINGS, 1)]).digest, ANIMALS.digest}) == 3
    assert ensemble.languages == {"de", "en", "nl"}
    assert EnsembleEncoder([(ANIMALS, 1), (SILENT, 1)]).languages is None


def test_a_text_that_one_member_cannot_read_is_left_to_the_other() -> None:
    ensemble = EnsembleEncoder([(ANIMALS, 1), (THINGS, 1)])
    boat, boot = ensemble.encode(["boat", "boot"])
    assert float(boat @ boot) == pytest.approx(1, abs=1e-6)
    assert ensemble.encode([]).shape == (0, 6)


def test_spans_are_read_as_texts_of_their_own() -> None:
    ensemble = EnsembleEncoder([(ANIMALS, 1), (THINGS, 2)])
    spans = [Span(0, 3), Span(4, 8)]
    np.testing.assert_array_equal(ensemble.encode_spans("dog boat", spans), ensemble.encode(["dog", "boat"]))


def test_overlaps_keep_the_encoders_own_vectors() -> None:
    ensemble = EnsembleEncoder([(ANIMALS, 0.3), (THINGS, 0.7)])
    made = encode_overlaps(SOURCE, surface_features(SOURCE, TARGET)[0], ensemble, 3)
    assert made.vectors.shape == (3, 5, 6)
    np.testing.assert_allclose(np.linalg.norm(made.vectors[0], axis=1), 1, atol=1e-5)
    own = np.stack([made.uncentred(i, i + 1) for i in range(5)])
    np.testing.assert_allclose(own, ensemble.encode(SOURCE), atol=1e-5)
    np.testing.assert_allclose(made.part(1, 4).uncentred(0, 2), made.uncentred(1, 3), atol=1e-6)
    np.testing.assert_allclose(made.centred(ensemble.encode(SOURCE)), made.vectors[0], atol=1e-5)


def test_two_encoders_align_what_neither_of_them_could() -> None:
    source = from_rows(SOURCE, name="a", language="en")
    target = from_rows(TARGET, name="b", language="de")
    beads = align(source, target, EnsembleEncoder([(ANIMALS, 1), (THINGS, 1)]))
    assert [(b.source, b.target) for b in beads] == [((i,), (i,)) for i in range(5)]
    assert min(b.similarity for b in beads) > 0.99


def made(name: str, device: str | None, prompt: str | None, cache: bool) -> VocabularyEncoder:
    assert (device, prompt, cache) == ("cpu", None, True)
    return VocabularyEncoder("dog cat", name)


@pytest.mark.parametrize(
    ("name", "shares"),
    [
        ("bundled+e5-small", {"bundled": 0.55 / 0.9, "e5-small": 0.35 / 0.9}),
        ("bundled=3 + some/model=1", {"bundled": 0.75, "some/model": 0.25}),
        ("one+two+three", dict.fromkeys(["one", "two", "three"], 1 / 3)),
    ],
)
def test_names_joined_by_plus(name: str, shares: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_single", made)
    ensemble = registry.named(name, device="cpu")
    assert isinstance(ensemble, EnsembleEncoder)
    assert {one.digest: share for one, share in ensemble.members} == pytest.approx(shares)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bundled+bundled", "named twice"),
        ("bundled+", "not NAME or NAME=WEIGHT"),
        ("bundled=0+e5-small", "'bundled=0' is not"),
        ("bundled=much+e5-small", "'bundled=much' is not"),
        ("bundled=nan+e5-small", "'bundled=nan' is not"),
    ],
)
def test_a_wrong_ensemble_raises(name: str, message: str) -> None:
    with pytest.raises(SamesaidError, match=message):
        registry.named(name)
