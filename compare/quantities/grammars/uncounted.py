"""Numbers that count nothing: phrases such as grazie mille and mil gracias (data of each language), and sizes of files.

The size of a file to download, (PDF, 464 kB), belongs to the file of one language, not to its text.
"""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.data import section
from samesaid.compare.quantities.values.places import touched
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading

_SIZE = r"\d[\d.,']*[ \u00a0]?(?:[kKMG]i?[bBo]|[КкМГ][Бб]|octets|bytes?|Byte|байт)(?!\w)"
_FORMAT = r"(?:PDF|DOCX?|XLSX?|PPTX?|OD[TSP]|RTF|TXT|CSV|XML|ZIP|EPUB|MP3|MP4|JPE?G|PNG|TIFF?|SVG)"
_BETWEEN = r"[ \u00a0,:;|/(\[（–-]{1,4}"
_DOWNLOAD = re.compile(rf"(?<!\w){_FORMAT}(?!\w){_BETWEEN}{_SIZE}|{_SIZE}{_BETWEEN}{_FORMAT}(?!\w)", re.I)


@functools.cache
def _idioms(language: str) -> re.Pattern[str]:
    with section(language, "idioms") as words:
        return re.compile(rf"(?<!\w)(?:{words.pattern('phrases')})(?!\w)", re.I)


def with_uncounted(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings, with those in an idiom and sizes of files as labels: they raise nothing but may confirm the other
    side."""
    if not readings:
        return readings
    places = sorted(match.span() for pattern in (_idioms(language), _DOWNLOAD) for match in pattern.finditer(text))
    if not places:
        return readings
    return [r if at < 0 else _label(r) for r, at in zip(readings, touched(readings, places), strict=True)]


def _label(reading: Reading) -> Reading:
    return Reading(reading.start, reading.end, Quantity(Kind.LABEL, reading.quantity.values, low_salience=True))
