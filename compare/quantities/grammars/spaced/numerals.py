"""Numerals of European languages: digits grouped the continental way, and numbers in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import numeric

from samesaid.compare.quantities.grammars.digits import times
from samesaid.compare.quantities.grammars.spaced.language import Language, any_of, table

_SPACES = "\u00a0\u2009\u202f"
_GROUPED = rf"(?:\.\d{{3}}){{1,14}}|(?:[{_SPACES}'’]\d{{3}}){{1,14}}|(?: \d{{3}}){{1,4}}(?! \d)"
# At most 15 groups and 30 digits. The point groups thousands and the comma parts decimals; both ways are read where the
# figure can only be the other (3.5, 1,234,567).
_DIGITS = re.compile(
    rf"(?P<grouped>\d{{1,3}}(?:{_GROUPED})(?!\d))"
    r"(?:(?:,|(?<=['’]\d{3})\.)(?P<decimals>\d{1,15})(?!\d))?"
    r"|(?P<english>\d{1,3}(?:,\d{3}){2,14}(?!\d)(?:\.\d{1,15}(?!\d))?|\d{1,3},\d{3}\.\d{1,15}(?!\d))"
    r"|(?P<plain>\d{1,30})(?!\d)(?:[.,](?P<rest>\d{1,15})(?!\d))?"
)
_VERSION = re.compile(r"\.\d")
_WORD = re.compile(r"[^\W\d_]+")
VULGAR = re.compile(r" ?(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_GLUE = re.compile(r"-| {1,2}|\u00a0")
_LONGEST = 24
# 120 M€, 3,5 Md€, 12 k$: a capital M before a sign of money is no metre.
_SIGNED = re.compile(r"[ \u00a0\u202f]?(?P<size>k|K|Mrd|Mds|Md|MM|M|bn|B)(?=[ \u00a0]?(?:[€$£]|EUR\b|USD\b))")
_SIZES = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "Md": 1e9, "Mds": 1e9, "Mrd": 1e9, "bn": 1e9, "B": 1e9}


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral in digits: its admissible values, the worth of its last digit, its end."""

    values: tuple[float, ...]
    step: float
    end: int
    bare: bool
    """Whether it is an unbroken run of digits."""


def figure(text: str, start: int, point_groups_only: bool) -> Figure | None:
    """The numeral at ``start``; None when its digits are too many, or numbered like a version (2.6.1)."""
    match = _DIGITS.match(text, start)
    if match is None or (_VERSION.match(text, match.end()) and not match["english"]):
        return None
    end = match.end()
    if (plain := match["plain"]) is not None:
        rest = match["rest"]
        if rest is None and len(plain) < 4 and (part := VULGAR.match(text, end)) is not None:
            return Figure((float(plain) + numeric(part["sign"]),), 0.0, part.end(), False)
        if rest is None:
            return Figure((float(plain),), 1.0, end, True)
        value = float(f"{plain}.{rest}")
        # 4,700 is 4.7 here, and 4,700 where the writer keeps the English way.
        more = (float(plain + rest),) if len(rest) == 3 and 0 < len(plain) < 4 and plain[0] != "0" else ()
        return Figure((value, *more), 10.0 ** -len(rest), end, False)
    if match["english"]:
        whole, _, decimals = match["english"].replace(",", "").partition(".")
        return Figure((float(f"{whole}.{decimals or 0}"),), 10.0 ** -len(decimals), end, False)
    whole, decimals = re.sub(r"\D", "", match["grouped"]), match["decimals"] or ""
    value = float(f"{whole}.{decimals or 0}")
    more = (value / 1000,) if not point_groups_only and not decimals and value < 1e6 and "." in match["grouped"] else ()
    return Figure((value, *more), 10.0 ** -len(decimals), end, False)


@dataclass(frozen=True, slots=True)
class Words:
    """A numeral told in words: its interval, where it ends, and whether it is an ordinal or a share."""

    low: float
    high: float
    end: int
    ordinal: bool = False
    fraction: bool = False


class Numerals:
    """The number words of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.scales: dict[str, float] = {**table(language.code)["scales"], **language.scales}
        alternatives = any_of({word: f for word, f in self.scales.items() if f >= 1000 or f == 12})
        self._scale = re.compile(rf"[ \u00a0\u202f-]{{0,2}}({alternatives})(?![^\W\d_])", re.IGNORECASE)
        self._of = re.compile(" " + language.of, re.IGNORECASE)
        self._joint = re.compile(language.joint, re.IGNORECASE)
        self._half = re.compile(language.half_after, re.IGNORECASE)
        self.starts = frozenset(
            {*language.cardinals, *language.ordinals, *language.articles, *language.plurals, *language.halves}
            | {word for word, factor in self.scales.items() if len(word) > 3 or factor == 1000.0}
            | {word for word in ("cent", "cento", "cem") if word in self.scales}
        )

    def scale(self, text: str, position: int) -> tuple[float, int]:
        """(factor, end) of the scale words after a number: 2,2 *mil millones*; (1, position) where there is none."""
        if (signed := _SIGNED.match(text, position)) is not None:
            return _SIZES[signed["size"]], signed.end()
        factor = 1.0
        while factor < 1e15 and (match := self._scale.match(text, position)) is not None:
            worth = self.scales[match.group(1).lower()]
            factor, position = factor * worth, match.end(1)
            if text[position : position + 1] == "." and len(match.group(1)) <= 3 and match.group(1) != "mil":
                position += position + 1 < len(text)
        return factor, position

    def half(self, text: str, position: int) -> tuple[float, int]:
        """(0.5, end) of "and a half" after a number or its unit, (0, position) where there is none."""
        match = self._half.match(text, position)
        return (0.5, match.end()) if match else (0.0, position)

    def words(self, text: str, start: int) -> Words | None:
        """The numeral in words that begins at ``start``, None when the word there is none."""
        language = self._language
        found = _word(text, start)
        if found is None:
            return None
        word, end = found
        if word in language.articles:
            return self._article(text, end)
        if word in language.halves:
            return self._share(text, language.halves[word], end)
        if word in language.plurals:
            return self._plural(text, language.plurals[word], end)
        if word in language.ordinals and word not in language.cardinals:
            return self._ordinal(text, language.ordinals[word], end)
        if self.scales.get(word, 0.0) >= 1e6:
            # Bare millions: "des millions de gens".
            return Words(self.scales[word], self.scales[word] * 10, end)
        return self._cardinal(text, start)

    def _ordinal(self, text: str, place: int, end: int) -> Words:
        """An ordinal, or the two of a compound: décimo segundo, vigésima primera."""
        following = self._next(text, end) if 10 <= place < 100 and not place % 10 else None
        one = self._language.ordinals.get(following[0], 0) if following else 0
        if following is not None and 1 <= one < 10:
            place, end = place + one, following[1]
        return Words(place, place, end, ordinal=True)

    def _article(self, text: str, end: int) -> Words | None:
        """une centaine, ein Drittel, un millón, ein halbes Jahr; None for an article that is only one."""
        following = self._next(text, end)
        if following is None:
            return None
        word, after = following
        language = self._language
        if word in language.halves:
            return self._share(text, language.halves[word], after)
        if word in self.scales and word not in language.plurals:
            return self._cardinal(text, after - len(word))
        if word in language.plurals:
            return self._plural(text, language.plurals[word], after)
        if word in language.parts:
            return self._share(text, 1 / language.parts[word], after)
        return None

    def _share(self, text: str, value: float, end: int) -> Words:
        """A share by itself, or of a scale: half a million."""
        of = self._of.match(text, end)
        factor, after = self.scale(text, of.end() if of else end)
        if factor == 1.0:
            following = self._next(text, end)
            if value == 0.5 and following is not None and following[0] in self._language.dozens:
                return Words(6, 6, following[1])
            return Words(value, value, end, fraction=True)
        return Words(value * factor, value * factor, after)

    def _plural(self, text: str, interval: tuple[float, float], end: int) -> Words:
        low, high = interval
        of = self._of.match(text, end)
        following = _word(text, of.end()) if of else None
        if following is not None and low < 1e6:
            word, after = following
            more = self._language.plurals.get(word)
            factor = self.scales.get(word, more[0] if more else 0.0)
            if factor >= 1000:
                return Words(low * factor, (high + 1) * factor, after)
        return Words(low, high, end)

    def _cardinal(self, text: str, start: int) -> Words | None:
        language = self._language
        total = section = 0.0
        position = end = start
        # What was read of the number below a thousand, None when nothing yet.
        open_section = False
        for _ in range(_LONGEST):
            found = _word(text, position)
            if found is None:
                break
            word, after = found
            small = self._value(word)
            if small is not None and self._fits(section, small, open_section):
                section += 76 if language.vigesimal and section % 100 == 4 and small == 20 else small
                open_section = True
            elif word in self.scales:
                factor = self.scales[word]
                if total and total < factor and not section:
                    total *= factor
                elif factor == 1000.0 and total and not total % 1e6 and not section:
                    # Behind millions a thousand stands by itself: dois milhões e mil, deux millions mille.
                    total += factor
                elif factor == 100.0 and section < 100:
                    section = max(section, 1.0) * factor
                    open_section = True
                    end, position = after, self._after(text, after)
                    if position < 0:
                        break
                    continue
                elif not section and (total or (end > start and not open_section)):
                    break
                elif total and total % (factor * 1000):
                    # mil trescientos millones
                    total, section = (total + section) * factor, 0.0
                else:
                    total, section = total + max(section, 1.0) * factor, 0.0
                open_section = False
            elif word in language.ordinals and section and self._fits(section, language.ordinals[word], open_section):
                place = total + section + language.ordinals[word]
                return Words(place, place, after, ordinal=True)
            elif word in language.parts and not total and 0 < section < 100:
                return self._share(text, section / language.parts[word], after)
            else:
                break
            end = after
            position = self._after(text, end, thousand=not section and total >= 1e6)
            if position < 0:
                break
        if end == start:
            return None
        more, after = self.half(text, end)
        if more and total and not section:
            factor = max(f for f in self.scales.values() if total % f == 0)
            return Words(total + more * factor, total + more * factor, after)
        value = times(total + section, 1.0)
        return Words(value, value, end)

    def _value(self, word: str) -> int | None:
        value = self._language.cardinals.get(word)
        if value is None and len(word) > 6 and isinstance(derived := self._language.derived(word), int):
            return derived
        return value

    def _fits(self, section: float, value: int, begun: bool) -> bool:
        """Whether a number word may follow within a numeral: twenty takes three, three takes nothing."""
        if not begun or not section:
            return not begun
        low = section % 100
        if value >= 100:
            return False
        if not low:
            return value > 0
        if self._language.vigesimal:
            if value == 20:
                return low == 4
            if 10 <= value < 20:
                return low in (60, 80)
            if 7 <= value < 10 and low in (10, 70, 90):
                return True
        return 0 < value < 10 and low >= 20 and not low % 10

    def _after(self, text: str, end: int, thousand: bool = False) -> int:
        """Where the numeral may go on: after a space, a hyphen or "and" between number words; else -1.

        ``thousand`` says that a thousand may follow as a number word.
        """
        if (joint := self._joint.match(text, end)) is not None:
            following = _word(text, joint.end())
            language = self._language
            if following is not None and (
                following[0] in language.cardinals
                or (language.vigesimal and following[0] in language.ordinals)
                or (thousand and self.scales.get(following[0]) == 1000.0)
            ):
                return joint.end()
        glue = _GLUE.match(text, end)
        return glue.end() if glue else -1

    def _next(self, text: str, end: int) -> tuple[str, int] | None:
        glue = _GLUE.match(text, end)
        return _word(text, glue.end()) if glue else None


def _word(text: str, position: int) -> tuple[str, int] | None:
    match = _WORD.match(text, position)
    return (match.group().lower(), match.end()) if match else None
