"""Chosen constants of the table over versions.

Chosen by hand in November 2026; the data they were chosen on was not recorded. The cases in tests/cases/collation.toml
and the example of three texts keep them in place.
"""

from __future__ import annotations

from typing import Final

# texts: findings of this confidence and more say that the reference itself was read well. It equals
# ``ranking.MIN_CRITICAL``, the confidence that reports call "confident".
MIN_CONFIDENCE_ODD_REFERENCE: Final = 0.8

# name_lookup: Dice's coefficient of the words of two titles of one body (National Immigration Administration, National
# Immigration Bureau).
MIN_SHARED_WORDS: Final = 0.6
# Cosine of a Chinese and an English title of one body. Shorter Chinese titles are not compared.
MIN_COSINE_TITLES: Final = 0.5
MIN_TITLE_CHARACTERS: Final = 4
# A longer Chinese name is not compared by its pinyin.
MAX_SPELLED_CHARACTERS: Final = 6

# passages: cosine of an added passage in two versions. Chosen by hand on 29 November 2026, on the cases.
MIN_COSINE_ADDED: Final = 0.6

# between_versions: evidence of two renderings below this is only another choice of words. It equals
# ``ranking.THRESHOLDS["default"]``: the table shows what findings of such evidence would show.
MIN_STRENGTH_RENDERINGS: Final = 0.5
# Cosine of a phrase of the reference and a rendering of it.
MIN_COSINE_ORIGINAL: Final = 0.35
# A single character with more glosses than this is too ambiguous to speak for a rendering.
MAX_GLOSSES_OF_CHARACTER: Final = 4
