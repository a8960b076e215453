"""Numbers that count nothing: phrases such as grazie mille (data of each language), sizes of files, marks of footnotes.

The size of a file to download, (PDF, 464 kB), belongs to the file of one language, not to its text.
"""

from __future__ import annotations

import functools
import re

from samesaid.compare.needles import Needles
from samesaid.compare.quantities.grammars.data import section
from samesaid.compare.quantities.values.places import touched
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading

_SIZE = r"\d[\d.,']*[ \u00a0]?(?:[kKMG]i?[bBo]|[КкМГ][Бб]|octets|bytes?|Byte|байт)(?!\w)"
_FORMAT = r"(?:PDF|DOCX?|XLSX?|PPTX?|OD[TSP]|RTF|TXT|CSV|XML|ZIP|EPUB|MP3|MP4|JPE?G|PNG|TIFF?|SVG)"
_BETWEEN = r"[ \u00a0,:;|/(\[（–-]{1,4}"
_DOWNLOAD = re.compile(rf"(?<!\w){_FORMAT}(?!\w){_BETWEEN}{_SIZE}|{_SIZE}{_BETWEEN}{_FORMAT}(?!\w)", re.I)
# A mark in brackets glued to a word or figure, 1,200[3], or digits glued to a comma or an end mark behind a word.
_FOOTNOTE = re.compile(
    r"(?<=[^\s\[【〔])[\[【〔](?:[^\W\d_]{1,5}\.? ?)?\d{1,3}(?: ?[,，、–-] ?\d{1,3}){0,5}[\]】〕](?![日月年岁歲时時])"
    r"|(?<=[^\W\d_]{3}[,.;!?])\d{1,3}(?= [^\W\d_]|$)|(?<=[^\W\d_]{3}[.!?][”\"’»])\d{1,3}(?= [^\W\d_]|$)"
)
# What every match of these needs, which is found sooner: a digit with the first letter of a unit, parts of the names of
# formats; an opening bracket, or a digit glued to a mark.
_SIZED = re.compile("\\d[.,']*[ \u00a0]?[kKmMgGoObBкКмМгГбБ\u212a]")
_FORMATS = (
    "PDF", "DOC", "XLS", "PPT", "OD", "RTF", "TXT", "CSV", "XML", "ZIP", "EPUB", "MP3", "MP4", "JP", "PNG", "TIF",
    "SVG", "\u0130",
)  # fmt: skip
_OPENING = "[【〔"
_GLUED = re.compile(r"[,.;!?][”\"’»]?\d")


@functools.cache
def _idioms(language: str) -> tuple[re.Pattern[str], Needles]:
    with section(language, "idioms") as words:
        phrases = words.pattern("phrases")
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.I), Needles(phrases)


def with_uncounted(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings, with those in an idiom and sizes of files as labels: they raise nothing but may confirm the other
    side."""
    if not readings:
        return readings
    idioms, needles = _idioms(language)
    patterns = [idioms] if needles.may_be_in(text) else []
    if _may_name_a_format(text):
        patterns.append(_DOWNLOAD)
    places = sorted(match.span() for pattern in patterns for match in pattern.finditer(text)) if patterns else []
    if places:
        readings = [r if at < 0 else _label(r) for r, at in zip(readings, touched(readings, places), strict=True)]
    marks = [match.span() for match in _FOOTNOTE.finditer(text)] if _may_have_a_note(text) else []
    if marks:
        readings = [
            r if at < 0 or r.quantity.kind is not Kind.CARDINAL else _label(r)
            for r, at in zip(readings, touched(readings, marks), strict=True)
        ]
    return readings


def _may_name_a_format(text: str) -> bool:
    if _SIZED.search(text) is None:
        return False
    capitals = text.upper()
    return any(name in capitals for name in _FORMATS)


def _may_have_a_note(text: str) -> bool:
    """Whether the text has a bracket, or a mark between a letter and a digit."""
    if any(map(text.__contains__, _OPENING)):
        return True
    before = (text[match.start() - 1 : match.start()] for match in _GLUED.finditer(text))
    return any(one.isalnum() and not one.isdecimal() for one in before)


def _label(reading: Reading) -> Reading:
    return Reading(reading.start, reading.end, Quantity(Kind.LABEL, reading.quantity.values, low_salience=True))
