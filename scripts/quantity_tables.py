"""Write the tables of months, weekdays, units, currencies and scales that the grammars of spaced languages read.

The words are those of the Unicode CLDR as babel ships it. Run it after an update of babel, or for another language:

    python scripts/quantity_tables.py nl        # those that have a data file, where none is named
"""

from __future__ import annotations

import pathlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from babel import Locale

LANGUAGES = pathlib.Path(__file__).resolve().parents[1] / "compare" / "quantities" / "grammars" / "spaced"
FOLDER = LANGUAGES / "cldr"
# CLDR's identifier of a unit → the key of samesaid.compare.quantities.values.units
UNITS = {
    "length-millimeter": "mm", "length-centimeter": "cm", "length-meter": "m", "length-kilometer": "km",
    "length-mile": "mile", "length-foot": "ft", "length-inch": "inch", "length-yard": "yard",
    "length-nautical-mile": "nmi", "area-square-meter": "m2", "area-square-kilometer": "km2", "area-hectare": "ha",
    "area-acre": "acre", "area-square-foot": "ft2", "area-square-mile": "mile2", "mass-milligram": "mg",
    "mass-gram": "g", "mass-kilogram": "kg", "mass-tonne": "t", "mass-ounce": "oz", "volume-milliliter": "ml",
    "volume-liter": "l", "volume-cubic-meter": "m3", "volume-gallon": "gallon", "volume-barrel": "barrel",
    "duration-second": "s", "duration-minute": "min", "duration-hour": "h", "duration-day": "day",
    "duration-week": "week", "duration-month": "month", "duration-year": "year", "duration-decade": "decade",
    "duration-century": "century", "speed-kilometer-per-hour": "kmh", "speed-mile-per-hour": "mph",
    "power-kilowatt": "kw", "power-megawatt": "mw", "power-gigawatt": "gw", "energy-kilowatt-hour": "kwh",
    "temperature-celsius": "celsius", "temperature-fahrenheit": "fahrenheit",
}  # fmt: skip
# Other short forms are words as well (in, d, a).
SYMBOLS = frozenset(
    ("mm", "cm", "m", "km", "m2", "km2", "ha", "mg", "g", "kg", "t", "ml", "l", "m3", "min", "h", "s", "kmh", "kw",
     "mw", "gw", "kwh", "celsius", "fahrenheit")
)  # fmt: skip
CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "RUB", "INR", "KRW", "HKD", "AUD", "CAD", "NZD", "SGD", "THB",
              "BRL")  # fmt: skip


def main(languages: Iterable[str]) -> None:
    """Write a table for each language."""
    for language in languages:
        path = FOLDER / f"{language}.toml"
        path.write_text("\n".join(_table(Locale.parse(language))) + "\n", encoding="utf-8")
        print(path)


def _table(locale: Locale) -> Iterator[str]:
    yield "# Written by scripts/quantity_tables.py from the Unicode CLDR; words by hand are in the data file."
    months = _names(locale.months, "wide")
    short = {word: number for word, number in _names(locale.months, "abbreviated").items() if word not in months}
    days = {word: number + 1 for word, number in _names(locale.days, "wide").items()}
    for name, numbers in (("months", months), ("month_abbreviations", short), ("weekdays", days)):
        yield from _section(name, {word: str(number) for word, number in numbers.items()})
    yield from _section("units", {word: f'"{key}"' for word, key in _units(locale)})
    yield from _section("currencies", {word: f'"{key}"' for word, key in _currencies(locale)})
    yield from _section("scales", {word: f"{factor:.0e}" for word, factor in _scales(locale)})


def _names(names: Mapping[str, Any], width: str) -> dict[str, int]:
    """Each name of a month or weekday, within a date and alone, with its number."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, word in names[context][width].items():
            found.setdefault(word.lower().rstrip("."), number)
    return found


def _section(name: str, rows: dict[str, str]) -> Iterator[str]:
    yield f"\n[{name}]"
    yield from (f'"{word}" = {value}' for word, value in sorted(rows.items()))


def _units(locale: Locale) -> Iterator[tuple[str, str]]:
    for identifier, key in UNITS.items():
        for width in ("long", "short"):
            if width == "short" and key not in SYMBOLS:
                continue
            for count, pattern in dict(locale._data["unit_patterns"][identifier][width]).items():
                word = pattern.replace("{0}", "").strip(" \u00a0\u202f") if isinstance(pattern, str) else ""
                if word and count != "per" and "{" not in word:
                    yield word.lower(), key


def _currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    for code in CURRENCIES:
        names = locale._data["currency_names_plural"].get(code, {})
        for word in {*names.values(), locale.currencies.get(code, code), code}:
            yield word.lower(), code


def _scales(locale: Locale) -> Iterator[tuple[str, float]]:
    for width in ("long", "short"):
        for patterns in locale._data["compact_decimal_formats"][width].values():
            for size, pattern in patterns.items():
                text = str(pattern.pattern)
                zeros = len(re.findall("0", text))
                word = re.sub(r"[0.¤'\u00a0]|(?<=\w)\.", " ", text).strip()
                if zeros and word and word.isalpha() and len(word) > 1:
                    yield word.lower(), float(size) / 10 ** (zeros - 1)


if __name__ == "__main__":
    main(sys.argv[1:] or sorted(path.stem for path in LANGUAGES.glob("*.toml")))
