"""Constants of the comparison of enumerations.

``MAX_NEAR``, ``MIN_MEAN_SAME`` and the odds were chosen on 7,091 clean rows (TICO-19, NTREX, WMT21, WMT24++, XQuAD, two
English references), of which 8 raise an item, and on 827 rows with an item taken out, of which 42 do. With odds of -4
these are 22 and 56.
"""

from collections.abc import Mapping
from typing import Final

# Items of the longer enumeration at least, by group of languages (`parts.tuning.GROUPS`): of European languages, three
# verbs or adjectives beside two were another wording in six of seven alarms.
MIN_ITEMS: Final[Mapping[str, int]] = {"zh": 3, "en": 3, "latin": 4}
# Words of an item that carry meaning at most.
MAX_ITEM_WORDS: Final = 5
# Of the items at both ends only the nearest words are surely theirs.
MAX_EDGE_WORDS: Final = 3
# Two items can be the same from this cosine of their nearest words on.
MIN_SAME: Final = 0.4
# The mean of these cosines over a list: below it the two lists are about different things.
MIN_MEAN_SAME: Final = 0.6
# An item is missing if no word of the other side is nearer to it than this, and the log odds that the other side does
# not say its words (`parts`) are at least this on average.
MAX_NEAR, MIN_ODDS = 0.8, -2.5
# The last item of so many or more may be missing, too; its first word alone is looked at.
MIN_ITEMS_FOR_LAST: Final = 4
MIN_ODDS_LAST: Final = 1.0
STRENGTH: Final = 0.6
