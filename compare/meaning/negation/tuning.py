"""Chosen constants of the checks of negation; the weights of the model are in ``weights.json``."""

from __future__ import annotations

from typing import Final

# near_identical: share of their words that two versions have in common, in order. From .5 on 12 of 2,392 clean pairs
# raise a negation, at .8 one.
MIN_EQUAL_SHARE: Final = 0.8
# Words of a side up to which two versions are aligned word by word: the time grows with the square.
MAX_WORDS: Final = 400
# Words of a side that may differ around two opposites.
MAX_BLOCK_WORDS: Final = 3
STRENGTH_NEAR_IDENTICAL: Final = 0.9
STRENGTH_OPPOSITES: Final = 0.8
# Characters before and after a word that a message quotes, cut at spaces; where no spaces are written.
QUOTE_CHARACTERS: Final = 28
WIDE_QUOTE_CHARACTERS: Final = 10
