"""Chosen constants of the check of opposites between languages; the weights of the model are in ``weights.json``."""

from __future__ import annotations

from typing import Final

# Words of the English side and characters of the Chinese side of a bead up to which it is looked at.
MAX_WORDS: Final = 400
MAX_CHARACTERS: Final = 1_000
# Chinese words that hint at one opposite and are compared by vectors.
MAX_HINTS: Final = 3
# Characters before a word in which a negation makes an opposite of it: 不准确, "not very safe".
NEGATION_REACH: Final = 3
ENGLISH_NEGATION_REACH: Final = 24
# Words before a word among which one such as "lack" or 缺乏 makes an opposite of it.
TURNING_WORDS: Final = 4
# Words on each side of a word that are compared together with it.
CONTEXT_WORDS: Final = 2
# Candidates whose vectors are in memory at once.
BATCH: Final = 128
STRENGTH: Final = 0.7
