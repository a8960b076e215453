"""The file that was checked, with the findings as notes at the units that they are about.

Everything else stays as it was, byte for byte. Notes of an earlier run are replaced: the same findings give the same
file again, and no findings give the file as it was before the first run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samesaid.model import SamesaidError
from samesaid.reports.formats.bilingual import po, sdlxliff, tmx, xliff_1, xliff_2
from samesaid.reports.formats.bilingual.elements import elements
from samesaid.reports.formats.bilingual.remark import Remark
from samesaid.reports.formats.bilingual.source_text import Edit, SourceText, source_text, xml_text

__all__ = ["FORMATS", "Remark", "annotated"]

FORMATS = ("xliff", "tmx", "po")
"""The formats of aligned text that can hold notes."""

_UNITS = {"xliff": {"trans-unit": xliff_1.edits, "unit": xliff_2.edits}, "tmx": {"tu": tmx.edits}}


def annotated(
    data: bytes, format: str, where: str, remarks: Sequence[Remark], *, now: str, needs_review: bool = False
) -> bytes:
    """The bytes of a sound file of ``format`` (one of FORMATS) with the remarks in it.

    ``where`` names the file in errors; ``now`` is the time, ISO 8601, for comments that need one. With ``needs_review``
    units with alarms get the state of a translation that must be looked at. Raises SamesaidError where the file cannot
    be written back as it is, or has no such states.
    """
    by_unit: dict[int, list[Remark]] = {}
    for remark in remarks:
        by_unit.setdefault(remark.unit, []).append(remark)
    if format == "po":
        source = source_text(data, where, po.charset(data))
        made = po.annotated(source.text, by_unit, needs_review=needs_review)
        return source.edited([Edit(0, len(source.text), made)])
    source = xml_text(data, where)
    is_sdl = format == "xliff" and sdlxliff.is_one(source.text)
    if needs_review and (is_sdl or format == "tmx"):
        raise SamesaidError(f"{where}: --needs-review knows the states of XLIFF and po alone; leave it out")
    return source.edited(
        sdlxliff.edits(source.text, by_unit, now) if is_sdl else _edits(source, format, by_unit, needs_review)
    )


def _edits(
    source: SourceText, format: str, by_unit: Mapping[int, Sequence[Remark]], needs_review: bool
) -> Iterator[Edit]:
    editors = _UNITS[format]
    for number, unit in enumerate(elements(source.text, editors), 1):
        yield from editors[unit.local](source.text, unit, by_unit.get(number, ()), needs_review=needs_review)
