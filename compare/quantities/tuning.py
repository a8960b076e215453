"""Thresholds, weights and strengths of the checks of quantities, with their units.

All of them were chosen by hand in November 2026, when the checks were written; none is fitted. Two things hold them in
place: the tables ``tests/cases/quantities_*.toml``, and the floors of ``benchmarks`` for planted errors that must be
found and clean pairs that must raise nothing. Those by which numbers are read are in ``grammars/tuning.py``.

A *strength* (0 to 1) is the confidence of a piece of evidence. ``compare/ranking.py`` shows what has 0.5 or more by
default and 0.8 or more at the level ``strict``.
"""

from __future__ import annotations

from datetime import timedelta

# --- When two values are equal -----------------------------------------------------------------------------------

# Parts of the value: only what floating point loses.
RELATIVE_SLACK = 1e-9
# Of a share given as a fraction, and of a power of ten: three decimals of a percentage point, and rounding of logs.
RATIO_SLACK = 1e-6
# Writers round what they convert, 60 miles for 100 km or 1.8 m for six feet: parts of the value that two measures may
# differ by, in general and where the difference is also within half of the last digit given.
CONVERSION_SLACK, ROUNDED_CONVERSION_SLACK = 0.03, 0.05
# Degrees that two temperatures may differ by after conversion.
TEMPERATURE_SLACK = 1.0
# A number rounded to three digits (99.5 and above in units of its last digit) may stand for a finer one. Two digits
# are enough for decimals ("2.2 million") and for a number with a bound of its own.
MIN_ROUNDED_DIGITS, MIN_LOOSE_DIGITS = 99.5, 9.95
# Parts of the last digit's worth that rounding may move a value; a half, and what floating point adds to it.
ROUNDING = 0.5000001
# "More than 5 million" may stand for "more than 5.07 million": a number of one digit (below 9.5 in units of it), and
# the other at most this many times as large.
MAX_SINGLE_DIGIT, BARELY_ABOVE = 9.5, 1.02
# Percentage points between a percentage and a fraction or multiple (33% and a third, 200% and twice).
SHARE_SLACK = 0.5

# --- Which mention of one side belongs to which of the other ------------------------------------------------------

# Comparisons of two mentions in one bead at most; a table in one "sentence" has more, and is left alone.
MAX_COMPARISONS = 400_000
# Scores of equal values: of the same kind (level 2) or across kinds (1), compatible units, the same unit, the same
# bound, the same first reading. The best pairs are taken first.
LEVEL_SCORE, COMPATIBLE_UNIT_SCORE, SAME_UNIT_SCORE, SAME_BOUND_SCORE, SAME_READING_SCORE = 4, 2, 1, 1, 2
# Scores of unequal values, as likely counterparts of one another: parts of a date; times, ordinals and labels;
# amounts, to which come nearness (0 to 1), the same unit, and a difference by a power of ten; low-salience ones.
DATE_SCORE, NAMED_SCORE, AMOUNT_SCORE, UNIT_SCORE, SCALE_SCORE, LOW_SALIENCE_SCORE = 2.0, 1.5, 1.0, 1.0, 1.5, 1.0
# Decades (log10) that two values must lie apart to differ by a power of ten.
MIN_DECADES = 0.5
# Factor on the strength where a leftover is paired with a number that the other side has twice.
REPEATED_FACTOR = 0.7
# Days after which a new year or month has begun in earnest: before, "last year" may be the one before last.
LAG_DAYS = 5
# The first and the last day that "on Monday", "last Monday", "next Monday" and "this Monday" may be, in days from the
# day of writing: a week around it, or two weeks before or after it, with a day more for time zones.
NEAREST_WEEKDAY, LAST_WEEKDAY, NEXT_WEEKDAY, THIS_WEEKDAY = (-8, 8), (-15, 0), (0, 15), (-7, 7)
# A weekday further than this from the day of publication belongs to another story.
STORY = timedelta(days=20)

# --- Which beads are compared ------------------------------------------------------------------------------------

# Cosine of the encoder: below it two sentences were paired by position alone, and their numbers need not agree.
MIN_SIMILARITY = 0.3
# Beads before and after that a number may have moved to, because sentences end elsewhere.
NEIGHBOUR_BEADS = 2
# Numbers below this recur by chance: that one agrees elsewhere in the version is not worth a sentence.
MIN_DISTINCTIVE = 20

# --- Strengths of evidence ---------------------------------------------------------------------------------------

# N101, N102: just shown by default, since editors add and omit on purpose.
MISSING = 0.5
# N103, N106, D203: both amounts of one kind, of two kinds, with one or both of low salience.
DIFFERENT, DIFFERENT_KINDS, ONE_LOW_SALIENCE, BOTH_LOW_SALIENCE = 0.9, 0.75, 0.5, 0.6
# N104; D202; D201, and D201 where every part is of low salience.
POWER_OF_TEN, DIFFERENT_TIME, DIFFERENT_DATE, DIFFERENT_DATE_LOW_SALIENCE = 0.97, 0.9, 0.9, 0.6
# N105: "more than" against "nearly", and "more than" against "up to", which often praises a size only.
OPPOSITE_BOUND, UPPER_BOUND = 0.9, 0.5
# N106 of equal numbers: percent against points; two currencies; two other units, and those of low salience.
PERCENT_POINT, CURRENCY, UNIT, UNIT_LOW_SALIENCE = 0.85, 0.85, 0.8, 0.6
# N107: arithmetic that does not fit, a weekday that its date does not have, a sentence that occurs with two numbers.
ARITHMETIC, WRONG_WEEKDAY, REPEATED_SENTENCE = 0.6, 0.9, 0.5

# --- Contradictions inside one text (N107) -----------------------------------------------------------------------

# Parts of the stated total that the sum may miss it by; beyond, the numbers are not parts of it.
MAX_TOTAL_ERROR = 0.3
# Parts of one total at most, in one sentence and in sentences before the total.
MAX_PARTS, MAX_PART_SENTENCES = 8, 4
# Parts of a total are counts of at least this.
MIN_COUNT = 10
# Numbers rounded to this or more may be rounded in a sum as well.
ROUND_NUMBER = 100.0
# Slack of a sum, in its unit.
SUM_SLACK = 1e-6
# Characters around the numbers in which a verb of change is sought, and between them and the percentage.
CHANGE_CHARACTERS = 40
# Percentage points, and parts of the larger percentage, that a stated change may miss the computed one by.
CHANGE_POINTS, CHANGE_PARTS = 0.5, 0.1
# Percentage points that shares "and the rest" may miss 100 by through rounding, each; beyond the second, the shares are
# not all of one whole.
REST_SLACK, MAX_REST_ERROR = 0.1, 25.0
# Percentage points above 100 that shares for and against may reach through rounding.
VOTE_SLACK = 1.5
# Words, and characters of a text without spaces, that a repeated sentence must have; below, it is a heading.
MIN_REPEATED_WORDS, MIN_REPEATED_CHARACTERS = 8, 16
# Years whose weekdays are checked: before, calendars differ from country to country.
FIRST_YEAR, LAST_YEAR = 1800, 2200
# Characters around a date in which the name of another calendar is sought.
CALENDAR_CHARACTERS = 30
