"""Findings as properties of TMX 1.4b: ``<prop type="x-samesaid">`` among the notes and properties before the variants.

A ``note`` has nothing by which ours could be found again, and tools keep properties beside a unit as they do notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.reports.formats.bilingual.elements import Element
from samesaid.reports.formats.bilingual.notes import added_after, added_before, removed
from samesaid.reports.formats.bilingual.remark import AUTHOR, Remark
from samesaid.reports.formats.bilingual.source_text import Edit

_TYPE = f"x-{AUTHOR}"


def edits(text: str, unit: Element, remarks: Sequence[Remark], *, needs_review: bool) -> Iterator[Edit]:  # noqa: ARG001
    """What takes our old properties out of a ``tu``, and puts the new ones in. A memory has no states."""
    ours = [child for child in unit.of("prop") if child.get("type") == _TYPE]
    for prop in ours:
        yield removed(text, prop)
    if not remarks:
        return
    props = [f'<{unit.prefix}prop type="{_TYPE}">{r.content()}</{unit.prefix}prop>' for r in remarks]
    kept = [child for child in unit.of("note", "prop") if child not in ours]
    if kept:
        yield from added_after(text, kept[-1], props)
    else:
        yield from added_before(text, unit.of("tuv")[0], props)
