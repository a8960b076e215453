"""Chosen constants of the checks of attributions and quotations.

Chosen by hand in November 2026 on the sets that ``benchmarks.measures.planted_quotations`` calls shaped. Strengths run
from 0 to 1; the ranking shows a finding by default from 0.5 on.
"""

from __future__ import annotations

from typing import Final

STRENGTH_HEDGE: Final = 0.8
STRENGTH_SOURCE: Final = 0.7
STRENGTH_SPEAKER: Final = 0.8
STRENGTH_WORDS: Final = 0.75
STRENGTH_MARKS: Final = 0.7

# Statements that one text alone attributes from which that is its form: a report beside a transcript.
MIN_HABIT: Final = 3

# Characters of a sentence that are quoted where no place in it is marked, and beside a place.
MAX_QUOTED: Final = 60
MARGIN: Final = 30
# Characters of a place with its margins beyond which the middle is left out.
MAX_PLACE: Final = 160

# Characters of a passage beyond which words of different statements would be held against each other.
MAX_PASSAGE: Final = 600

# Similarity of two words of names (0 to 100, Levenshtein) from which they may be spellings of one.
MIN_NAME_SIMILARITY: Final = 70.0
# Score of transliteration up to which no word of a speaker's name resembles the other's.
MAX_SPEAKER_SCORE: Final = -3.0
# Characters before a Chinese name that may belong to it: a tagger may cut a name off.
MAX_CUT_OFF: Final = 2

# Words of a quotation that is compared; below, the marks are round a term or a title.
MIN_WORDS: Final = 5
# Words of a quotation whose marks the other side lacks.
MIN_UNMARKED_WORDS: Final = 6
# Quotations of a passage beyond which none is compared.
MAX_QUOTATIONS: Final = 12
# Words up to which a passage is compared word by word.
MAX_WORDS: Final = 400
# Share of the words that two quotations of one passage have in common, in order.
MIN_SAME: Final = 0.75
# Share of the words of a quotation that another text has without the marks.
MIN_SAME_UNMARKED: Final = 0.9
# Share of the words beside two quotations that must be the same for a word that differs to raise an alarm.
MIN_SAME_ELSEWHERE: Final = 0.9
# Words of each side in one difference.
MAX_DIFFERENT: Final = 2
# Similarity (0 to 100) from which two words are forms or spellings of one: colour, color.
MIN_WORD_SIMILARITY: Final = 70.0
