"""One language as the engine sees it: its data file and its table of the CLDR."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samesaid.compare.quantities.grammars.data import Section, load, section

_SECTIONS = frozenset(
    (
        "numbers", "compounds", "phrases", "alone", "conditions", "units", "bounds", "labels", "dates", "clock",
        "relative", "weekday", "speeds", "pounds", "idioms", "signs", "bounding", "shares",
        "ages",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """A language and its data."""

    code: str
    capitalised_nouns: bool
    """Whether every noun has a capital (German): then a capital marks no name, and one is needed by months."""
    cldr: Mapping[str, Any]
    """Months, weekdays, units, currencies and scales, as scripts/quantity_tables.py wrote them."""

    def section(self, name: str) -> Section:
        """A section of the data file, empty where it is missing."""
        return section(self.code, name)


@functools.cache
def language(code: str) -> Language:
    """The language of a data file.

    Raises ValueError for a section that is not known, and where the table of the CLDR is missing.
    """
    data = load(f"spaced/{code}")
    capitalised_nouns = bool(data.get("capitalised_nouns", False))
    if unknown := data.keys() - _SECTIONS - {"capitalised_nouns"}:
        raise ValueError(f"{code}: unknown section [{min(unknown)}]")
    cldr = load(f"spaced/cldr/{code}")
    if not cldr:
        raise ValueError(f"{code}: no table of the CLDR: python scripts/quantity_tables.py {code} writes it")
    return Language(code, capitalised_nouns, cldr)
