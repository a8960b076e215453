"""Sizes of files to download: (PDF, 464 kB). They belong to the file of one language, not to its text."""

from __future__ import annotations

import re
from dataclasses import replace

from samesaid.compare.quantities.values.places import touched
from samesaid.compare.quantities.values.quantity import Kind, Reading

_SIZE = r"\d[\d.,']*[ \u00a0]?(?:[kKMG]i?[bBo]|[КкМГ][Бб]|octets|bytes?|Byte|байт)(?!\w)"
_FORMAT = r"(?:PDF|DOCX?|XLSX?|PPTX?|ODT|ODS|RTF|TXT|CSV|XML|ZIP|EPUB|MP3|MP4|JPE?G|PNG|TIFF?|SVG)"
_BETWEEN = r"[ \u00a0,:;|/(\[（–-]{1,4}"
_DOWNLOAD = re.compile(rf"(?<!\w){_FORMAT}(?!\w){_BETWEEN}{_SIZE}|{_SIZE}{_BETWEEN}{_FORMAT}(?!\w)", re.I)


def with_file_sizes(readings: list[Reading], text: str) -> list[Reading]:
    """The readings, with the size of a file beside the name of its format as a label, which raises nothing."""
    places = [match.span() for match in _DOWNLOAD.finditer(text)] if readings else []
    if not places:
        return readings
    return [
        r if at < 0 else replace(r, quantity=replace(r.quantity, kind=Kind.LABEL, unit="", low_salience=True))
        for r, at in zip(readings, touched(readings, places), strict=True)
    ]
