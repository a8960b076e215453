"""XLIFF 1.2 and 2.x (OASIS), and what Trados Studio and Phrase make of 1.2: a row for each unit, or for each segment of
a unit that is divided into several.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

from samesaid import xmlsafe
from samesaid.documents.aligned.direction import Directions, tag_of
from samesaid.documents.aligned.inline import sub_flows, text, without_codes_of_phrase
from samesaid.documents.aligned.reader import AlignedReader, Languages, Place, Row

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNITS = frozenset({"trans-unit", "unit"})
_PHRASE = "http://www.memsource.com/mxlf/"


def _read(stream: BinaryIO, where: str, languages: Languages) -> Iterator[Row]:
    """Units in order, without alternatives (`alt-trans`, `mtc:match`) and what needs no translation."""
    directions = Directions(where, languages)
    # The address of an element may be that of one that is gone: the file itself is kept, not its address.
    file: _Element | None = None
    count, number = 0, 0
    declared = Languages()
    takes, of_phrase = True, False
    for unit in xmlsafe.elements(stream, where, _UNITS):
        if any(xmlsafe.local(outer) in _UNITS for outer in unit.iterancestors()):
            # An element of another namespace with the same name.
            continue
        number += 1
        above = next((a for a in unit.iterancestors() if xmlsafe.local(a) == "file"), None)
        if number == 1 or above is not file:
            file, count = above, count + 1
            declared = _declared(unit, file)
            takes = directions.takes(declared)
            of_phrase = any(uri.startswith(_PHRASE) for uri in unit.getroottree().getroot().nsmap.values())
        if not takes or _is_locked(unit):
            continue
        # Ids are unique in a file of the document alone.
        name = (f"{count}:" if count > 1 else "") + (unit.get("id") or str(number))
        rows = _version_1(unit, name) if xmlsafe.local(unit) == "trans-unit" else _version_2(unit, name)
        for row, segment, source, target in rows:
            if of_phrase:
                source, target = without_codes_of_phrase(source), without_codes_of_phrase(target)
            if source or target:
                yield Row(row, source, target, Place(number, segment), declared)
    directions.refuse_none()


def _declared(unit: _Element, file: _Element | None) -> Languages:
    """The languages of a ``file`` of 1.2, or of the whole document of 2.x."""
    root = unit.getroottree().getroot()
    if file is not None and file.get("source-language"):
        return Languages(tag_of(file.get("source-language")), tag_of(file.get("target-language")))
    return Languages(tag_of(root.get("srcLang")), tag_of(root.get("trgLang")))


def _is_locked(unit: _Element) -> bool:
    """Whether a unit needs no translation; it says so itself, or what it is in does."""
    for element in (unit, *unit.iterancestors()):
        if translate := element.get("translate"):
            return translate == "no"
    return False


_Found = Iterator[tuple[str, str, str, str]]
"""Name of the row, segment, source, target."""


def _version_1(unit: _Element, name: str) -> _Found:
    """Segments by their marks in seg-source and target, else the whole unit; then what its codes hold."""
    source, target = _child(unit, "source"), _child(unit, "target")
    sources, targets = _marked(_child(unit, "seg-source")), _marked(target)
    if sources and targets.keys() <= sources.keys() and (targets or not _text(target)):
        for key, mark in sources.items():
            row = name if len(sources) == 1 else f"{name}/{key}"
            yield row, key, text(mark), _text(targets.get(key))
    else:
        yield name, "", _text(source), _text(target)
    inside = zip_longest(_inside(source), _inside(target), fillvalue="")
    for number, (one, other) in enumerate(inside, 1):
        yield f"{name}/sub{number}", "", one, other


def _version_2(unit: _Element, name: str) -> _Found:
    """Texts inside of codes are units of their own in 2.x."""
    segments = [child for child in unit if xmlsafe.local(child) == "segment"]
    for number, segment in enumerate(segments, 1):
        row = name if len(segments) == 1 else f"{name}/{segment.get('id') or number}"
        yield row, str(number), _text(_child(segment, "source")), _text(_child(segment, "target"))


def _child(element: _Element, name: str) -> _Element | None:
    return next((child for child in element if xmlsafe.local(child) == name), None)


def _text(element: _Element | None) -> str:
    return "" if element is None else text(element)


def _inside(element: _Element | None) -> list[str]:
    return [] if element is None else sub_flows(element)


def _marked(element: _Element | None) -> dict[str, _Element]:
    """The segments (mrk of type seg) by their mid."""
    if element is None:
        return {}
    return {mark.get("mid", ""): mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"}


XLIFF = AlignedReader("xliff", frozenset({".xlf", ".xliff", ".sdlxliff", ".mxliff"}), _read)
