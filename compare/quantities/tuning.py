"""Thresholds, weights and strengths of the checks of quantities, with their units.

All of them were chosen by hand in November 2026, when the checks were written; none is fitted. Two things hold them in
place: the tables ``tests/cases/quantities_*.toml``, and the floors of ``benchmarks`` for planted errors that must be
found and clean pairs that must raise nothing. Those by which numbers are read are in ``grammars/tuning.py``.

A strength (0 to 1) is the confidence of a piece of evidence. ``compare/ranking.py`` shows what has 0.5 or more by
default and 0.8 or more at the level ``strict``.
"""

from __future__ import annotations

# --- When two values are equal -----------------------------------------------------------------------------------

# Share of the value: only what floating point loses.
RELATIVE_SLACK = 1e-9
# Absolute slack of ratios: a fraction against one divided by a multiple, and log10 of a ratio against a whole number.
RATIO_SLACK = 1e-6
# Share of the value that two measures may differ by after conversion, since writers round: 60 miles for 100 km.
CONVERSION_SLACK = 0.03
# The same where the difference is also within half of the last digit written: 1.8 m for six feet.
ROUNDED_CONVERSION_SLACK = 0.05
# The same for the two ends of a range, which are also rounded to their last digit: 2 to 8 cm for 1 to 3 inches.
RANGE_SLACK = 0.25
# Degrees that two temperatures may differ by after conversion as ends of a range.
TEMPERATURE_RANGE_SLACK = 1.5
# Characters between the two numbers of a range.
MAX_RANGE_CHARACTERS = 6
# Degrees that two temperatures may differ by after conversion.
TEMPERATURE_SLACK = 1.0
# A number may stand for a finer one if it is at least this many times the worth of its last digit: three digits.
MIN_ROUNDED_DIGITS = 99.5
# The same for decimals (2.5 km) and for numbers with a bound of their own: two digits.
MIN_LOOSE_DIGITS = 9.95
# Parts of the last digit's worth by which rounding may change a value: a half, and what floating point adds to it.
ROUNDING = 0.5000001
# Share of the number that "about" and "nearly" may be off by, besides half of its last digit's worth: about 20 are 18
# to 22 and no 25, about 100 no 140. What is off by more, a writer would round to another number.
MAX_ABOUT = 0.1
# A lower bound of one digit is less than this many times the worth of that digit ("more than 5 million") …
MAX_SINGLE_DIGIT = 9.5
# … and may stand for another lower bound up to this many times as large ("more than 5.07 million").
BARELY_ABOVE = 1.02
# Percentage points between a percentage and a fraction or multiple: 33% and a third, 200% and twice.
SHARE_SLACK = 0.5
# The same as a part of the share, which counts where it is less: 7.1 per thousand are no 0.9 %.
SHARE_PART = 0.05

# --- Which mention of one side belongs to which of the other ------------------------------------------------------

# Comparisons of two mentions in one bead; a table in one "sentence" has more, and is not compared.
MAX_COMPARISONS = 400_000
# Scores of two equal values. The first is taken twice for values of one kind; the best pairs are taken first.
LEVEL_SCORE = 4
COMPATIBLE_UNIT_SCORE = 2
SAME_UNIT_SCORE = 1
SAME_BOUND_SCORE = 1
SAME_SIGN_SCORE = 1
SAME_READING_SCORE = 2
# Scores of two unequal values that may belong together: parts of a date; times, ordinals and labels; small numbers.
DATE_SCORE = 2.0
NAMED_SCORE = 1.5
LOW_SALIENCE_SCORE = 1.0
# Amounts have the first of these, a nearness of 0 to 1, and the others where the unit is the same and where the values
# differ by a power of ten.
AMOUNT_SCORE = 1.0
UNIT_SCORE = 1.0
SCALE_SCORE = 1.5
# Taken off where one of the two is accounted for otherwise: a day that "on Monday" on the other side may be.
EXCUSED_PENALTY = 0.5
# Decades (log10) that two values must lie apart to differ by a power of ten.
MIN_DECADES = 0.5
# A number without a counterpart that its own side has elsewhere in the bead, with one: from here on, or with decimals,
# it is missing. Smaller ones are left out where sentences are drawn together.
MIN_COUNTED = 100
# Factor on the strength where a leftover is paired with a number that the other side has twice.
REPEATED_FACTOR = 0.7
# Days into a new year or month in which "last year" or "last month" may still be the one before.
LAG_DAYS = 5
# The first and the last day that "on Monday", "last Monday", "next Monday" and "this Monday" may be, in days from the
# day of writing: about a week before and after it, about two weeks before it, or about two weeks after it.
NEAREST_WEEKDAY = (-8, 8)
LAST_WEEKDAY = (-15, 0)
NEXT_WEEKDAY = (0, 15)
THIS_WEEKDAY = (-7, 7)
# Days between a weekday and a date beyond which the two belong to different stories.
STORY_DAYS = 20

# --- Which beads are compared ------------------------------------------------------------------------------------

# Cosine of the encoder: below it two sentences were paired by position alone, and their numbers need not agree.
MIN_SIMILARITY = 0.3
# Beads before and after that a number may have moved to, because sentences end elsewhere.
NEIGHBOUR_BEADS = 2
# Smaller numbers recur by chance, so that the version has one elsewhere is not worth a sentence.
MIN_DISTINCTIVE = 20

# Characters between two numbers that the other side does not have, up to which they are taken to be of one clause: one
# finding lists them.
MAX_CLAUSE_CHARACTERS = 60

# --- Strengths of evidence ---------------------------------------------------------------------------------------

# N101, N102: just shown by default, since editors add and omit on purpose.
MISSING = 0.5
# N103, N106, D203: two amounts of one kind, of two kinds, one of low salience, both of low salience.
DIFFERENT = 0.9
DIFFERENT_KINDS = 0.75
ONE_LOW_SALIENCE = 0.5
BOTH_LOW_SALIENCE = 0.6
# N104, and where the values lie so far apart (this factor or more) that a scale may not have been read where a unit was
# not.
POWER_OF_TEN = 0.97
UNREAD_SCALE = 0.5
MIN_DOUBTED_FACTOR = 1e6
# D202.
DIFFERENT_TIME = 0.9
# D201, and D201 where every part is of low salience.
DIFFERENT_DATE = 0.9
DIFFERENT_DATE_LOW_SALIENCE = 0.6
# N105: "at least" against "at most" or "less than", "more than" against "nearly", and "more than" against "up to",
# which often only stresses the size.
OPPOSITE_BOUND = 0.95
NEARLY_BOUND = 0.9
UPPER_BOUND = 0.5
# N108: a fall against a rise, and a minus against a number without any sign.
OPPOSITE_SIGN = 0.9
LOST_SIGN = 0.8
# N106 of equal numbers: percent against points, two currencies, two other units, and those of low salience.
PERCENT_POINT = 0.85
CURRENCY = 0.85
UNIT = 0.8
UNIT_LOW_SALIENCE = 0.6
# N107: arithmetic that does not fit, a weekday that its date does not have, a sentence that occurs with two numbers.
ARITHMETIC = 0.6
WRONG_WEEKDAY = 0.9
REPEATED_SENTENCE = 0.5

# --- Contradictions inside one text (N107) -----------------------------------------------------------------------

# Share of the stated total that the sum may miss it by; beyond, the numbers are not its parts.
MAX_TOTAL_ERROR = 0.3
# Parts of one total in a sentence.
MAX_PARTS = 8
# Sentences before a total in which its parts are sought.
MAX_PART_SENTENCES = 4
# The least count that may be a part of a total.
MIN_COUNT = 10
# Numbers rounded to this or more may also be rounded in a sum.
ROUND_NUMBER = 100.0
# Slack of a sum, in its unit.
SUM_SLACK = 1e-6
# Characters around the numbers in which a verb of change is sought, and between them and the percentage.
CHANGE_CHARACTERS = 40
# Percentage points that a stated change may miss the computed one by.
CHANGE_POINTS = 0.5
# The same as a share of the larger of the two.
CHANGE_SHARE = 0.1
# Percentage points by which rounding may change each of the shares of a whole.
REST_SLACK = 0.1
# Percentage points that shares may miss 100 by; beyond, they are not of one whole.
MAX_REST_ERROR = 25.0
# Percentage points above 100 that shares for and against may reach through rounding.
VOTE_SLACK = 1.5
# Words that a repeated sentence must have, or characters where words are not spaced; shorter ones are headings.
MIN_REPEATED_WORDS = 8
MIN_REPEATED_CHARACTERS = 16
# Years whose weekdays are checked: before, calendars differ from country to country.
FIRST_YEAR = 1800
LAST_YEAR = 2200
# Characters around a date in which the name of another calendar is sought.
CALENDAR_CHARACTERS = 30
