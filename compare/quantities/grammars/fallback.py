"""Languages without a grammar: digits, with the separators of the locale."""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.digits import folding
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

# Longer runs are keys or tables.
_MAX_DIGITS, _MAX_DECIMALS = 30, 15
_RUN = re.compile(r"(?<![\w.,])\d[\d.,'’\u00a0\u202f]*(?:(?<=\d)|(?<=[.,'’\u00a0\u202f]))")


@functools.cache
def symbols(language: str) -> tuple[str, str]:
    """(decimal mark, grouping mark) of a language by CLDR; point and comma where CLDR does not know it."""
    from babel.core import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return ".", ","
    return get_decimal_symbol(locale), get_group_symbol(locale)


def scan(text: str, language: str) -> list[Reading]:
    """Numbers in digits whose thousands are separated as in ``language``, all of low salience.

    Without a grammar, scales, words and units are unknown, so that these numbers can only confirm others.
    """
    decimal, group = symbols(language)
    found = []
    for match in _RUN.finditer(text.translate(folding())):
        digits = match.group().rstrip(".,'’\u00a0\u202f")
        value = _value(digits, decimal, group)
        if value is not None:
            end = match.start() + len(digits)
            found.append(Reading(match.start(), end, Quantity(Kind.LABEL, points(value), low_salience=True)))
    return found


def _value(digits: str, decimal: str, group: str) -> float | None:
    whole, mark, rest = digits.partition(decimal)
    groups = re.split("[\u00a0\u202f'’" + re.escape(group) + "]", whole)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(part) != 3 for part in groups[1:])):
        return None
    plain = "".join(groups)
    if not plain.isdigit() or len(plain) > _MAX_DIGITS or (mark and (not rest.isdigit() or len(rest) > _MAX_DECIMALS)):
        return None
    return float(f"{plain}.{rest}") if mark else float(plain)
