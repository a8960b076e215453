"""The thresholds by which numbers are read.

Where nothing else is said they were chosen by hand in November 2026 on the development halves of aligned news,
parliamentary and encyclopaedic texts in each language, so that a number that is likely to be something else raises no
alarm.
"""

from __future__ import annotations

# English, Chinese and Japanese.

LOW_SALIENCE_BELOW = 10
"""Number words below this are often figures of speech; so are kanji and Chinese numerals."""
MAX_CENTURY = 30
MIN_RANGE_YEAR, MAX_RANGE_YEAR = 1500, 2100
"""A number between these that is followed by a dash and two digits is a year: 1957-58."""

# English
MIN_BARE_YEAR, MAX_BARE_YEAR = 1500, 2100
"""Four digits between these without a unit are a year."""
SHORT_YEARS_FROM = 1941
"""’40 is 2040, ’41 is 1941: a year of two digits is in the hundred years from this one."""
MAX_NUMERATOR, MAX_DENOMINATOR = 9, 1000
"""3 in 10 is a fraction up to these; larger numbers are two counts."""
MIN_ANNIVERSARY = 10
"""The 44th anniversary is also 44 years (44周年); the third is more often an ordinal in both languages."""
