"""Notes put among the children of a unit, and taken out again: afterwards the unit is as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samesaid.reports.formats.bilingual.elements import Element, blanks_before
from samesaid.reports.formats.bilingual.source_text import Edit


def removed(text: str, element: Element) -> Edit:
    """An element taken out with the blanks that lay it out."""
    return Edit(element.start - len(blanks_before(text, element.start)), element.end, "")


def added_after(text: str, last: Element, notes: Iterable[str]) -> Iterator[Edit]:
    """Notes after an element, laid out as it is."""
    blanks = blanks_before(text, last.start)
    written = "".join(blanks + note for note in notes)
    if written:
        yield Edit(last.end, last.end, written)


def added_before(text: str, first: Element, notes: Iterable[str]) -> Iterator[Edit]:
    """Notes before an element, laid out as it is."""
    blanks = blanks_before(text, first.start)
    written = "".join(note + blanks for note in notes)
    if written:
        yield Edit(first.start, first.start, written)


def wrapped(text: str, place: int, name: str, notes: Sequence[str]) -> str:
    """An element at that place which holds the notes, one step further in."""
    blanks = blanks_before(text, place)
    step = ("\t" if blanks.endswith("\t") else "  ") if blanks else ""
    inside = "".join(blanks + step + note for note in notes)
    return f"<{name}>{inside}{blanks}</{name}>"
