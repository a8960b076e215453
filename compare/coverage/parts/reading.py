"""What the model says of every word of a bead, read in its context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from samesaid.compare.coverage.parts.context import contexts
from samesaid.compare.coverage.parts.features import BeadFeatures
from samesaid.compare.coverage.parts.words import Vocabulary, Words
from samesaid.compare.pair import Pair
from samesaid.compare.token_encoder import TokenEncoder
from samesaid.compare.trees import shipped
from samesaid.model import FloatArray

MODEL = Path(__file__).with_name("trees.npz")
Both = tuple[Words, Words]


@dataclass(frozen=True, slots=True)
class Reading:
    """``near``, shape (words of the reference, words of the version): how near they are in context, by form and by the
    dictionary, at most 1. ``odds``: the log odds that a word of each side is not said on the other.
    """

    near: FloatArray
    odds: tuple[FloatArray, FloatArray]


def read_beads(pair: Pair, words: Mapping[int, Both], encoder: TokenEncoder, group: str) -> dict[int, Reading]:
    """The readings of these beads (number → words of both sides) by the model of a group."""
    if not words:
        return {}
    vocabulary = Vocabulary(encoder)
    vocabulary.prepare(form for both in words.values() for side in both for form in side.forms)
    read = contexts(encoder, [side for both in words.values() for side in both])
    rows: list[FloatArray] = []
    near = []
    for k, (number, (source, target)) in enumerate(words.items()):
        bead = BeadFeatures(source, target, vocabulary, pair.beads[number].similarity)
        one, two = read[2 * k], read[2 * k + 1]
        rows += bead.in_context((one, two))
        near.append(bead.joint(one.parts[0] @ two.parts[0].T))
    odds = shipped(MODEL, group).log_odds_of_many(rows)
    both = zip(odds[::2], odds[1::2], strict=True)
    return {number: Reading(n, o) for number, n, o in zip(words, near, both, strict=True)}
