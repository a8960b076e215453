"""Every number of judgement in the comparator for names, with its unit and where it comes from.

The weights of the logistic models and the trees are not here: ``benchmarks/fits/names.py`` fits them on the clean
Chinese-English pairs of the gold data and writes ``matching/weights.json`` and ``checks/disagreement.npz`` (last fit:
November 2026). Another fit gives the same; only weights of ``in_english`` move by up to 0.03, for a rule of certain
matches came later.

The numbers below were chosen by hand in November 2026, while the names bench was read: alarms on the clean pairs of the
gold data (NTREX, TICO-19, WMT22, MQM) against replaced names found in DEMETR. No script repeats a choice.
A *distance* is that of `transliteration.sound`: 0 for the same sound, 1 for none. A *weight* is an amount of sound: 1
a consonant, 0.3 a vowel. A *strength* is the confidence that the evidence starts with.
"""

from __future__ import annotations

# --- Which beads are compared -----------------------------------------------------------------------------------------
# Cosine of a bead below which its sides are no translations of each other, so that names say nothing.
MIN_BEAD_SIMILARITY = 0.35
# Beads whose sentences the encoder reads in one call. A matter of speed and memory alone.
BEADS_PER_BATCH = 128

# --- Words ------------------------------------------------------------------------------------------------------------
# First letters by which Italy and Italian are one word.
STEM_LETTERS = 5
# First letters that two words of names share when they are forms of one: Finland, Finnish.
SHARED_PREFIX_LETTERS = 4
# Similarity (1 - Levenshtein distance / length) of two spellings of one word, and the letters from which it is asked.
MIN_EDIT_SIMILARITY, MIN_EDIT_LETTERS = 0.7, 5
# Jaro-Winkler similarity of two spellings of one word, and the letters from which it is asked.
MIN_JARO_SIMILARITY, MIN_JARO_LETTERS = 0.9, 4
# Letters of a name that may be found inside another one when spaces and hyphens are left out: Jie Guan, Jieguan.
MIN_JOINED_LETTERS = 5
# Letters of a name that a Chinese sentence writes in Latin; shorter ones are units and marks.
MIN_LATIN_LETTERS = 3
# Letters of initials that can be typed in another order; and of capitals that name something.
MIN_ACRONYM_LETTERS = 3

# --- Recognition ------------------------------------------------------------------------------------------------------
# Share of capitalised words above which a line is a headline, and the words of over three letters it must have.
HEADLINE_SHARE, MIN_HEADLINE_WORDS = 0.6, 4
# Words of an English name that the tagger has no kind for; longer runs of capitals are titles and headings.
MAX_UNTAGGED_WORDS = 2
# Tokens between a rank and its office: deputy U.S. trade minister.
MAX_RANK_DISTANCE = 6

# --- Sound ------------------------------------------------------------------------------------------------------------
# Weight of a vowel, where a consonant weighs 1: Chinese transliteration keeps consonants better.
VOWEL_WEIGHT = 0.3
# Cost of one sound for another: of the same family (b/p), of a near pair (g/j), a vowel for a consonant, any other.
SAME_FAMILY_COST, NEAR_SOUND_COST, VOWEL_FOR_CONSONANT_COST, OTHER_SOUND_COST = 0.2, 0.4, 1.6, 1.0
# Cost of leaving a sound out: a vowel, a weak consonant (h, r, w, y), any other.
DROPPED_VOWEL_COST, DROPPED_WEAK_COST, DROPPED_COST = 0.2, 0.4, 0.9
# Added to the cost of a sound whose character transliterations do not use.
UNUSUAL_CHARACTER_COST = 0.25
# Least weight where one weight is divided by another.
MIN_SOUND_WEIGHT = 0.1
# Ways to read a run of characters that are tried; names of people have fewer.
MAX_PINYIN_SPELLINGS = 64
# Characters of a Chinese name whose pinyin is looked for in English.
MAX_PINYIN_CHARACTERS = 6
# Letters of a word of English that may be pinyin with an English ending: Xinhuanet.
MIN_DERIVED_LETTERS = 8

# --- Transliteration learned from place names -------------------------------------------------------------------------
# Pseudo-counts with which a character leans on its syllable, and a syllable on the cost of the letters.
CHARACTER_PRIOR, SYLLABLE_PRIOR = 3.0, 6.0
# Natural log: cost of any chunk of letters that was never seen, and of each of its letters.
EMPTY_CHUNK_COST, CHUNK_LETTER_COST = 2.0, 2.2
# Pseudo-counts with which a trigram leans on its bigram.
TRIGRAM_PRIOR = 3.0
# Letters at the end of a Cyrillic word that may be the ending of a case, and the cost of each.
MAX_ENDING_LETTERS, ENDING_LETTER_COST = 3, 0.4
# Score (natural log of a likelihood ratio) from which two names are one: one in a thousand others reaches it.
MIN_TRANSLITERATION_SCORE = 4.0
# Score of a person's last name from which it is one where the first name certainly is.
MIN_SECOND_SCORE = 0.0
# Characters of a name below which its sound is no evidence.
MIN_TRANSLITERATED_CHARACTERS = 2

# --- Chinese and English names that match without a model -------------------------------------------------------------
# Distance up to which two names are counterparts, and up to which they may be.
MAX_COUNTERPART_DISTANCE, MAX_POSSIBLE_DISTANCE = 0.25, 0.45
# Weight of a word from which its sound identifies a counterpart, and from which it makes one possible.
MIN_COUNTERPART_WEIGHT, MIN_POSSIBLE_WEIGHT = 2.0, 1.0
# Distance added to a word that sounds like a part of a name alone, for the share of the name that it leaves out.
PARTIAL_SOUND_COST = 0.25
# Distance up to which the sound of a word is no accident, after what a light word is charged: charge / (weight + 0.1).
MAX_HEARD_DISTANCE, LIGHT_WORD_CHARGE = 0.22, 0.4
# Distance up to which every word of a longer name is heard, and the weight that they must have together.
MAX_EVERY_WORD_DISTANCE, MIN_EVERY_WORD_WEIGHT = 0.3, 4.0
# Weight from which a word that the dictionary explains is no accident.
MIN_GLOSSED_WEIGHT = 2.0
# Distance above which the sound of a word is nowhere in the sentence.
MIN_UNHEARD_DISTANCE = 0.5
# Characters between the headwords that explain two words of one name, a word of the name.
HEADWORD_REACH = 4

# --- Features of the models -------------------------------------------------------------------------------------------
# Distance of a word that the dictionary explains.
GLOSSED_DISTANCE = 0.05
# Weight from which on the sound of a word says all it can.
FULL_WEIGHT = 6.0
# Letters of a word that can be recognised as pinyin.
MIN_PINYIN_LETTERS = 4
# Words of a span that is compared with a name, and the spans without a word of the best one that make a fair rival.
MAX_SPAN_WORDS, MIN_RIVAL_SPANS = 4, 3
# Probabilities are kept this far from 0 and 1 before their log odds are taken.
MIN_PROBABILITY = 0.001
# Log odds of a side without an open name; pronouns of a side that are counted; characters of a side from which on it is
# long.
NO_OPEN_NAME, MAX_PRONOUNS, MAX_LENGTH = 7.0, 3, 200
# Characters of a side up to which it is read as a whole and without its names; longer ones would take much memory.
MAX_WHOLE_SIDE = 2000
# Distance from which on two names do not sound alike at all.
MAX_SIMILAR_DISTANCE = 0.5

# --- What the models say, corrected -----------------------------------------------------------------------------------
# Probability that "the country" is the one that the other side names.
COUNTRY_WORD_PROBABILITY = 0.9
# Factor for a Chinese person whose family name is in the English text in no romanisation, and for a name glossed in
# Latin letters that are not there.
SPELLED_DIFFERENTLY_FACTOR = 0.3

# --- What is reported between Chinese and English ---------------------------------------------------------------------
# Probability of being mentioned below which a name counts as missing, and a member of a Chinese list does.
MAX_MISSING_PROBABILITY, MAX_LIST_MEMBER_PROBABILITY = 0.6, 0.2
# Members of a list that are mentioned for certain before another one can be missing: of two joined by "and", one may
# be left to be understood.
MIN_MENTIONED_MEMBERS = 2
# Score of transliteration up to which a word does not resemble a part of a person's name at all, and the strength of a
# person whom no word resembles.
MAX_ABSENT_SCORE, STRENGTH_ABSENT_PERSON = -5.0, 0.9
# Strength from which evidence is shown by default, and beside which a bead needs no other.
MIN_SHOWN = 0.5
# Strength from which a disagreement is evidence at all.
MIN_DISAGREEMENT = 0.4
# Sentences before in which a name may be mentioned, so that a pronoun may replace it here.
PRONOUN_REACH = 6
# Words of a name that is reported missing though nothing replaces it.
MAX_MISSING_NAME_WORDS = 3
# Distance from which on two first names are different, distance up to which the family name is one, and the weight
# both first names need.
MIN_OTHER_FIRST_NAME_DISTANCE, MAX_FAMILY_NAME_DISTANCE, MIN_FIRST_NAME_WEIGHT = 0.6, 0.3, 2.5
# Score of transliteration up to which first names are different whose sounds are less far apart.
MAX_OTHER_FIRST_NAME_SCORE = -8.0
# Strength of another given name beside the same family name.
STRENGTH_OTHER_GIVEN_NAME = 0.95
# Strength of a name in Latin letters that is missing; of initials, which a description may replace.
STRENGTH_MISSING_LATIN, STRENGTH_MISSING_INITIALS = 0.85, 0.55

# --- English and another alphabetic language --------------------------------------------------------------------------
# Cosine from which words of the other side may render an English name; and an English span a word of the other side,
# which has to be the less likely.
MIN_NAME_COSINE, MIN_WORD_COSINE = 0.42, 0.5
# First letters of a country's name by which its people and adjectives are recognised: Finnland, finnisch.
COUNTRY_STEM_LETTERS = 4
# Score of a transliteration from which a Cyrillic word is a Latin one.
MIN_CYRILLIC_SCORE = 2.5
# Words of a place that is looked up in the gazetteer.
MAX_PLACE_WORDS = 3
# Letters of a word that may be a part of a compound of the other language.
MIN_COMPOUND_PART_LETTERS = 5
STRENGTH_ALPHABETIC = 0.8

# Letters of a name that may be that of a person by itself, and the words of a full name at most.
MIN_PERSON_LETTERS, MAX_PERSON_WORDS = 4, 5
# Cosine from which words of the other side may mean a person: one with a given name, and one name alone.
MIN_FULL_NAME_COSINE, MIN_LONE_NAME_COSINE = 0.6, 0.42
# Strength of a full name that the other side lacks, and of one name alone.
STRENGTH_FULL_NAME, STRENGTH_LONE_NAME = 0.9, 0.75
# Similarity (1 - Levenshtein distance / length) from which two words may be spellings of a person's name.
MIN_PERSON_SIMILARITY = 0.6
# Share of the mentions of a name that are those of a person, so that it is one in the whole document; the share of one
# that no list has, and its mentions.
MIN_PERSON_SHARE, MIN_UNLISTED_SHARE, MIN_UNLISTED_MENTIONS = 0.5, 0.8, 3

# --- Two English versions ---------------------------------------------------------------------------------------------
# Strength of two names in the same place of both sentences, of two elsewhere, and of a name left out.
STRENGTH_SAME_PLACE, STRENGTH_ELSEWHERE, STRENGTH_OMITTED = 0.9, 0.7, 0.75
# Tokens of a passage that replaces another one: with other words, and with names alone; of one that was left out.
MAX_REPLACED_TOKENS, MAX_REPLACED_NAME_TOKENS, MAX_OMITTED_TOKENS = 8, 16, 8
# Equal tokens in a row that tie a passage to its place.
MIN_ANCHOR_TOKENS = 2

# --- Offices ----------------------------------------------------------------------------------------------------------
# The same in languages without a tagger, on either side.
MAX_EUROPEAN_RANK_DISTANCE = 3
# Letters of a word of rank that is no beginning of other words: ex, alt, sub.
MAX_WHOLE_RANK_LETTERS = 3
# Capitalised words after an office that are its holder's name; one alone may be a country or a noun.
MIN_HOLDER_WORDS, MAX_HOLDER_WORDS = 2, 3
# Strength of an office in another rank where its holder is named on both sides, and where nothing else fits.
STRENGTH_SAME_HOLDER, STRENGTH_SAME_OFFICE = 0.9, 0.75

# --- One name in several renderings -----------------------------------------------------------------------------------
STRENGTH_SEVERAL_RENDERINGS = 0.8
# Cosine from which a Chinese and an English name of a body may be one, and the least length of both.
MIN_BODY_COSINE, MIN_BODY_CHARACTERS, MIN_BODY_WORDS = 0.5, 4, 2
# Distance up to which two names are one; of a person in Chinese, who is written by usage as well (特朗普, 川普).
MAX_SAME_NAME_DISTANCE, MAX_USUAL_NAME_DISTANCE = 0.3, 0.46
# Weight of a part of a name against that of the characters that render it.
MIN_WEIGHT_RATIO, MAX_WEIGHT_RATIO = 0.6, 1.6

# Characters of one word of a full name that an acronym is short for.
MAX_NAME_WORD = 60

# Words of one side times words of the other above which two texts of a bead are not compared word by word: a second of
# work in the worst case. A bead of 3,000 words on both sides is a document that nothing divided into sentences.
MAX_COMPARED_CELLS = 10_000_000

# --- One name in two spellings ----------------------------------------------------------------------------------------
# Letters of two spellings of one name at least, in letters and in kana; of two that are one letter apart one has more.
MIN_SPELLED_LETTERS = (4, 3)
# Letters of the sound of two names that may differ by one of them: Zelensky, Selenskyj.
MIN_SOUND_LETTERS = 7
# Pieces between spaces and hyphens of a name whose spelling is compared; of a Chinese name in single syllables.
MAX_SPELLED_PIECES, MAX_CHINESE_NAME_SYLLABLES = 4, 4
# Letters that precede an ending, and those that two endings of one word may share: -schen, -scher.
MIN_STEM_LETTERS, MAX_SHARED_ENDING = 3, 3
# Names that are alike in one way above which they are no spellings of one: a table of names.
MAX_SIMILAR_NAMES = 40
# Similarity (1 - normalized distance of their sounds) from which a name of the reference may be what is spelled.
MIN_SPELLING_SIMILARITY = 0.6
# Share of the sentences with a spelling that must have the name of the reference.
MIN_SHARE_WITH_SOURCE = 0.5
# Strength of two spellings where the reference has one.
STRENGTH_TWO_SPELLINGS = 0.85
# Likeness of two names that have not the same letters, at most.
MAX_INEXACT_LIKENESS = 0.99
# Beads of a spelling in which names of the reference are compared with it: enough to meet the one that it renders.
MAX_BEADS_ASKED = 4
# Characters of a Chinese name whose spelling is compared, and distance of two characters that transliterate one sound.
MIN_SPELLED_CHARACTERS, MAX_CHARACTER_DISTANCE = 3, 0.5
