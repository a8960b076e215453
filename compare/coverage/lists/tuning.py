"""Constants of the comparison of enumerations.

``MAX_NEAR`` and the odds were chosen on clean rows (TICO-19, WMT22, translations by systems, two English references),
where 8 rows of 3,074 raise an item; of the 580 rows of WMT21 (zh-en), which chose nothing, 3 do.
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
# An item is missing if no word of the other side is nearer to it than this, and the log odds that the other side does
# not say its words (`parts`) are at least this on average.
MAX_NEAR, MIN_ODDS = 0.8, -4.0
# The last item of so many or more may be missing, too; its first word alone is looked at.
MIN_ITEMS_FOR_LAST: Final = 4
MIN_ODDS_LAST: Final = -1.0
STRENGTH: Final = 0.6
