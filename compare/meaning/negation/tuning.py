"""Chosen constants of the checks of negation; the weights of the model are in ``weights.json``."""

from __future__ import annotations

from typing import Final

# features: words before and after a cue that are compared with parts of the other side; characters in scripts without
# spaces.
PHRASE_WORDS: Final = (2, 5)
WIDE_PHRASE_CHARACTERS: Final = (3, 9)
# Size of the parts of the other side, and how many there are at most (each costs 0.2 ms).
WINDOW_WORDS: Final = 8
WIDE_WINDOW_CHARACTERS: Final = 12
MAX_WINDOWS: Final = 12
# What is added to the change of a cosine before it divides; the cosine that replaces that of the nearest part with a
# cue where there is none; soft cues, and cues more than on the other side, that are counted.
SMALL_CHANGE, NEAREST_WITHOUT_CUES, MAX_SOFT_CUES, MAX_EXCESS = 0.01, 0.3, 3, 2
# across: longer texts are not compared, in characters, nor more cues of a bead.
MAX_CHARACTERS, MAX_CUES = 700, 6
# Characters of a clause that are marked on the side that states; of a longer one only the nearest part is.
MAX_MARKED_CHARACTERS: Final = 60
# answers: words of its clause that a cue denies; characters before a word in which a cue denies it, with spaces between
# words and without; words between two cues that say together what nothing denies ("nobody does not").
MAX_DENIED_WORDS: Final = 2
DENIED_REACH, WIDE_DENIED_REACH = 24, 4
MAX_DOUBLE_WORDS: Final = 4
# near_identical: share of their words that two versions have in common, in order. From .5 on 12 of 2,392 clean pairs
# raise a negation, at .8 one.
MIN_EQUAL_SHARE: Final = 0.8
# Words of a side up to which two versions are aligned word by word: the time grows with the square.
MAX_WORDS: Final = 400
# Words of a side that may differ around two opposites.
MAX_BLOCK_WORDS: Final = 3
STRENGTH_NEAR_IDENTICAL: Final = 0.9
STRENGTH_OPPOSITES: Final = 0.8
# Characters before and after a word that a message quotes, cut at spaces; where no spaces are written.
QUOTE_CHARACTERS: Final = 28
WIDE_QUOTE_CHARACTERS: Final = 10
