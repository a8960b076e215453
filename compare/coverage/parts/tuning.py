"""Constants of the check for parts of sentences. Its models are fitted by ``benchmarks.fits.parts``.

Scores are log odds and have no meaning by themselves; ``CURVES`` gives the strengths. Strengths below 0.5 are hidden
by default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Curve = tuple[tuple[float, float], ...]

# The model of English with each other language.
GROUPS: Final[Mapping[str, str]] = {
    "zh": "zh", "en": "en", "de": "latin", "fr": "latin", "es": "latin", "it": "latin", "pt": "latin",
}  # fmt: skip
# Words that carry meaning, a side: with fewer there is no part of a sentence, with more the tables of all words with
# all words become large (a row of such a length has another fault).
MIN_WORDS, MAX_WORDS = 3, 150
# Beads below this cosine are about different things, which other codes report.
MIN_SIMILARITY: Final = 0.15
# Weight of the logarithm of the mean probability of a bead's words, beside the largest log odds.
MEAN_WEIGHT: Final = 0.7
# A word belongs to the part around the least said word if its probability is at least this share of that one's, and
# if it is at least this much. Words inside a part may be better said.
MIN_SHARE_OF_PEAK, MIN_PROBABILITY = 0.3, 0.08
# Evidence below this strength is not reported.
MIN_STRENGTH: Final = 0.2

# By group, source language (English or the other one) and side. FIRST_LOOK: the score of the smaller model from which a
# bead is read in its context; one clean bead in ten a side reaches it. CURVES: points (score, strength), straight lines
# between them. At the first point 3 clean rows in 100 are reported (TICO-19, WMT22, translations by systems), at
# strength 0.5 about one in 250 of those rows of the fresh sets that no model was trained on.
FIRST_LOOK: Final[Mapping[str, tuple[float, float]]] = {
    "zh-en": (-3.3, -1.8),
    "en-zh": (-2.7, -2.4),
    "en-en": (-0.8, -1.2),
    "latin-en": (-1.9, -2.3),
    "en-latin": (-2.3, -1.9),
}
CURVES: Final[Mapping[str, tuple[Curve, Curve]]] = {
    "zh-en": (((-2.7, 0.2), (1.0, 0.5), (2.0, 0.8), (3.0, 0.9)), ((0.35, 0.2), (1.1, 0.5), (2.0, 0.8), (3.0, 0.9))),
    "en-zh": (((-0.75, 0.2), (1.4, 0.5), (2.2, 0.8), (3.0, 0.9)), ((-0.42, 0.2), (1.0, 0.5), (2.0, 0.8), (3.0, 0.9))),
    "latin-en": (((0.05, 0.2), (2.3, 0.5), (3.2, 0.8)), ((-0.25, 0.2), (1.2, 0.5), (2.2, 0.8))),
    "en-latin": (((-0.25, 0.2), (1.2, 0.5), (2.2, 0.8)), ((0.05, 0.2), (2.3, 0.5), (3.2, 0.8))),
    "en-en": (((3.0, 0.2), (5.0, 0.5), (6.0, 0.8)), ((2.85, 0.2), (4.8, 0.5), (6.0, 0.8))),
}
