"""Findings as notes of XLIFF 1.2: ``<note from="samesaid">`` after what a unit has already.

The standard has source, seg-source, target, then notes among contexts, counts and alternatives, then elements of other
namespaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.reports.formats.bilingual.elements import Element, attribute_set
from samesaid.reports.formats.bilingual.notes import added_after, removed
from samesaid.reports.formats.bilingual.remark import AUTHOR, Remark
from samesaid.reports.formats.bilingual.source_text import Edit

_CHILDREN = (
    "source", "seg-source", "target", "context-group", "count-group", "prop-group", "note", "alt-trans", "bin-source",
    "bin-target",
)  # fmt: skip
REVIEW = "needs-review-translation"
"""The state of a target that somebody must look at again."""
# States that ask for work already.
_UNFINISHED = ("needs-", "new")


def edits(text: str, unit: Element, remarks: Sequence[Remark], *, needs_review: bool) -> Iterator[Edit]:
    """What takes our old notes out of a ``trans-unit``, and puts the new ones in."""
    ours = [note for note in unit.of("note") if note.get("from") == AUTHOR]
    for note in ours:
        yield removed(text, note)
    if not remarks:
        return
    last = [child for child in unit.of(*_CHILDREN) if child not in ours][-1]
    several = len({mark.get("mid") for mark in _segments(unit)}) > 1
    yield from added_after(text, last, [_note(unit.prefix, remark, several) for remark in remarks])
    if needs_review and any(remark.finding.alarm for remark in remarks):
        yield from _sent_back(unit)


def _segments(unit: Element) -> Iterator[Element]:
    for child in unit.of("seg-source"):
        yield from (mark for mark in child.below() if mark.local == "mrk" and mark.get("mtype") == "seg")


def _note(prefix: str, remark: Remark, names_segment: bool) -> str:
    attributes = f'from="{AUTHOR}" annotates="target" priority="{remark.priority}"'
    return f"<{prefix}note {attributes}>{remark.content(names_segment=names_segment)}</{prefix}note>"


def _sent_back(unit: Element) -> Iterator[Edit]:
    """The state of the target, and that the unit is not approved, where it was."""
    for target in unit.of("target"):
        if not target.is_empty and not (target.get("state") or "").startswith(_UNFINISHED):
            yield Edit(*attribute_set(target, "state", REVIEW))
    if unit.get("approved") == "yes":
        yield Edit(*attribute_set(unit, "approved", "no"))
