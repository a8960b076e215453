"""Phrases whose numbers count nothing: grazie mille, mil gracias, a thousand thanks. Data of each language.

Nor does the size of a file that a page offers, (PDF, 86 kB): the file in another language has another size.
"""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.data import section
from samesaid.compare.quantities.values.places import touched
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading

_FILE_SIZE = re.compile(
    r"\((?:PDF|DOCX?|XLSX?|PPTX?|OD[TSP]|RTF|CSV|XML|ZIP|EPUB|MP[34]|JPE?G|PNG)[,;:]? ?"
    r"(\d+(?:[.,]\d+)? ?(?:[kKMG][Bo]|bytes|octets|Byte))\b"
)


@functools.cache
def _idioms(language: str) -> re.Pattern[str]:
    with section(language, "idioms") as words:
        return re.compile(rf"(?<!\w)(?:{words.pattern('phrases')})(?!\w)", re.I)


def with_idioms(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings, with those in an idiom, and sizes of files, as labels: they raise nothing but may confirm the other
    side."""
    if not readings:
        return readings
    places = [match.span() for match in _idioms(language).finditer(text)]
    if "(" in text:
        places += [match.span(1) for match in _FILE_SIZE.finditer(text)]
    if not places:
        return readings
    return [r if at < 0 else _label(r) for r, at in zip(readings, touched(readings, places), strict=True)]


def _label(reading: Reading) -> Reading:
    values = reading.quantity.values
    return Reading(reading.start, reading.end, Quantity(Kind.LABEL, values, low_salience=True))
