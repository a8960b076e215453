"""Constants of the check for words that limit a statement."""

from typing import Final

# On the clean sets, which also shaped the lists of answers, it raises 22 alarms in some 13,000 rows with English. About
# every second is a word that was really left out, so its findings are worth a look, no more.
STRENGTH: Final = 0.55
# Characters between such a word and a figure that it is a bound of.
MAX_BEFORE_FIGURE: Final = 12
