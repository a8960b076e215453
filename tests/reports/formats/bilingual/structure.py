"""What the standards of XLIFF 1.2, XLIFF 2.x and TMX 1.4b ask of a unit and its notes, as far as we write them.

No package ships the schemas of OASIS with a licence that permits their use here, so these are the rules of the
standards in our own words: which children a unit has in which order, and which attributes and values a note has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_BESIDE = ("context-group", "count-group", "prop-group", "note", "alt-trans")
# For each kind of unit its children in their order: which, how many at least and at most (None: any number).
_CHILDREN: dict[str, Sequence[tuple[Sequence[str], int, int | None]]] = {
    "trans-unit": (
        (("source",), 1, 1), (("seg-source",), 0, 1), (("target",), 0, 1), (_BESIDE, 0, None), (("*",), 0, None)
    ),
    "unit": (
        (("*",), 0, None), (("notes",), 0, 1), (("originalData",), 0, 1), (("segment", "ignorable"), 1, None)
    ),
    "notes": ((("note",), 1, None),),
    "tu": ((("note", "prop"), 0, None), (("tuv",), 1, None)),
}  # fmt: skip
_ATTRIBUTES = {
    "trans-unit": {"from", "annotates", "priority"},
    "unit": {"id", "appliesTo", "category", "priority"},
}
_SIDES = {"source", "target", "general"}


def faults(data: bytes) -> list[str]:
    """What is not as the standards ask, in words; the bytes must be well-formed XML."""
    found = []
    for element in etree.fromstring(data).iter("{*}trans-unit", "{*}unit", "{*}notes", "{*}tu"):
        kind = _local(element)
        named = [_local(child) if _namespace(child) == _namespace(element) else "*" for child in element]
        if not _in_order(named, _CHILDREN[kind]):
            found.append(f"{kind}: {', '.join(named)}")
        notes = element.iterfind("{*}notes/{*}note") if kind == "unit" else element.iterfind("{*}note")
        if kind in _ATTRIBUTES:
            found += [f"{kind}: note {dict(note.attrib)}" for note in notes if not _is_note(note, _ATTRIBUTES[kind])]
    return found


def _in_order(names: Iterable[str], wanted: Sequence[tuple[Sequence[str], int, int | None]]) -> bool:
    left = [*names]
    for kinds, least, most in wanted:
        count = 0
        while left and left[0] in kinds and (most is None or count < most):
            left.pop(0)
            count += 1
        if count < least:
            return False
    return not left


def _is_note(note: _Element, allowed: set[str]) -> bool:
    plain = {str(name) for name in note.attrib if not str(name).startswith("{")}
    sides = {note.get(name) for name in ("annotates", "appliesTo") if note.get(name)}
    priority = note.get("priority", "1")
    return plain <= allowed and sides <= _SIDES and priority.isdecimal() and 1 <= int(priority) <= 10 and not len(note)


def _local(element: _Element) -> str:
    return etree.QName(element).localname


def _namespace(element: _Element) -> str | None:
    return etree.QName(element).namespace
