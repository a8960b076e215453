"""What stands around an English number: words of bound, words that make it a label."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Bound
from samesaid.compare.quantities.values.word_lists import inverted, words

_WORDS = inverted(
    {
        Bound.MORE: "more_than over above exceeding exceeded exceeds exceed in_excess_of upwards_of topping topped "
        "tops surpassed surpassing surpasses surpass passed greater_than higher_than older_than longer_than beyond "
        "well_over no_fewer_than past",
        Bound.LEAST: "at_least no_less_than not_less_than a_minimum_of minimum_of at_a_minimum_of at_minimum",
        Bound.NEARLY: "nearly almost close_to approaching just_under just_below just_short_of nearing",
        Bound.LESS: "less_than fewer_than under below short_of lower_than younger_than shorter_than smaller_than",
        Bound.MOST: "up_to as_many_as as_much_as as_high_as no_more_than not_more_than at_most maximum_of "
        "not_exceeding not_exceed max as_long_as as_low_as as_few_as as_little_as within",
        Bound.ABOUT: "about around approximately approx approx. some roughly circa an_estimated estimated or_so ca. "
        "somewhere_around ~",
    }
)
_LONGEST = 5
_DENIALS = frozenset({"no", "not", "never", "cannot"})
_DENIED = {Bound.MORE: Bound.MOST, Bound.LESS: Bound.LEAST}
_AFTER = re.compile(
    r"(?: years| days| months| percent|%)? (or (?:more|above|over|higher)|or so|or (?:less|fewer|under|below)"
    r"|and (?:above|over|older|up))\b|(\+|-plus|-odd| plus\b)",
    re.I,
)
_LABEL = re.compile(
    r"\b(?:fig|figs|figure|chart|table|section|sections|note|notes|chapter|article|page|pages|p|pp|no|nos|number|"
    r"part|step|box|annex|appendix|phase|type|level|grade|category|class|item|paragraph|para|clause|rule|flight|route|"
    r"room|gate|channel|vol|volume|episode|version|unit|season|group|tier|stage|day|week|round|lane|bus|line|act|"
    r"scene|verse|psalm|title|schedule|group|square|building|area|zone|highway|interstate|exit|pier|lot)s?\.? ?#?$",
    re.I,
)
_NAME = re.compile(r"(?:^|[^\s.!?\"“”‘’(:] )([A-Z][A-Za-z’'&-]+) $")
_NO_NAME = frozenset(
    words(
        "In On At By From To Over About Nearly Since Until Between And Or Of The A For With Than Around Some Only Just "
        "All After Before Under Up Another Other Every Last Next Those These Like Least Has Had Have Were Was Are Is "
        "But Aged Total Almost During Through As Within Per Out Roughly Approximately Exactly Altogether "
        "Currently Today Yesterday Now Then There Here He She They We It This That If When Nor Not Monday Tuesday "
        "Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
        "November December"
    )
)
FRACTION_OF = re.compile(
    r"((?: (?:people|person|persons|adults|men|women|children|patients))? in (?:every )?| out of (?:every )?)"
    r"(?=[a-z\d])"
)
_LATIN_UNIT = re.compile(
    r"(?i:[kmgt]?bit/s|[kmg]bps|[kmgt]b|[kmg]?hz|[mk]?pa|hpa|ppm|db|mah|kv|mmhg|cc|km/h|nm|kbps)(?![A-Za-z])"
)


def latin_unit(text: str, end: int) -> bool:
    """Whether the letters glued to a number are a unit (Mbit/s, GHz) and no part of a name (5G)."""
    return _LATIN_UNIT.match(text, end) is not None


def prefix_bound(text: str, start: int) -> Bound:
    """The bound told by the words before a number."""
    if start < 2:
        return Bound.EXACT
    window = text[max(0, start - 32) : start]
    words = window.rstrip(" ").lower().split(" ")[-_LONGEST:]
    if words and words[-1] in ("the", "a", "an", "its"):
        words.pop()
    if words and words[-1].startswith(("(", "“", '"', "—")):
        words[-1] = words[-1].lstrip('(“"—')
    for size in range(min(3, len(words)), 0, -1):
        bound = _WORDS.get(" ".join(words[-size:]))
        if bound is not None:
            # "no more than", "should not be more than", "shouldn't exceed"
            denied = any(word in _DENIALS or word.endswith("n't") for word in words[-size - 2 : -size])
            return _DENIED.get(bound, bound) if denied else bound
    return Bound.EXACT


def suffix_bound(text: str, end: int) -> tuple[Bound, int]:
    """(bound, end) told by what follows: 22,000 or more, $300+."""
    if text[end : end + 1] not in (" ", "+", "-", "%"):
        return Bound.EXACT, end
    match = _AFTER.match(text, end)
    if match is None:
        return Bound.EXACT, end
    if match[2]:
        return Bound.MORE, match.end()
    words = match[1].lower()
    if "so" in words:
        return Bound.ABOUT, match.end()
    return (Bound.MOST if any(w in words for w in ("less", "fewer", "under", "below")) else Bound.LEAST), match.end()


def label_before(text: str, start: int) -> bool:
    """Whether the number is part of a name or numbers a thing: Chart 3, Boeing 737."""
    begin = max(0, start - 28)
    if _LABEL.search(text, begin, start):
        return True
    match = _NAME.search(text, begin, start)
    return match is not None and match.group(1) not in _NO_NAME
