"""Signs: a minus before a number, and the words directly beside it that say whether it is a fall or a rise.

−4.5 %, minus 4.5 %, 零下4.5度, "fell by 4.5 %" and "a deficit of 4.5 million" go one way, "rose by 4.5 %" and "a
surplus of 4.5 million" the other. What is not directly beside the number is not read. The words of a language are the
section ``[signs]`` of its data file.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from samesaid.compare.needles import Needles
from samesaid.compare.quantities.grammars.data import NEVER, any_of, section
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, Sign
from samesaid.model import Span

_SIGNED = frozenset({Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.FRACTION, Kind.MULTIPLE})
_TEMPERATURES = ("degree", "celsius", "fahrenheit")
# Characters before and after a number in which its words are sought.
_BEFORE_CHARACTERS, _AFTER_CHARACTERS = 110, 32
# The same for a word that a minus may be rendered by; a third of it where words are not spaced.
_REACH = 36
# Small words (by, of, another, more than) between a word and its number.
_MAX_BETWEEN = 4
# Characters of other words between a verb and the word that introduces its number.
_MAX_LINKED = 40
# A mark directly before a number, and what must not be before the mark: letters, digits, Han numerals, or the end of
# another number, with which it makes a compound, a code or a range.
_MARK = re.compile(r"(?P<mark>[-+\u2010\u2011\u2013\u2212\uff0b\uff0d])(?P<space> ?)$")
_MINUS_SIGN = "\u2212"
_PLUS = "+\uff0b"
_NO_MARK_AFTER = re.compile(r"(?:[\w%‰°℃℉$€£¥)\]）】」.,/–—-]|[\d%‰℃℉] |°[CF]? )$")
_HAN = re.compile(r"[\u4e00-\u9fff\u3040-\u30ff]$")
_HAN_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千万亿两億萬第]$")
_FIELDS = {sign: sign.name.lower() for sign in (Sign.MINUS, Sign.PLUS, Sign.FALL, Sign.RISE, Sign.LOSS, Sign.PROFIT)}


@dataclass(frozen=True, slots=True)
class SignWords:
    """The patterns of one language. A group of ``before`` and ``after`` names the sign."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    hints: re.Pattern[str]
    """Any word that a minus may be rendered by, near the number."""
    needles: Needles
    """Of ``hints``."""
    reach: int
    """Characters before and after a number in which ``hints`` count."""


@functools.cache
def sign_words(language: str) -> SignWords:
    """The patterns of a language, which never match for one without the section ``[signs]``."""
    with section(language, "signs") as data:
        patterns = {sign: (data.pattern(name), data.pattern(f"{name}_after")) for sign, name in _FIELDS.items()}
        verb_gap, noun_gap, after_gap = (data.pattern(name) for name in ("between", "between_noun", "between_after"))
        hints, spaceless = data.pattern("hints"), data.flag("spaceless")
        link, from_to = data.pattern("link"), data.pattern("from_to")
    bounds = section(language, "bounds").fields()
    words = [w for name in bounds if isinstance(bounds[name], str) for w in section(language, "bounds").words(name)]
    end = "" if spaceless else r"\s"
    verbs, nouns = (rf"(?:(?:{any_of(words)}|{gap}){end}?){{0,{_MAX_BETWEEN}}}" for gap in (verb_gap, noun_gap))
    # Other words may be between a verb and the word that introduces its number: fiel im April um 5 %.
    verbs = rf"(?:[^\d.,;:!?()]{{1,{_MAX_LINKED}}}\s(?:{link})\s|(?:{from_to})\s)?{verbs}"
    edge, left = ("", "") if spaceless else (r"\s", r"(?<![\w-])")
    before = "|".join(
        rf"{left}(?P<{name}>{patterns[sign][0]}){edge}{nouns if sign in (Sign.LOSS, Sign.PROFIT) else verbs}"
        for sign, name in _FIELDS.items()
        if patterns[sign][0] != NEVER
    )
    right = "" if spaceless else r"(?!\w)"
    after = "|".join(
        rf"(?P<{name}>{patterns[sign][1]}){right}" for sign, name in _FIELDS.items() if patterns[sign][1] != NEVER
    )
    return SignWords(
        re.compile(rf"(?:{before or NEVER})\s?$", re.I),
        re.compile(rf"[\s-]?(?:(?:{after_gap}){end}?){{0,2}}(?:{after or NEVER})", re.I),
        re.compile(hints, re.I),
        Needles(hints),
        _REACH // 3 if spaceless else _REACH,
    )


def with_signs(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings with their signs; ``text`` has the characters that the patterns of ``language`` are written in."""
    if _SIGNED.isdisjoint([r.quantity.kind for r in readings]):
        return readings
    words = sign_words(language)
    return [_signed(r, text, words) if _may_have_sign(r.quantity) else r for r in readings]


def _may_have_sign(quantity: Quantity) -> bool:
    return quantity.kind in _SIGNED and not (quantity.kind is Kind.CARDINAL and quantity.low_salience)


def _signed(reading: Reading, text: str, words: SignWords) -> Reading:
    found = _mark(reading, text) or _words(reading, text, words)
    if found is None:
        begin, end = max(0, reading.start - words.reach), min(len(text), reading.end + words.reach)
        if not words.needles.may_be_in(text[begin:end]) or words.hints.search(text, begin, end) is None:
            return reading
        found = Sign.UNREAD, None
    return replace(reading, quantity=replace(reading.quantity, sign=found[0], sign_span=found[1]))


def _mark(reading: Reading, text: str) -> tuple[Sign, Span | None] | None:
    """A plus or minus sign. A hyphen is one only before a share, a sum, a temperature or a decimal number."""
    match = _MARK.search(text, max(0, reading.start - 2), reading.start)
    if match is None:
        return None
    quantity, at = reading.quantity, match.start()
    is_minus = match["mark"] == _MINUS_SIGN
    measured = (
        quantity.kind in (Kind.PERCENT, Kind.POINT, Kind.MONEY)
        or quantity.unit in _TEMPERATURES
        or 0 < quantity.step < 1
    )
    if not is_minus and (match["space"] or not measured):
        return None
    begin = max(0, at - 3)
    han = _HAN.search(text, begin, at) is not None
    if _HAN_NUMERAL.search(text, begin, at) or (not han and _NO_MARK_AFTER.search(text, begin, at)):
        return None
    return (Sign.PLUS if match["mark"] in _PLUS else Sign.MINUS), Span(at, reading.start)


def _words(reading: Reading, text: str, words: SignWords) -> tuple[Sign, Span | None] | None:
    """The sign by the words directly before or after the number; None where there is none or they disagree."""
    before = words.before.search(text, max(0, reading.start - _BEFORE_CHARACTERS), reading.start)
    after = words.after.match(text, reading.end, min(len(text), reading.end + _AFTER_CHARACTERS))
    found = [
        (Sign[match.lastgroup.upper()], Span(match.start(match.lastgroup), match.end(match.lastgroup)))
        for match in (before, after)
        if match is not None and match.lastgroup is not None
    ]
    if len({sign.way for sign, _ in found}) != 1:
        return None
    return found[0]
