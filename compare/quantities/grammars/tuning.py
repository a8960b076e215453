"""Thresholds by which numbers are read.

All were chosen by hand in November 2026, when the grammars were written; none is fitted. The tables
``tests/cases/quantities_*.toml`` keep them in place.
"""

from __future__ import annotations

LOW_SALIENCE_BELOW = 10
"""Number words below this are often figures of speech; so are kanji and Chinese numerals."""
MAX_CENTURY = 30
MIN_RANGE_YEAR, MAX_RANGE_YEAR = 1500, 2100
"""A number between these that is followed by a dash and two digits is a year: 1957-58."""

MIN_BARE_YEAR, MAX_BARE_YEAR = 1500, 2100
"""Four digits between these without a unit are a year."""

MAX_WHOLE = 10_000
"""One in 10 is a share up to this whole."""

MAX_SMALL_WHOLE = 20
"""Of two numbers, 3 of 10 is a share up to this whole; larger ones only where they are round: 7 of 50, 12 per 100,000.

Beside another whole the part is a count of its own, as 31 of 147 ships: a slip in either is a slip in one figure."""

# English
SHORT_YEARS_FROM = 1941
"""’40 is 2040, ’41 is 1941: a year of two digits is in the hundred years from this one."""
MAX_NUMERATOR, MAX_DENOMINATOR = 9, 1000
"""3 in 10 is a fraction up to these; larger numbers are two counts."""
MIN_ANNIVERSARY = 10
"""The 44th anniversary is also 44 years (44周年); the third is more often an ordinal in both languages."""

# Spaced languages
MAX_SHARE_NUMERATOR = 99
"""9 von 10 is a share up to this, and up to the denominator of English."""
MIN_NO_NAME = 1000
"""Number words from here on are part of no name: "Vieram dois mil" begins with a verb."""

# Russian
MIN_RUSSIAN_YEAR = 1900
"""Four digits from here to ``MAX_BARE_YEAR`` are a year without год; earlier years have it."""

# Chinese and Japanese
MIN_MARKED_YEAR, MAX_MARKED_YEAR = 1000, 2999
"""Four digits between these before 年 are a year; others are a length of time."""
MIN_UNMARKED_YEAR, MAX_UNMARKED_YEAR = 1900, 2100
"""Four digits between these without anything that they could count are a year."""

# Chinese
ZH_SHORT_YEARS_FROM = 1950
"""49年 is 2049, 50年 is 1950: a year of two digits is in the hundred years from this one."""

# Japanese
JA_MAX_LISTED = 8
"""Numbers of one list (3人、5人と7人) that are read after the first."""
JA_MAX_SCORE = 199
"""3-1 is a score where both numbers are at most this."""
JA_MAX_ORDINAL = 99_999
JA_MIN_LABEL = 11
"""Kanji numerals without a counter from this one on may be numbers at all."""
