"""Numbers of languages without a grammar."""

from __future__ import annotations

import pytest

from samesaid.compare.quantities.grammars.fallback import scan, symbols


@pytest.mark.parametrize(
    ("language", "expected"), [("sv", (",", "\u00a0")), ("en-GB", (".", ",")), ("qqq", (".", ",")), ("x-", (".", ","))]
)
def test_the_marks_of_a_number_are_those_of_the_language(language: str, expected: tuple[str, str]) -> None:
    """Point and comma for a language that CLDR does not know."""
    assert symbols(language) == expected


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("sv", "Det kom 4\u00a0700 gäster i 12,5 bussar.", [4700.0, 12.5]),
        ("qqq", "a 4,700 b 12.5 c", [4700.0, 12.5]),
        # Not grouped in threes, two decimal marks, more digits than a number has: read as no number at all.
        ("qqq", "a 47,00 b 1.2.3 c 1,2345", []),
        ("qqq", "a " + "9" * 40 + " b 0." + "1" * 40, []),
        ("qqq", "12. 7, ’", [12.0, 7.0]),
        ("fa", "۴۷", [47.0]),
    ],
)
def test_numbers_in_digits(language: str, text: str, values: list[float]) -> None:
    found = scan(text, language)
    assert [reading.quantity.value for reading in found] == values
    assert all(reading.quantity.low_salience for reading in found)
