"""The thresholds by which a file in two languages is divided, chosen by hand in November 2026.

Letters are those of an alphabet: a Han character counts as several of them, because it says as much.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LETTERS_PER_CHARACTER: Final[Mapping[str, float]] = {"HAN": 2.5, "KANA": 1.5, "HANGUL": 2.0}
# The shorter of two versions has at least this share of the letters of both. Quotations, names and the title of a text
# in one language have less.
MIN_SHARE: Final = 0.25
# So much of each has a counterpart in the other: a text with a summary of it is not the text in two languages.
MIN_COVERED: Final = 0.65
# Beside another text a file is suspected of two languages if it is so many times as long: it should be twice.
LONGER: Final = 1.5
# All other scripts or languages together have at most this share.
MAX_SHARE_OF_OTHERS: Final = 0.15
MAX_SHARE_OF_OTHER_LANGUAGES: Final = 0.35
# Letters of a file that can be judged at all.
MIN_LETTERS: Final = 16
# Japanese has kana in nearly every sentence: share of a paragraph's East Asian characters.
MIN_KANA_SHARE: Final = 0.12

# Share of the letters that are in a paragraph of the other language, or in one that is not clear. Where it is more,
# paragraphs are divided as well.
MAX_IMPURE: Final = 0.12
# A paragraph of a clean file is divided only if it is a line and its translation: its language changes once, and both
# parts have this share. Where so many pieces come of a paragraph on average, all are divided; else only the headline
# and what is around it, among so many paragraphs.
MIN_SHARE_OF_HALF: Final = 0.3
MANY_PIECES: Final = 1.5
HEADLINES: Final = 3
# What a change of language inside a paragraph costs, in letters that are left on the wrong side: at an end mark or
# between cells, elsewhere, and at a bracket or a quotation mark.
SWITCH_AT_END, SWITCH, SWITCH_AT_BRACKET = 6.0, 12.0, 24.0

# Log odds for each letter of a script; the same of words, by the difference of their mean log likelihoods; the most
# that one piece can say.
ODDS_PER_LETTER: Final = 0.5
ODDS_OF_WORDS: Final = 0.7
MAX_ODDS: Final = 12.0
# Difference of mean log likelihoods from which the language of words is clear.
MIN_CLEAR: Final = 0.12
# How often the pieces are labelled with the share of changes that the labels before had.
ROUNDS: Final = 3
# A piece without letters belongs to both versions if the odds leave it open.
MIN_CERTAIN: Final = 0.8

# Pieces by which the two languages are recognised, and the fewest letters of each.
SAMPLED_PARAGRAPHS, MIN_LETTERS_OF_PIECE = 40, 20
