"""Numbers and their derivatives in one word: siebenundzwanzig, ventisettemila, dreijährig, Zweidrittelmehrheit."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from samesaid.compare.quantities.grammars.data import NEVER, any_of
from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.values.quantity import Interval, Kind, points

Meaning = tuple[Kind, tuple[Interval, ...], str]
"""What a word means by itself: kind, values, unit."""
MIN_LETTERS = 7
"""Letters of the shortest word that is taken apart: shorter compounds are in the word lists."""
# Letters by which most words are seen to begin with no number; no number has fewer.
_BEGINNING = 3
# Numerators of shares in one word.
_NUMERATORS = (2, 3, 4)


class Compounds:
    """The compounds of one language; none where its data file has no section ``compounds``.

    ``numbers`` are those from 21 to 99 in one word, ``ordinals`` their ordinals.
    """

    def __init__(self, language: Language, cardinals: Mapping[str, float], parts: Mapping[str, float]) -> None:
        with language.section("compounds") as data:
            self._joints = data.words("joint")
            self._hundreds, self._thousands = data.words("hundred"), data.words("thousand")
            tens_first = data.flag("tens_first")
            elided = data.words("elided_before")
            self._dropped = ["", *data.words("dropped_before_ending")]
            ordinal_endings = data.words("ordinal")
            self._glued = {word: parts[word] for word in data.words("glued_parts")}
            own_ones = data.by_number("ones")
            half = data.pattern("and_a_half")
            endings = data.table("ending")
        self.any = bool(self._hundreds)
        whole = {word: int(n) for word, n in cardinals.items() if n % 1 == 0}
        halves = {word: n for word, n in cardinals.items() if n % 1}
        kept = {word: n for word, n in whole.items() if 0 < n < 10 and n not in own_ones.values()}
        ones = {**kept, **own_ones}
        tens = {word: n for word, n in whole.items() if n in range(20, 100, 10)}
        self.numbers = {
            word: ten + one
            for ten_word, ten in tens.items()
            for one_word, one in ones.items()
            for word in self._joined(ten_word, one_word, tens_first, elided)
        }
        self.ordinals = {word + ending: n for word, n in self.numbers.items() for ending in ordinal_endings}
        small = {word: n for word, n in whole.items() if n < 100}
        self._below_hundred = {**halves, **{w: int(n) for w, n in {**small, **ones, **self.numbers}.items()}}
        self._numerators = {word: n for word, n in ones.items() if n in _NUMERATORS}
        self._share = re.compile(rf"(?P<upper>{any_of(self._numerators)})(?P<lower>{any_of(self._glued)})[^\W\d_]*")
        self._half = re.compile(rf"(?P<number>.{{3,20}}?)(?:{half})")
        ending = "|".join(rf"(?P<{name}>{pattern})" for name, pattern in endings.items()) or NEVER
        self._ending = re.compile(rf"(?P<number>.{{3,40}}?)(?:{ending})")
        first = [*self._below_hundred, *self._hundreds, *self._thousands]
        self._beginnings = frozenset(word[:_BEGINNING] for word in first if len(word) >= _BEGINNING)
        self._analysed = functools.lru_cache(maxsize=4096)(self._analyse)

    def _joined(self, ten: str, one: str, tens_first: bool, elided: list[str]) -> list[str]:
        """The number of tens and ones: einundzwanzig, ventuno (the tens lose their vowel before uno)."""
        if not self.any:
            return []
        if tens_first:
            return [(ten[:-1] if one in elided else ten) + one]
        return [one + joint + ten for joint in self._joints]

    def meaning(self, word: str) -> Meaning | float | None:
        """What a word in lower case means: a number, or a quantity of some kind; None for any other word."""
        return self._analysed(word) if word[:_BEGINNING] in self._beginnings else None

    def _analyse(self, word: str) -> Meaning | float | None:
        large = any(part in word for part in (*self._hundreds, *self._thousands))
        if (large or self._half.fullmatch(word)) and (n := self._value(word)) is not None:
            return n
        if (share := self._share.fullmatch(word)) is not None:
            upper, lower = self._numerators[share["upper"]], self._glued[share["lower"]]
            # Three quarters are a count of three as well.
            return Kind.FRACTION, points(0.75, 3) if upper / lower == 0.75 else points(upper / lower), ""
        match = self._ending.fullmatch(word)
        if match is None or match.lastgroup is None:
            return None
        value = next((n for end in self._dropped if (n := self._value(match["number"] + end)) is not None), None)
        return None if value is None else _with_ending(value, match.lastgroup)

    def _value(self, word: str) -> float | None:
        """The value of a numeral in one word, up to 999,999; None for any other word."""
        for thousand in self._thousands:
            head, found, rest = word.partition(thousand)
            if found:
                above = self._below_thousand(head) if head else 1
                below = self._below_thousand(self._after_joint(rest)) if rest else 0
                if above is not None and below is not None:
                    return above * 1000 + below
        return self._below_thousand(word)

    def _below_thousand(self, word: str) -> float | None:
        for hundred in self._hundreds:
            head, found, rest = word.partition(hundred)
            if found:
                above = self._below_hundred.get(head) if head else 1
                below = self._below_hundred.get(self._after_joint(rest)) if rest else 0
                if above is not None and below is not None:
                    return above * 100 + below
        return self._below_hundred.get(word) or self._with_half(word)

    def _with_half(self, word: str) -> float | None:
        """Zweieinhalb is 2.5."""
        match = self._half.fullmatch(word)
        whole = self._below_hundred.get(match["number"]) if match else None
        return None if whole is None else whole + 0.5

    def _after_joint(self, word: str) -> str:
        joint = next((joint for joint in self._joints if word.startswith(joint)), "")
        return word.removeprefix(joint)


def _with_ending(value: float, ending: str) -> Meaning | None:
    if ending == "multiple":
        return (Kind.MULTIPLE, points(value), "time") if value > 1 else None
    if ending == "age":
        return Kind.AGE, points(value), "year"
    if ending == "percent":
        return Kind.PERCENT, points(value), "%"
    if ending == "decade":
        return (Kind.DECADE, points(value, 1900 + value), "decade") if value in range(20, 100, 10) else None
    return Kind.DURATION, points(value), ending
