"""The scanner of Russian. Patterns are tried only at a digit or at a word that may begin a number."""

from __future__ import annotations

import re
from dataclasses import replace

from samesaid.compare.quantities.grammars.digits import folding, leading_point, skip, times
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.numeric_dates import enumerator, military, page_of_a_note, slashed
from samesaid.compare.quantities.grammars.prefixed_units import prefixed_unit
from samesaid.compare.quantities.grammars.ru import clock, compounds, dates, lasting
from samesaid.compare.quantities.grammars.ru.context import (
    currency_before,
    prefix_bound,
    smaller_unit,
    suffix_bound,
    unit_after,
)
from samesaid.compare.quantities.grammars.ru.dates import MONTHS, WEEKDAYS
from samesaid.compare.quantities.grammars.ru.numerals import (
    CARDINALS,
    FRACTIONS,
    HALVES,
    MULTIPLES,
    ORDINALS,
    SCALES,
    VAGUE,
    Number,
    digits,
    in_words,
    scale,
)
from samesaid.compare.quantities.grammars.tuning import LOW_SALIENCE_BELOW, MAX_BARE_YEAR, MIN_RUSSIAN_YEAR
from samesaid.compare.quantities.values.conversion import SMALLER_UNITS
from samesaid.compare.quantities.values.quantity import Bound, Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import kind_of

_TOKEN = re.compile(r"\d|[А-Яа-я]{3,}|(?<!\w)[IVXХ]{1,6}(?=[ \u00a0–—-])")
_JOINT = re.compile(r" ?[-–—] ?(?=[\d$€£])| (?:до|по|и|или|к)(?: почти| примерно| более)? (?=[\d$€£])")
_ORDINAL = re.compile(r"-?(?:й|я|го|му|ый|ая|ое|ом|ой|ую)(?!\w)|-(?:м|е|х)(?!\w)")
_CASE = re.compile(r"-(?:ти|ми|ю|х|и)(?!\w)")
_AGED = re.compile(r"возраст\w* $")
_AGED_CHARACTERS = 12
_SCORE = re.compile(r"(?P<a>\d{1,3}):(?P<b>\d{1,3})(?![\d:])")
_WITHOUT_YO = str.maketrans("ёЁ", "еЕ")
_STARTS = frozenset({*CARDINALS, *ORDINALS, *SCALES, *VAGUE, *FRACTIONS, *HALVES, *MULTIPLES, *MONTHS, *WEEKDAYS})


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    folded = text.translate(folding()).translate(_WITHOUT_YO)
    found: list[Reading] = []
    position = 0
    for match in _TOKEN.finditer(folded):
        start = match.start()
        if start < position:
            continue
        word = match.group()
        if word[0].isdigit():
            readings = _digits(folded, start)
            position = _end(readings) if readings else skip(folded, start)
        else:
            readings = _word(folded, start, word) if start == 0 or not folded[start - 1].isalnum() else []
            position = _end(readings) if readings else position
        found += readings
    return found


def _end(readings: list[Reading]) -> int:
    whole = readings[-1].quantity.date_span
    return max(readings[-1].end, whole.end if whole else 0)


def _word(text: str, start: int, written: str) -> list[Reading]:
    word = written.lower()
    if written[0] in "IVXХ" and (roman := dates.roman(text, start)):
        return roman
    if dates.RELATIVE_STARTS.match(word) and (relative := dates.relative(text, start)) is not None:
        return [relative]
    if word in clock.STARTS and (time := clock.spoken(text, start)) is not None:
        return [time]
    if word in lasting.UNITS and (one := lasting.one_unit(text, start, word)) is not None:
        return [one]
    if word not in _STARTS:
        return compounds.prefixed(text, start)
    end = start + len(word)
    if word in MONTHS:
        return dates.month(text, start) if written[0].islower() else []
    if word in WEEKDAYS:
        return [Reading(start, end, Quantity(Kind.WEEKDAY, points(WEEKDAYS[word]), "day", low_salience=True))]
    if word in MULTIPLES:
        return [Reading(start, end, Quantity(Kind.MULTIPLE, points(MULTIPLES[word]), low_salience=True))]
    if word in HALVES:
        kind = Kind.FRACTION if HALVES[word][0] == 0.5 else Kind.CARDINAL
        return [Reading(start, end, Quantity(kind, points(*HALVES[word]), low_salience=True))]
    if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        # во-первых, один-два
        return []
    value = in_words(text, start, word)
    if value is None:
        return _vague(text, start, end, word)
    if value.ordinal:
        return [_ordinal(text, start, value.end, value.value)]
    if value.share:
        values = points(value.value, 3) if value.value in (0.75, 1 / 3) else points(value.value)
        return [
            Reading(
                start, value.end, Quantity(Kind.FRACTION, values, bound=prefix_bound(text, start), low_salience=True)
            )
        ]
    return _some(_quantity(text, start, value))


def _some(reading: Reading | None) -> list[Reading]:
    return [reading] if reading else []


def _vague(text: str, start: int, end: int, word: str) -> list[Reading]:
    """A vague number (десятки, сотни тысяч), or a scale alone, which is one of it: тысяча, миллион."""
    if word in VAGUE:
        factor, stop = scale(text, end)
        low = VAGUE[word] * factor
        unit, stop = unit_after(text, stop)
        return [Reading(start, stop, Quantity(kind_of(unit), ((low, low * 10 - factor),), unit, low_salience=True))]
    if word in SCALES:
        unit, stop = unit_after(text, end)
        value = SCALES[word]
        return [
            Reading(
                start, stop, Quantity(kind_of(unit), points(value), unit, prefix_bound(text, start), low_salience=True)
            )
        ]
    return []


def _ordinal(text: str, start: int, end: int, value: float) -> Reading:
    period = dates.period(text, start, end, value)
    return period or Reading(start, end, Quantity(Kind.ORDINAL, points(value), low_salience=True))


def _digits(text: str, start: int) -> list[Reading]:
    before = text[start - 1] if start else ""
    if before.isalpha() or (before in "-_+" and start > 1 and text[start - 2].isalpha()):
        return _attached(text, start)
    if (
        found := page_of_a_note(text, start)
        or enumerator(text, start)
        or military(text, start)
        or dates.numeric(text, start)
    ):
        return found
    if (score := _SCORE.match(text, start)) is not None:
        return [
            Reading(score.start(n), score.end(n),
                    Quantity(Kind.CARDINAL, points(float(score[n])), step=1.0, low_salience=float(score[n]) <= 1))
            for n in ("a", "b")
        ]  # fmt: skip
    if (shared := slashed(text, start)) is not None:
        return shared
    if (decimals := leading_point(text, start, comma=True)) is not None:
        return _some(_quantity(text, start - 1, Number(*decimals, digits=True)))
    value = digits(text, start)
    if value is None or (text[value.end : value.end + 1] == "." and text[value.end + 1 : value.end + 2].isdigit()):
        return []
    if _named(text, start) and not value.scaled:
        return [
            Reading(
                start,
                value.end,
                Quantity(Kind.LABEL, points(value.value), name_before(text, start, "ru"), low_salience=True),
            )
        ]
    joint = _JOINT.match(text, value.end)
    if joint is not None and not value.scaled and (shared := _ranged(text, start, value, joint)):
        return shared
    return _some(_quantity(text, start, value))


def _named(text: str, start: int) -> bool:
    """Whether the number is part of a name or numbers a thing: Boeing 737, № 5."""
    if text[max(0, start - 2) : start].strip() == "№":
        return True
    return start > 1 and text[start - 1] == " " and text[start - 2].isascii() and text[start - 2].isalpha()


def _attached(text: str, start: int) -> list[Reading]:
    begin, currency = currency_before(text, start)
    value = digits(text, start)
    if value is None:
        return []
    if currency:
        return _some(_quantity(text, begin, value))
    return [
        Reading(
            start,
            value.end,
            Quantity(Kind.LABEL, points(value.value), name_before(text, start, "ru"), low_salience=True),
        )
    ]


def _ranged(text: str, start: int, first: Number, joint: re.Match[str]) -> list[Reading]:
    """Two numbers that share what follows the second: от 5 до 10 млн, 2–3 %, с 5 по 7 мая."""
    begin = joint.end()
    while begin < len(text) and text[begin] in "$€£":
        begin += 1
    if dated := dates.numeric(text, begin):
        if dated[0].quantity.kind is not Kind.DAY or first.value > 31 or first.step != 1:
            return []
        day = Quantity(Kind.DAY, points(first.value), "day", date_span=dated[0].quantity.date_span)
        return [Reading(start, first.end, day), *dated]
    second = digits(text, begin)
    found = _quantity(text, begin, second) if second else None
    if second is None or found is None:
        return []
    other = found.quantity
    sign = joint.group().strip()
    if other.kind in (Kind.ORDINAL, Kind.LABEL, Kind.YEAR) or (
        sign[:1] in "ик" and not other.unit and not second.scaled
    ):
        return []
    factor, _ = scale(text, _plain_end(text, begin))
    shares = factor > 1 and first.value <= second.value / factor * 1.0000001
    sign_start, currency = currency_before(text, start)
    unit, kind = (currency, Kind.MONEY) if currency else (other.unit, other.kind)
    value, step = (first.value * factor, first.step * factor) if shares else (first.value, first.step)
    own = Quantity(kind, points(float(f"{value:.15g}")), unit, Bound.EXACT, step)
    return [Reading(sign_start, first.end, own), found]


def _plain_end(text: str, at: int) -> int:
    while at < len(text) and (
        text[at].isdigit() or (text[at] in ",. \u00a0\u202f" and text[at + 1 : at + 2].isdigit())
    ):
        at += 1
    return at


def _quantity(text: str, start: int, number: Number) -> Reading | None:
    """The number at ``start`` with its currency, unit and bound, or what it is a part of."""
    begin, currency = currency_before(text, start)
    end = number.end
    bare = number.digits and not number.scaled and not currency
    if bare:
        if (derived := _derived(text, start, number)) is not None:
            return derived
        if (case := _CASE.match(text, end)) is not None:
            end = case.end()
    unit, stop = unit_after(text, end)
    if unit == "time" and text[max(0, start - 2) : start].lower() in ("в ", "во"):
        multiple = Quantity(Kind.MULTIPLE, points(number.value), step=number.step, low_salience=not number.digits)
        return Reading(start, stop, multiple)
    if not currency and (prefixed := prefixed_unit(text, end)) is not None and prefixed.end > stop:
        factor, unit, stop = prefixed.factor, prefixed.unit, prefixed.end
        number = replace(number, value=times(number.value, factor), step=number.step * factor)
    elif bare and not unit:
        if text[end : end + 1].isalpha():
            return Reading(start, end, Quantity(Kind.LABEL, points(number.value), low_salience=True))
        if end - start == 4 and MIN_RUSSIAN_YEAR <= number.value <= MAX_BARE_YEAR and number.step == 1:
            return Reading(start, end, Quantity(Kind.YEAR, points(number.value), "year"))
    if unit in SMALLER_UNITS and (part := smaller_unit(text, stop, unit)) is not None:
        number, stop = replace(number, value=number.value + part[0]), part[1]
    kind, unit = (Kind.MONEY, currency) if currency else (kind_of(unit), unit)
    small_word = not number.digits and not number.scaled and number.value < LOW_SALIENCE_BELOW
    low_salience = small_word or (number.value == 1 and kind not in (Kind.PERCENT, Kind.POINT))
    bound = prefix_bound(text, begin)
    if bound is Bound.EXACT:
        bound, stop = suffix_bound(text, stop)
        if bound is not Bound.EXACT and not unit:
            unit, stop = unit_after(text, stop)
            kind = kind_of(unit)
    if kind is Kind.DURATION and unit == "year" and _AGED.search(text, max(0, start - _AGED_CHARACTERS), start):
        kind = Kind.AGE
    step = number.step if number.digits else 0.0
    return Reading(begin, stop, Quantity(kind, points(number.value), unit, bound, step, low_salience))


def _derived(text: str, start: int, number: Number) -> Reading | None:
    """What digits are with an ending: 12-летний, 5-й, 90-е годы; None for a number alone."""
    end = number.end
    if (compound := compounds.of_digits(text, start, number)) is not None:
        return compound
    if (place := _ORDINAL.match(text, end)) is not None and number.step == 1:
        return _ordinal(text, start, place.end(), number.value)
    return None if _CASE.match(text, end) else dates.period(text, start, end, number.value)
