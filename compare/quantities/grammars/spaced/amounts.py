"""Amounts in spaced languages: a number with its currency, scale, unit and bound; ranges and shares of two numbers."""

from __future__ import annotations

import re
from collections.abc import Callable

from samesaid.compare.quantities.grammars.currency_signs import currency_before
from samesaid.compare.quantities.grammars.digits import PART_OF_A_UNIT, part_after, times
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.mixed import rest
from samesaid.compare.quantities.grammars.numeric_dates import first_hour
from samesaid.compare.quantities.grammars.prefixed_units import prefixed_unit
from samesaid.compare.quantities.grammars.spaced.context import Context
from samesaid.compare.quantities.grammars.spaced.digits import Digits, digits
from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.grammars.spaced.numerals import Numerals
from samesaid.compare.quantities.grammars.tuning import (
    MAX_BARE_YEAR,
    MAX_DENOMINATOR,
    MAX_RANGE_YEAR,
    MAX_SHARE_NUMERATOR,
    MIN_BARE_YEAR,
    MIN_NO_NAME,
    MIN_RANGE_YEAR,
)
from samesaid.compare.quantities.values.conversion import SMALLER_UNITS, in_larger_unit
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity, Reading, points, share
from samesaid.compare.quantities.values.units import kind_of

# Kinds whose unit and scale two numbers of a range share.
_SHARED = (Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.MULTIPLE)
# The smaller unit of two, with an "and" of at most three letters before it.
_SMALLER = re.compile(rf"[ \u00a0]?(?:[^\W\d_]{{1,3}} )?(?P<digits>\d{{1,2}})(?!\d){PART_OF_A_UNIT}")
_NOUN = re.compile(r" [^\W\d_]{3,}")
# Units that an article may count, and the characters before it in which the words of a length of time are sought.
_LONG_UNITS = frozenset({"h", "week", "month", "year"})
_LASTING_CHARACTERS = 24
# Characters before a percentage in which "wholly" is sought.
_WHOLLY_CHARACTERS = 3


class Amounts:
    """The amounts of one language. ``date_or_time`` reads those in digits, which are no second number of a range."""

    def __init__(
        self,
        language: Language,
        numerals: Numerals,
        context: Context,
        date_or_time: Callable[[str, int], list[Reading]],
    ) -> None:
        self._code, self._numerals, self._context, self._date_or_time = language.code, numerals, context, date_or_time
        with language.section("phrases") as data:
            self._range = re.compile(rf"(?: ?[-–—~] ?['’]?|{data.pattern('range')})(?=[$£€¥\d])", re.IGNORECASE)
            self._out_of = re.compile(data.pattern("out_of"), re.IGNORECASE)
            self.each = re.compile(data.pattern("each"), re.IGNORECASE)
            """What before an ordinal makes it a share."""
            self.article_counts = data.flag("article_counts")
            """Whether an article is the one of "one in five"."""
            self._lasting_before = re.compile(rf"(?:^|\W)(?:{data.pattern('lasting_before')})[ '’]$", re.IGNORECASE)
            self._lasting_after = re.compile(rf" (?:{data.pattern('lasting_after')})\b", re.IGNORECASE)
            self._joint = data.pattern("between_scales", "")
            self._wholly = frozenset(data.words("wholly"))

    def share_of(self, text: str, start: int, end: int, value: float) -> Reading | None:
        """Nine out of ten: 9 von 10, neuf sur dix; None where no second number follows."""
        of = self._out_of.match(text, end) if value <= MAX_SHARE_NUMERATOR and value == int(value) else None
        if of is None:
            return None
        number = digits(text, of.end())
        words = None if number else self._numerals.words(text, of.end())
        if words is not None and (words.ordinal or words.share):
            return None
        other, stop = (number.values[0], number.end) if number else (words.low, words.end) if words else (0.0, 0)
        if not value < other <= MAX_DENOMINATOR or text[stop : stop + 1] in ("%", "\u00a0", "\u202f"):
            return None
        return Reading(start, stop, share(value, other))

    def one_unit(self, text: str, start: int, end: int) -> Reading | None:
        """Für einen Monat, un año y medio, un'ora e mezza: the article at ``start`` counts one unit.

        Without a half only a length of time, where the words around it say that it lasts; None elsewhere.
        """
        kind, unit, stop = self._context.unit(text, end + (text[end : end + 1] in ("'", "’")), "")
        half, stop = self._numerals.and_a_half(text, stop) if unit and kind is not Kind.CARDINAL else (0.0, stop)
        if kind is Kind.PERCENT and not half:
            return Reading(start, stop, Quantity(kind, points(1), unit, self._context.bound(text, start)))
        if not half and not (unit in _LONG_UNITS and self._lasts(text, start, stop)):
            return None
        bound = self._context.bound(text, start)
        return Reading(start, stop, Quantity(kind, points(1 + half), unit, bound, low_salience=not half))

    def _lasts(self, text: str, start: int, end: int) -> bool:
        before = self._lasting_before.search(text, max(0, start - _LASTING_CHARACTERS), start)
        return before is not None or self._lasting_after.match(text, end) is not None

    def ranged(self, text: str, start: int, number: Digits) -> list[Reading]:
        """A number in digits, or two that share what follows the second: 13,8 bis 14,3 Milliarden, 2-3 %, 2019-20."""
        joint = self._range.match(text, number.end)
        value = number.values[0]
        if joint is not None:
            begin = joint.end() + (0 if text[joint.end()].isdigit() else 1)
            second = digits(text, begin)
            after = self._date_or_time(text, begin)
            if number.plain and (hour := first_hour(text, start, number.end, value, after)) is not None:
                return [hour, *after]
            if second is not None and not after:
                if MIN_RANGE_YEAR <= value <= MAX_RANGE_YEAR and second.plain and second.end - begin == 2:
                    until = points(value // 100 * 100 + second.values[0], second.values[0])
                    return [
                        Reading(start, number.end, Quantity(Kind.YEAR, points(value), "year")),
                        Reading(begin, second.end, Quantity(Kind.YEAR, until, "year")),
                    ]
                rest = self.amount(text, begin, second.end, points(*second.values), second.step)
                if (first := self._first(text, start, number, second.values[0], rest[0])) is not None:
                    return [first, *rest]
        return self.amount(text, start, number.end, points(*number.values), number.step, plain=number.plain)

    def _first(self, text: str, start: int, number: Digits, plain: float, second: Reading) -> Reading | None:
        """The first number of a range with the scale and the unit of the second, None where it has its own.

        ``plain`` is the second number without its scale.
        """
        other, value = second.quantity, number.values[0]
        year = MIN_BARE_YEAR <= value <= MAX_BARE_YEAR and number.plain and number.end - start == 4
        if other.kind not in _SHARED or not plain or (year and other.kind is not Kind.CARDINAL):
            return None
        factor = other.value / plain
        if factor == 1 and other.kind is Kind.CARDINAL:
            return None
        begin, currency = currency_before(text, start)
        values = points(*(times(v, factor) if v <= plain else v for v in number.values))
        bound = self._context.bound(text, begin)
        kind, unit = (Kind.MONEY, currency) if currency else (other.kind, other.unit)
        return Reading(begin, number.end, Quantity(kind, values, unit, bound, number.step * factor))

    def amount(
        self, text: str, start: int, end: int, values: tuple[Interval, ...], step: float, low_salience: bool = False,
        plain: bool = False,
    ) -> list[Reading]:  # fmt: skip
        """The number from ``start`` to ``end`` with its currency, scale, unit and bound.

        ``step`` is the worth of its last digit, ``plain`` says that it is an unbroken run of digits.
        """
        begin, currency = currency_before(text, start)
        number_end = end
        factor, end = self._numerals.scale(text, end)
        mixed = rest(text, end, values[0][0], factor, self._numerals.scale, self._joint) if step else None
        if mixed is not None:
            values, step, end = points(mixed[0]), mixed[1], mixed[2]
            factor, plain = 1.0, False
        more, end = self._numerals.and_a_half(text, end)
        kind, unit, stop = self._context.unit(text, end, currency)
        prefixed = None if currency else prefixed_unit(text, end, self._code)
        if prefixed is not None and prefixed.end > stop:
            factor, unit, stop = times(factor, prefixed.factor), prefixed.unit, prefixed.end
            kind = kind_of(unit)
        if factor == 1 and stop == end and text[end : end + 1].isalpha():
            return [Reading(start, number_end, Quantity(Kind.LABEL, values, low_salience=True))]
        if kind is Kind.CARDINAL and plain and not prefixed and (noun := _NOUN.match(text, end)) is not None:
            # Seis sacos y medio.
            more, stop = self._numerals.and_a_half(text, noun.end())
            if not more or self._numerals.scale(text, stop)[0] != 1:
                # Not in cinq maisons et demi-douzaine, cinco casas y media docena.
                more, stop = 0.0, end
        end = stop
        if not more and kind is Kind.DURATION:
            more, end = self._numerals.and_a_half(text, end)
        values = tuple((times(low + more, factor), times(high + more, factor)) for low, high in values)
        if unit in SMALLER_UNITS:
            part, end = self._second_unit(text, end, unit)
            values = tuple((low + part, high + part) for low, high in values)
        bound = self._context.bound(text, begin)
        if bound is Bound.EXACT:
            bound, end = self._context.bound_after(text, end)
        if kind is Kind.DURATION and bound is Bound.MORE and self._context.lasts(text, begin):
            bound = Bound.AMBIGUOUS
        if kind is Kind.CARDINAL and factor == 1 and not (unit or mixed):
            special = self._year_or_label(text, start, end, values, plain)
            if special is not None:
                return [special]
        low, high = values[0]
        low_salience = (
            (low_salience and (factor < 1000 or low != high))
            or (low == 1 and kind not in (Kind.PERCENT, Kind.POINT))
            or (kind is Kind.PERCENT and low == 100 and self._is_wholly(text, begin))
            or (unit == "h" and low == 24)
            or (begin > 1 and text[begin - 1] in ")]")
        )
        return [Reading(begin, end, Quantity(kind, values, unit, bound, step * factor, low_salience))]

    def _is_wholly(self, text: str, start: int) -> bool:
        """Whether the word before 100 % makes it "wholly": à 100 %."""
        return text[max(0, start - _WHOLLY_CHARACTERS) : start].strip() in self._wholly

    def _second_unit(self, text: str, end: int, unit: str) -> tuple[float, int]:
        """(what it adds, end) of a smaller unit that follows the first: 3 Minuten 35 Sekunden."""
        match = _SMALLER.match(text, end)
        if match is None:
            return 0.0, end
        _, smaller, stop = self._context.unit(text, match.end(), "")
        part = in_larger_unit(float(match["digits"]) + part_after(match), smaller, unit)
        return (part, stop) if part else (0.0, end)

    def _year_or_label(
        self, text: str, start: int, end: int, values: tuple[Interval, ...], plain: bool
    ) -> Reading | None:
        """A bare number that is a year or belongs to a name; None for a cardinal."""
        value = values[0][0]
        if plain and end - start == 4 and MIN_BARE_YEAR <= value <= MAX_BARE_YEAR:
            return Reading(start, end, Quantity(Kind.YEAR, points(value), "year"))
        if (text[start].isdigit() or value < MIN_NO_NAME) and self._context.label(text, start):
            name = name_before(text, start, self._code)
            return Reading(start, end, Quantity(Kind.LABEL, values, name, low_salience=True))
        return None
