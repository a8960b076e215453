"""Findings as notes of XLIFF 2.x: ``<note category="samesaid">`` in the ``notes`` of a unit.

They come after elements of other namespaces, and before the original data and the segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.reports.formats.bilingual.elements import Element, attribute_set
from samesaid.reports.formats.bilingual.notes import added_after, added_before, removed, wrapped
from samesaid.reports.formats.bilingual.remark import AUTHOR, Remark
from samesaid.reports.formats.bilingual.source_text import Edit

# States beyond that of a translation which nobody has looked at.
_CHECKED = ("reviewed", "final")


def edits(text: str, unit: Element, remarks: Sequence[Remark], *, needs_review: bool) -> Iterator[Edit]:
    """What takes our old notes out of a ``unit``, and puts the new ones in."""
    holder = next(iter(unit.of("notes")), None)
    kept: list[Element] = []
    if holder is not None:
        ours = [note for note in holder.of("note") if note.get("category") == AUTHOR]
        kept = [child for child in holder.children if child not in ours]
        # Notes without a note are not valid.
        for gone in ours if kept else [holder]:
            yield removed(text, gone)
    if not remarks:
        return
    segments = unit.of("segment")
    notes = [_note(unit.prefix, remark, len(segments) > 1) for remark in remarks]
    if kept:
        yield from added_after(text, kept[-1], notes)
    else:
        first = unit.of("originalData", "segment", "ignorable")[0]
        yield from added_before(text, first, [wrapped(text, first.start, f"{unit.prefix}notes", notes)])
    if needs_review:
        yield from _sent_back(segments, remarks)


def _note(prefix: str, remark: Remark, names_segment: bool) -> str:
    attributes = f'appliesTo="target" category="{AUTHOR}" priority="{remark.priority}"'
    return f"<{prefix}note {attributes}>{remark.content(names_segment=names_segment)}</{prefix}note>"


def _sent_back(segments: Sequence[Element], remarks: Sequence[Remark]) -> Iterator[Edit]:
    alarms = {remark.segment for remark in remarks if remark.finding.alarm}
    for number, segment in enumerate(segments, 1):
        if str(number) in alarms and segment.get("state") in _CHECKED:
            yield Edit(*attribute_set(segment, "state", "translated"))
