"""Phrases whose numbers count nothing: grazie mille, mil gracias, a thousand thanks. Data of each language."""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.data import section
from samesaid.compare.quantities.values.quantity import Reading


@functools.cache
def _idioms(language: str) -> re.Pattern[str]:
    with section(language, "idioms") as words:
        return re.compile(rf"(?<!\w)(?:{words.pattern('phrases')})(?!\w)", re.I)


def without_idioms(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings that are not part of an idiom."""
    if not readings:
        return readings
    places = [match.span() for match in _idioms(language).finditer(text)]
    if not places:
        return readings
    return [r for r in readings if not any(begin <= r.start and r.end <= end for begin, end in places)]
