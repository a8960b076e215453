"""Fitted and chosen constants of the coverage checks.

Unless a comment says otherwise they were chosen by hand in November 2026 on development data: gold alignments of news,
magazines and fiction (zh-en, de-fr) and clean pairs of news, health texts and reports (zh, zh-Hant, de, fr with en).

Strengths run from 0 to 1. The ranking shows a finding by default from ``ranking.THRESHOLDS["default"]`` (0.5) on, so
the constants marked *hidden by default* are chosen against that threshold: a comparator cannot drop what it doubts, it
can only say how much it doubts it.

Lengths in letters are those of ``scripts.alphabetic_length``: a Han character counts as three letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# scripts: letters of an alphabet that carry about as much as one character of a script written without spaces.
LETTERS_PER_CHARACTER: Final[Mapping[str, float]] = {"Han": 3.0, "Kana": 2.0, "Hangul": 2.0}
# A run of letters no longer than this is a symbol (α, β-, Ж), not an untranslated word.
MAX_SYMBOL_LETTERS: Final = 2

# formulaic: "Thank you very much." has 16 letters, a heading of five words about 30.
MAX_TINY_LETTERS: Final = 18
MAX_HEADING_LETTERS: Final = 70

# missing: if more than this share of a side's letters has no counterpart, the other side is a summary or another
# article, and what it leaves out is its editor's choice.
MAX_UNMATCHED_SHARE: Final = 0.4
STRENGTH_MISSING: Final = 0.9
STRENGTH_MISSING_FORMULAIC: Final = 0.55
STRENGTH_MISSING_IN_SUMMARY: Final = 0.6
# Hidden by default: a neighbouring bead may cover the sentence.
STRENGTH_POSSIBLY_ABSORBED: Final = 0.4
# Cosine that a bead gains when the sentence is added to it. Of sentences split off from gold beads 86 to 99 in 100 gain
# at least MIN_GAIN_ABSORBED, of sentences whose counterpart was removed 0 to 3 in 100 do.
MIN_GAIN_ABSORBED: Final = 0.02
MIN_GAIN_POSSIBLY_ABSORBED: Final = -0.02
# Cosine of the sentence alone with the bead's other side, needed besides MIN_GAIN_POSSIBLY_ABSORBED.
MIN_COSINE_POSSIBLY_ABSORBED: Final = 0.35

# merged_beads: cosine that a bead gains when the sentence is removed from it. Of the sentences of gold merged beads
# about 1 in 100 reaches MIN_GAIN_WITHOUT (2 in fiction), of foreign sentences put into a bead 50 to 75 in 100 do.
MIN_GAIN_WITHOUT: Final = 0.06
# Sentences at least this near to the bead's other side are not tested further.
MIN_COSINE_COVERED: Final = 0.35
# A sentence below this cosine is unrelated to the bead's other side; there a smaller gain suffices, with doubt.
MAX_COSINE_UNRELATED: Final = 0.1
MIN_GAIN_WITHOUT_UNRELATED: Final = 0.01
# Shorter sentences are not tested.
MIN_TESTED_LETTERS: Final = 18
# Strength rises with the gain by STRENGTH_PER_GAIN, from the first to the second of these.
STRENGTH_MERGED: Final = 0.6
MAX_STRENGTH_MERGED: Final = 0.85
STRENGTH_PER_GAIN: Final = 2.0
STRENGTH_MERGED_DOUBTED: Final = 0.5
# Hidden by default: across languages the encoder is less reliable for short sentences.
STRENGTH_MERGED_DOUBTED_ACROSS_LANGUAGES: Final = 0.45

# untranslated: from this share of foreign letters on, the whole sentence is marked.
MIN_FOREIGN_SHARE: Final = 0.5
# A text equal to the reference's is a name, a title or a slogan unless it has this many words in lower case.
MIN_LOWERCASE_WORDS: Final = 4
MIN_COPIED_LETTERS: Final = 24
STRENGTH_UNTRANSLATED_SENTENCE: Final = 0.95
STRENGTH_UNTRANSLATED_WORDS: Final = 0.85
# A single character may be a sign that the text is about.
STRENGTH_UNTRANSLATED_CHARACTER: Final = 0.6

# moved: it is information, so the strength decides only whether the strict level shows it.
STRENGTH_MOVED: Final = 0.8

# low_similarity: shorter texts are left out, because the vectors of short sentences scatter.
MIN_COMPARED_LETTERS: Final = 60
# 1 in 1,000 clean pairs of long sentences has a cosine below this.
MIN_COSINE_MATCHED: Final = 0.2
# In a document of at least MIN_BEADS_FOR_MEDIAN matched beads the limit is also at most this share of their median:
# a free translation is far from its reference everywhere.
MIN_SHARE_OF_MEDIAN_COSINE: Final = 0.42
MIN_BEADS_FOR_MEDIAN: Final = 5
# Strength at the limit; it rises by the distance below it.
STRENGTH_LOW_SIMILARITY: Final = 0.6
MAX_STRENGTH_LOW_SIMILARITY: Final = 0.85
