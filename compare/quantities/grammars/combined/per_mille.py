"""Thousandths: 35 ‰, 0,8 Promille, 35 pour mille, 12 per thousand. They are read as percentages, a tenth of each."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from samesaid.compare.quantities.grammars.data import section
from samesaid.compare.quantities.values.quantity import Kind, Reading


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    words = section(language, "shares").pattern("per_mille")
    return re.compile(rf"[ \u00a0\u202f]?‰|{words}", re.I)


def with_per_mille(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings, with plain numbers of thousandths as percentages; what else was read in their words is dropped."""
    pattern = _pattern(language)
    found: list[Reading] = []
    covered = 0
    for reading in readings:
        if reading.start < covered:
            continue
        quantity = reading.quantity
        match = None
        if quantity.kind is Kind.CARDINAL and not quantity.unit:
            match = pattern.match(text, reading.end)
        if match is not None:
            tenths = tuple((low / 10, high / 10) for low, high in quantity.values)
            quantity = replace(
                quantity, kind=Kind.PERCENT, values=tenths, unit="%", step=quantity.step / 10, low_salience=False
            )
            covered = match.end()
            reading = Reading(reading.start, covered, quantity)
        found.append(reading)
    return found
