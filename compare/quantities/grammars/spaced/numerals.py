"""Numbers in words, and what belongs to a number: quatre-vingt-dix-sept, dos mil trescientos, zwei Drittel."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samesaid.compare.quantities.grammars.data import any_of
from samesaid.compare.quantities.grammars.digits import times
from samesaid.compare.quantities.grammars.spaced.compounds import MIN_LETTERS, Compounds
from samesaid.compare.quantities.grammars.spaced.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_GLUE = re.compile(r"-| {1,2}|\u00a0")
# 120 M€, 3,5 Md€, 12 k$, 5 MM de pesos: before a sign of money a capital M is no metre.
_SIGNED = re.compile(
    r"[ \u00a0\u202f]?(?P<size>k|K|Mrd|Mds|Md|MM|M|bn|B)(?=[ \u00a0]?(?:[€$£]|EUR\b|USD\b)|(?<=MM) de )"
)
_SIZES = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "Md": 1e9, "Mds": 1e9, "Mrd": 1e9, "bn": 1e9, "B": 1e9}
# No number has more words, and no scale is larger.
_MAX_WORDS = 24
_MAX_SCALE = 1e15
# Abbreviations of scales begin no number.
_MIN_SCALE_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """A number in words: its interval, where it ends, and whether it is an ordinal or a share."""

    low: float
    high: float
    end: int
    ordinal: bool = False
    share: bool = False


@dataclass(slots=True)
class _Sum:
    """A cardinal that is being read: ``total`` in whole scales, and ``section``, the number below a thousand."""

    vigesimal: bool
    total: float = 0.0
    section: float = 0.0
    begun: bool = False
    """Whether the section has a word."""

    def takes(self, value: float) -> bool:
        """Whether a number word may follow: twenty takes three, three takes nothing."""
        if not self.begun or not self.section:
            return not self.begun
        low = self.section % 100
        if value >= 100:
            return False
        if not low:
            return value > 0
        if self.vigesimal:
            if value == 20:
                return low == 4
            if 10 <= value < 20:
                return low in (60, 80)
            if 7 <= value < 10 and low in (10, 70, 90):
                return True
        return 0 < value < 10 and low >= 20 and not low % 10

    def add(self, value: float) -> None:
        """A number word that the section takes; twenty behind four makes eighty (quatre-vingts).

        Thousands in one word leave the section free for what follows: drieduizend vijfhonderd.
        """
        if value >= 1000 and not value % 1000:
            self.total += value
            return
        self.section += 76 if self.vigesimal and self.section % 100 == 4 and value == 20 else value
        self.begun = True

    def scale(self, factor: float, first: bool) -> bool:
        """A scale word, ``first`` of the number or not; False where it belongs to no number that goes on."""
        if self.total and self.total < factor and not self.section:
            self.total *= factor
        elif factor == 1000.0 and self.total and not self.total % 1e6 and not self.section:
            # Behind millions a thousand needs no number: dois milhões e mil, deux millions mille.
            self.total += factor
        elif factor == 100.0 and self.section < 100:
            self.section = max(self.section, 1.0) * factor
            self.begun = True
            return True
        elif not self.section and (self.total or (not first and not self.begun)):
            return False
        elif self.total and self.total % (factor * 1000):
            # mil trescientos millones
            self.total, self.section = (self.total + self.section) * factor, 0.0
        else:
            self.total, self.section = self.total + max(self.section, 1.0) * factor, 0.0
        self.begun = False
        return True


class Numerals:
    """The numbers of one language."""

    def __init__(self, language: Language) -> None:
        with language.section("numbers") as data:
            cardinals, ordinals = data.by_number("cardinals"), data.by_number("ordinals")
            self.articles = frozenset(data.words("articles"))
            self._parts = data.by_number("parts")
            self._fractions = data.by_number("fractions")
            self._vague = data.by_interval("vague")
            self._scales: dict[str, float] = {**language.cldr["scales"], **data.by_number("scales")}
            self._abbreviations = frozenset(data.words("abbreviations"))
            self._dozens = frozenset(data.words("dozen"))
            self._vigesimal = data.flag("vigesimal")
            self.point_may_be_decimal = data.flag("point_may_be_decimal")
            self.of = data.pattern("of", "")
            self.ordinal_mark = data.pattern("ordinal_mark")
            self._and = re.compile(data.pattern("and"), re.IGNORECASE)
            self._and_a_quarter = re.compile(data.pattern("and_a_quarter"), re.IGNORECASE)
            self._and_a_half = re.compile(data.pattern("and_a_half"), re.IGNORECASE)
        self.compounds = Compounds(language, cardinals, self._parts)
        self.cardinals = {**cardinals, **self.compounds.numbers}
        self._ordinals = {**ordinals, **self.compounds.ordinals}
        long_scales = {word for word, factor in self._scales.items() if factor >= 1000 or factor == 12}
        self._scale = re.compile(rf"[ \u00a0\u202f-]{{0,2}}({any_of(long_scales)})(?![^\W\d_])", re.IGNORECASE)
        self._of = re.compile(rf" (?:{self.of})?", re.IGNORECASE)
        first_scales = {w for w, factor in self._scales.items() if len(w) >= _MIN_SCALE_LETTERS or factor == 1000.0}
        self.starts = frozenset(
            {*self.cardinals, *self._ordinals, *self.articles, *self._vague, *self._fractions, *first_scales}
        )
        """Words that a number in words may begin with."""

    def scale(self, text: str, position: int) -> tuple[float, int]:
        """(factor, end) of the scale words after a number: 2,2 *mil millones*; (1, position) where there is none."""
        if (signed := _SIGNED.match(text, position)) is not None:
            return _SIZES[signed["size"]], signed.end()
        factor = 1.0
        while factor < _MAX_SCALE and (match := self._scale.match(text, position)) is not None:
            word = match.group(1).lower()
            factor, position = factor * self._scales[word], match.end(1)
            if word in self._abbreviations and text[position : position + 1] == ".":
                # The point ends the sentence where nothing follows.
                position += position + 1 < len(text)
        return factor, position

    def and_a_half(self, text: str, position: int) -> tuple[float, int]:
        """(0.5 or 0.25, end) of "and a half" or "a quarter" after a number or its unit; (0, position) without."""
        for part, pattern in ((0.5, self._and_a_half), (0.25, self._and_a_quarter)):
            if (match := pattern.match(text, position)) is not None:
                return part, match.end()
        return 0.0, position

    def words(self, text: str, start: int) -> Words | None:
        """The number in words that begins at ``start``, None where the word there begins none."""
        found = _word(text, start)
        if found is None:
            return None
        word, end = found
        if word in self.articles:
            return self._after_article(text, end)
        if word in self._fractions:
            return self._fraction(text, self._fractions[word], end)
        if word in self._vague:
            return self._interval(text, self._vague[word], end)
        if word in self._ordinals and word not in self.cardinals:
            return self._ordinal(text, self._ordinals[word], end)
        if self._scales.get(word, 0.0) >= 1e6:
            # A scale alone: millions of people.
            return Words(self._scales[word], self._scales[word] * 10, end)
        return self._cardinal(text, start)

    def _ordinal(self, text: str, place: float, end: int) -> Words:
        """An ordinal of one word or of two: décimo segundo, vigésima primera."""
        following = self._next(text, end) if 10 <= place < 100 and not place % 10 else None
        one = self._ordinals.get(following[0], 0) if following else 0
        if following is not None and 1 <= one < 10:
            place, end = place + one, following[1]
        return Words(place, place, end, ordinal=True)

    def _after_article(self, text: str, end: int) -> Words | None:
        """une centaine, ein Drittel, un millón, ein halbes Jahr; None where the article counts nothing."""
        following = self._next(text, end)
        if following is None:
            return None
        word, after = following
        if word in self._fractions:
            return self._fraction(text, self._fractions[word], after)
        if word in self._scales and word not in self._vague:
            return self._cardinal(text, after - len(word))
        if word in self._vague:
            return self._interval(text, self._vague[word], after)
        if word in self._parts:
            return self._fraction(text, 1 / self._parts[word], after)
        return None

    def _fraction(self, text: str, value: float, end: int) -> Words:
        """A share, or so much of a scale: half a million."""
        of = self._of.match(text, end)
        factor, after = self.scale(text, of.end() if of else end)
        if factor == 1.0:
            following = self._next(text, end)
            if value == 0.5 and following is not None and following[0] in self._dozens:
                return Words(6, 6, following[1])
            return Words(value, value, end, share=True)
        return Words(value * factor, value * factor, after)

    def _interval(self, text: str, interval: tuple[float, float], end: int) -> Words:
        """A vague number, or so many of a scale: dizaines de milliers."""
        low, high = interval
        of = self._of.match(text, end)
        following = _word(text, of.end()) if of else None
        if following is not None and low < 1e6:
            word, after = following
            factor = self._scales.get(word, self._vague.get(word, (0.0, 0.0))[0])
            if factor >= 1000:
                return Words(low * factor, (high + 1) * factor, after)
        return Words(low, high, end)

    def _cardinal(self, text: str, start: int) -> Words | None:
        found = _Sum(self._vigesimal)
        position = end = start
        for _ in range(_MAX_WORDS):
            following = _word(text, position)
            if following is None:
                break
            word, after = following
            value = self._value(word)
            if value is not None and found.takes(value):
                found.add(value)
            elif word in self._scales:
                if not found.scale(self._scales[word], end == start):
                    break
            elif word in self._ordinals and found.section and found.takes(self._ordinals[word]):
                place = found.total + found.section + self._ordinals[word]
                return Words(place, place, after, ordinal=True)
            elif word in self._parts and not found.total and 0 < found.section < 100:
                return self._fraction(text, found.section / self._parts[word], after)
            else:
                break
            end = after
            position = self._after(text, end, thousand=not found.section and found.total >= 1e6)
            if position < 0:
                break
        return self._counted(text, found, end) if end > start else None

    def _counted(self, text: str, found: _Sum, end: int) -> Words:
        """The sum as a number, with the half of its last scale that may follow: dos millones y medio."""
        more, after = self.and_a_half(text, end)
        if more and found.total and not found.section:
            factor = max(factor for factor in self._scales.values() if found.total % factor == 0)
            value = found.total + more * factor
            return Words(value, value, after)
        value = times(found.total + found.section, 1.0)
        return Words(value, value, end)

    def _value(self, word: str) -> float | None:
        value = self.cardinals.get(word)
        if value is None and len(word) >= MIN_LETTERS and self.compounds.any:
            meaning = self.compounds.meaning(word)
            return meaning if isinstance(meaning, int | float) else None
        return value

    def _after(self, text: str, end: int, thousand: bool) -> int:
        """Where the number may go on: after a space, a hyphen or "and" between number words; -1 where it may not.

        ``thousand`` says that a thousand may follow "and" as well.
        """
        if (joint := self._and.match(text, end)) is not None:
            following = _word(text, joint.end())
            if following is not None and (
                following[0] in self.cardinals
                or (self._vigesimal and following[0] in self._ordinals)
                or (thousand and self._scales.get(following[0]) == 1000.0)
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
