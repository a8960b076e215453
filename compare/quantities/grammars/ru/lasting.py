"""Russian lengths of time without a number: через месяц, в течение недели, год назад."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, by_word, section
from samesaid.compare.quantities.grammars.ru.context import prefix_bound
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

with section("ru", "lasting") as _data:
    UNITS = by_word(_data.table("units"))
    _BEFORE = re.compile(rf"(?:^|[^\w-])(?:{any_of(_data.words('before'))}) $", re.I)
    _AFTER = re.compile(rf" (?:{any_of(_data.words('after'))})\b", re.I)
_MAX_BEFORE = 14


def one_unit(text: str, start: int, word: str) -> Reading | None:
    """The length of time that ``word`` at ``start`` is one unit of; None where nothing around it says that it lasts."""
    end = start + len(word)
    unit = UNITS.get(word)
    lasts = unit is not None and (
        _BEFORE.search(text, max(0, start - _MAX_BEFORE), start) is not None or _AFTER.match(text, end) is not None
    )
    if unit is None or not lasts or (start > 1 and text[start - 2].isdigit()):
        return None
    bound = prefix_bound(text, start)
    return Reading(start, end, Quantity(Kind.DURATION, points(1), unit, bound, low_salience=True))
