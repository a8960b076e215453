"""Renderings that are nearer to another phrase of their sentence: vectors made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest

from samesaid.archive.ledger.cooccurrence import Occurrence, Phrase
from samesaid.archive.ledger.elsewhere import Elsewhere, asked
from samesaid.archive.ledger.renderings import Rendered
from samesaid.archive.ledger.word_forms import Forms
from samesaid.compare.terms.matching.phrases import phrase_key
from samesaid.model import Encoder, FloatArray

# What each phrase is about: ships, inspections, fees.
MEANINGS = {
    "船检": (1, 2, 0), "收费": (0, 0, 1), "船检费": (1, 1, 2), "ship inspection": (1, 2, 0), "survey": (0, 2, 0),
    "harbour dues": (0, 1, 2), "vessel check": (1, 1.4, 0),
}  # fmt: skip


class Meanings:
    """An encoder of `MEANINGS`."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        rows = np.array([MEANINGS[text] for text in texts], dtype=np.float32)
        unit: FloatArray = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


def kept(rendering: str, *sentences: tuple[str, str]) -> list[str]:
    """The renderings of 船检 that are left, the other one being used in these sentences of phrases."""
    places = tuple(range(7, 7 + len(sentences)))
    one = Rendered(
        Phrase("船检", False, dict.fromkeys((1, 2, *places), 1)), (("ship inspection", (1, 2)), (rendering, places)), {}
    )
    assert list(asked([one])) == list(places)
    texts = dict(zip(places, sentences, strict=True))
    at = {(place, bool(side)): phrases(both[1 - side]) for place, both in texts.items() for side in (0, 1)}
    (left,) = Elsewhere(at, texts, cast(Encoder, Meanings()), Forms()).kept([one])
    return [text for text, _ in left.renderings]


def phrases(sentence: str) -> list[Occurrence]:
    found, start = [], 0
    for text in sentence.split("; "):
        found.append(Occurrence(" ".join(phrase_key(text)), text, start, start + len(text)))
        start += len(text) + 2
    return found


@pytest.mark.parametrize(
    ("rendering", "sentences", "is_left"),
    [
        ("vessel check", [("船检", "vessel check")], True),
        ("vessel check", [("收费; 船检", "harbour dues; vessel check")], True),
        # Another phrase of the original is nearer to it, or another one of the version to the term.
        ("harbour dues", [("收费; 船检", "harbour dues")], False),
        ("survey", [("船检", "survey; ship inspection")], False),
        # In half of its places; in fewer.
        ("harbour dues", [("收费; 船检", "harbour dues"), ("船检", "harbour dues")], False),
        ("harbour dues", [("收费; 船检", "harbour dues"), *[("船检", "harbour dues")] * 2], True),
        # A phrase that has the words of the term is no other thing.
        ("harbour dues", [("船检费; 船检", "harbour dues")], True),
        # Not found there: nothing is known.
        ("harbour dues", [("收费", "harbour dues")], True),
    ],
)
def test_what_is_nearer_to_another_phrase_renders_that(
    rendering: str, sentences: list[tuple[str, str]], is_left: bool
) -> None:
    assert kept(rendering, *sentences) == ["ship inspection", *[rendering] * is_left]
