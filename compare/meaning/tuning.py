"""Fitted and chosen constants of the checks of turned meaning.

Strengths run from 0 to 1; the ranking shows a finding by default from ``ranking.MIN_STRENGTHS["default"]`` (0.5) on.
"""

from __future__ import annotations

from typing import Final

# direction: chosen by hand in November 2026.
STRENGTH_DIRECTION: Final = 0.85
# Characters of a word and its figure, with what is between them, that are quoted as they are.
MAX_QUOTED_CHARACTERS: Final = 48
# What is shorter than this before a figure is no clause of its own: the "and " of "5% and 8%".
MIN_CLAUSE_CHARACTERS: Final = 4

# from_to: characters between the two figures of a change, and between a figure and the words that it follows.
MAX_CHANGE_CHARACTERS: Final = 60
MAX_END_CHARACTERS: Final = 30

# statements: chosen by hand in November 2026. Of some 13,000 clean pairs of Chinese and English, or of two English
# versions, two have opposite words.
STRENGTH_STATEMENT: Final = 0.75
# Plain words for a rise or a fall on a side at most; where there are more, a version may leave one out.
MAX_STATEMENTS: Final = 2
# Characters between a negation and the word that it denies.
MAX_DENIAL_CHARACTERS: Final = 25

# modality: chosen by hand in November 2026.
STRENGTH_MODALITY: Final = 0.75

# statements, modality: characters of a passage in which words are counted. In longer ones words of different statements
# would be held against each other.
MAX_PASSAGE_CHARACTERS: Final = 400

# roles: chosen by hand in November 2026.
STRENGTH_ROLES: Final = 0.8
# Characters of two names, with what is between them, that are quoted as they are.
MAX_ROLES_CHARACTERS: Final = 60
# Words between two names that change places, in two versions in one language.
MAX_WORDS_BETWEEN: Final = 8

# entailment: chosen by hand in November 2026; no model can be loaded where this was made, so nothing is measured. The
# probability must be this high in both directions: such models are trained on short captions and are too certain of
# long sentences.
MIN_CONTRADICTION: Final = 0.9
STRENGTH_CONTRADICTION: Final = 0.6
# Characters of a side that the model reads; what is beyond its tokens is cut by the model itself.
MAX_ENTAILMENT_CHARACTERS: Final = 2_000
