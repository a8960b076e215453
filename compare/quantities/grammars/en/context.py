"""What surrounds an English number: words of bound, words that make it a label, and fractions (three in ten)."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, section
from samesaid.compare.quantities.values.quantity import Bound

_BOUNDS_DATA = section("en", "bounds")
_BOUNDS = {
    word: bound
    for name, bound in (
        ("more", Bound.MORE),
        ("least", Bound.LEAST),
        ("nearly", Bound.NEARLY),
        ("less", Bound.LESS),
        ("most", Bound.MOST),
        ("reaching", Bound.REACHING),
        ("about", Bound.ABOUT),
    )
    for word in _BOUNDS_DATA.words(name)
}
_MAX_BOUND_WORDS = 3
# Words before a number that are looked at: those of a bound, a denial and what is between them.
_WINDOW_WORDS = 5
_WINDOW_CHARS = 32
_DETERMINERS = frozenset({"the", "this", "these", "those", "his", "her", "its", "our", "their", "my", "your"})
_DENIALS = frozenset({"no", "not", "never", "cannot"})
_DENIED = {Bound.MORE: Bound.MOST, Bound.LESS: Bound.LEAST}
_BOUND_AFTER = re.compile(
    r"(?: years| days| months| percent|%)? (or (?:more|above|over|higher)|or so|or (?:less|fewer|under|below)"
    r"|and (?:above|over|older|up))\b|(\+|-plus|-odd| plus\b)",
    re.I,
)
_NAMES = section("en", "names")
_NUMBERED_THING = re.compile(rf"\b(?:{any_of(_NAMES.words('numbered'))})s?\.? ?#?$", re.I)
_CAPITALISED = re.compile(r"(?:^|[^\s.!?\"“”‘’(:] )([A-Z][A-Za-z’'&-]+) $")
_NOT_NAMES = frozenset(_NAMES.words("not_names"))
_MAX_LABEL_CHARS = 28
FRACTION_OF = re.compile(
    r"((?: (?:people|person|persons|adults|men|women|children|patients))?[ -]in[ -](?:every )?"
    r"| (?:out )?of every | of each | out of )(?=[a-z\d])"
)
"""Between the two numbers of a fraction: three in ten, three out of ten."""
_LATIN_UNIT = re.compile(
    r"(?i:[kmgt]?bit/s|[kmg]bps|[kmgt]b|[kmg]?hz|[mk]?pa|hpa|ppm|db|mah|kv|mmhg|cc|km/h|nm|kbps)(?![A-Za-z])"
)


def latin_unit(text: str, end: int) -> bool:
    """Whether the letters joined to a number are a unit (Mbit/s, GHz), not part of a name (5G)."""
    return _LATIN_UNIT.match(text, end) is not None


def prefix_bound(text: str, start: int) -> Bound:
    """The bound that the words before a number set."""
    if start < 2:
        return Bound.EXACT
    window = text[max(0, start - _WINDOW_CHARS) : start]
    words = window.rstrip(" ").lower().split(" ")[-_WINDOW_WORDS:]
    if words and words[-1] in ("the", "a", "an", "its"):
        words.pop()
    words = [word.lstrip('(“"—') for word in words]
    if words[-1:] == ["past"] and words[-2:-1] and words[-2] in _DETERMINERS:
        # The past 12 months are no more than they are.
        return Bound.EXACT
    for size in range(min(_MAX_BOUND_WORDS, len(words)), 0, -1):
        bound = _BOUNDS.get(" ".join(words[-size:]))
        if bound is not None:
            # "should not be more than", "shouldn't exceed"
            # "no one under 18" denies the person, not the bound
            before = words[-size - 2 : -size]
            before = before[1:] if before[:1] == ["no"] and len(before) > 1 else before
            denied = any(word in _DENIALS or word.endswith("n't") for word in before)
            return _DENIED.get(bound, bound) if denied else bound
    return Bound.EXACT


def suffix_bound(text: str, end: int) -> tuple[Bound, int]:
    """(bound, end) by what follows the number: 22,000 or more, $300+."""
    if text[end : end + 1] not in (" ", "+", "-", "%"):
        return Bound.EXACT, end
    match = _BOUND_AFTER.match(text, end)
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
    begin = max(0, start - _MAX_LABEL_CHARS)
    if _NUMBERED_THING.search(text, begin, start):
        return True
    match = _CAPITALISED.search(text, begin, start)
    return match is not None and match.group(1) not in _NOT_NAMES
