"""Russian words whose first part is a number: двухлетний, тридцатитысячная, 12-летний, 30-тысячная."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of
from samesaid.compare.quantities.grammars.digits import times
from samesaid.compare.quantities.grammars.ru.numerals import COMPOUND_SCALES, COMPOUNDS, PREFIXES, Number
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import kind_of

_SECOND_PARTS = any_of([*COMPOUNDS, *COMPOUND_SCALES])
_COMPOUND = re.compile(rf"-?({_SECOND_PARTS})[а-я]{{0,5}}(?!\w)", re.I)
_PREFIXED = re.compile(rf"({any_of(PREFIXES)})({_SECOND_PARTS})[а-я]{{0,5}}(?!\w)", re.I)
_PREFIX_BEGINNINGS = frozenset(prefix[:3] for prefix in PREFIXES)


def prefixed(text: str, start: int) -> list[Reading]:
    """An adjective or noun that begins with a number: двухлетний, трехэтажный."""
    match = _PREFIXED.match(text, start) if text[start : start + 3].lower() in _PREFIX_BEGINNINGS else None
    if match is None:
        return []
    second = match[2].lower()
    value, unit = PREFIXES[match[1].lower()] * COMPOUND_SCALES.get(second, 1.0), COMPOUNDS.get(second, "")
    if match[2].lower() == "лети" and value in (10, 100):
        unit, value = ("decade" if value == 10 else "century"), 1
    # A millennium is often an age of the world, not a count.
    weak = value < 10 or (second == "лети" and value == 1000)
    return [Reading(start, match.end(), Quantity(kind_of(unit), points(value), unit, low_salience=weak))]


def of_digits(text: str, start: int, number: Number) -> Reading | None:
    """The word that digits begin with a hyphen: 12-летний; None for a number alone."""
    end = number.end
    compound = _COMPOUND.match(text, end)
    if compound is None or text[end : end + 1] != "-":
        return None
    second = compound[1].lower()
    unit, value = COMPOUNDS.get(second, ""), times(number.value, COMPOUND_SCALES.get(second, 1.0))
    kind = Kind.AGE if second == "летн" else kind_of(unit)
    return Reading(start, compound.end(), Quantity(kind, points(value), unit, step=number.step))
