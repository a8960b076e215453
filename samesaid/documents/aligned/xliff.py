"""XLIFF 1.2 and 2.x (OASIS): one row for each unit, or for each segment if a unit has several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from samesaid import xmlsafe
from samesaid.documents.aligned.inline import text
from samesaid.documents.aligned.reader import AlignedReader, Languages, Row

if TYPE_CHECKING:
    from lxml.etree import _Element


def _read(stream: BinaryIO, where: str, languages: Languages) -> Iterator[Row]:  # noqa: ARG001
    """Units in order, without alternatives (`alt-trans`, `mtc:match`) and what needs no translation."""
    for number, unit in enumerate(xmlsafe.elements(stream, where, frozenset({"trans-unit", "unit"})), 1):
        if unit.get("translate") == "no":
            continue
        name = unit.get("id") or str(number)
        yield from _version_1(unit, name) if xmlsafe.local(unit) == "trans-unit" else _version_2(unit, name)


def _version_1(unit: _Element, name: str) -> Iterator[Row]:
    """Segments with the same marks in seg-source and target, else the whole unit."""
    target = _child(unit, "target")
    sources, targets = _marked(_child(unit, "seg-source")), _marked(target)
    if sources and sources.keys() == targets.keys():
        for key, source in sources.items():
            yield Row(name if len(sources) == 1 else f"{name}/{key}", source, targets[key])
        return
    source_element = _child(unit, "source")
    source = "" if source_element is None else text(source_element)
    if source:
        yield Row(name, source, "" if target is None else text(target))


def _version_2(unit: _Element, name: str) -> Iterator[Row]:
    segments = [child for child in unit if xmlsafe.local(child) == "segment"]
    for number, segment in enumerate(segments, 1):
        source, target = _child(segment, "source"), _child(segment, "target")
        if source is not None and text(source):
            key = segment.get("id") or str(number)
            row = name if len(segments) == 1 else f"{name}/{key}"
            yield Row(row, text(source), "" if target is None else text(target))


def _child(element: _Element, name: str) -> _Element | None:
    return next((child for child in element if xmlsafe.local(child) == name), None)


def _marked(element: _Element | None) -> dict[str, str]:
    """The segments (mrk of type seg) by their mid."""
    if element is None:
        return {}
    marks = (mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg")
    return {mark.get("mid", ""): text(mark) for mark in marks}


XLIFF = AlignedReader(frozenset({".xlf", ".xliff", ".sdlxliff", ".mxliff"}), _read)
