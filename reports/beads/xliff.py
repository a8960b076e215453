"""Alignments as XLIFF 2.1 (OASIS 2018)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samesaid.model import Bead, Document
from samesaid.reports.beads.told import facts, wording
from samesaid.reports.beads.xmltext import FORBIDDEN, clean, serialised

if TYPE_CHECKING:
    from lxml.etree import _Element

# XLIFF 2.1 keeps the core namespace of 2.0; facts about a bead go into its metadata module.
_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_META = "urn:oasis:names:tc:xliff:metadata:2.0"


def xliff(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """A unit with one segment a bead, in the order of the beads; ``id`` counts from 1.

    A sentence that is missing from the target has no ``target`` element, and one that was added an empty ``source``,
    which the format asks for. Characters that XML forbids stand as ``cp`` elements, so that nothing is lost.
    """
    from lxml import etree

    root = etree.Element(
        _core("xliff"),
        {"version": "2.1", "srcLang": clean(source.language), "trgLang": clean(target.language)},
        # The stubs of lxml do not know a namespace without a prefix.
        nsmap={None: _CORE, "mda": _META},  # type: ignore[dict-item]
    )
    file = etree.SubElement(root, _core("file"), id="f1", original=clean(source.name))
    for number, bead in enumerate(beads, 1):
        unit = etree.SubElement(file, _core("unit"), id=str(number))
        _metadata(unit, bead)
        segment = etree.SubElement(unit, _core("segment"))
        if bead.source and bead.target:
            segment.set("state", "translated")
        _write(etree.SubElement(segment, _core("source")), wording(source, bead.source))
        if bead.target:
            _write(etree.SubElement(segment, _core("target")), wording(target, bead.target))
    return serialised(root, frozenset({"source", "target"}))


def _metadata(unit: _Element, bead: Bead) -> None:
    from lxml import etree

    metadata = etree.SubElement(unit, f"{{{_META}}}metadata")
    group = etree.SubElement(metadata, f"{{{_META}}}metaGroup", category="alignment")
    for name, value in facts(bead).items():
        etree.SubElement(group, f"{{{_META}}}meta", type=name).text = value


def _write(element: _Element, text: str) -> None:
    """Put the text into the element, each forbidden character as ``<cp hex="0007"/>``."""
    from lxml import etree

    start, last = 0, None
    for found in FORBIDDEN.finditer(text):
        _append(element, last, text[start : found.start()])
        last = etree.SubElement(element, _core("cp"), hex=f"{ord(found[0]):04X}")
        start = found.end()
    _append(element, last, text[start:])


def _append(element: _Element, last: _Element | None, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text


def _core(name: str) -> str:
    return f"{{{_CORE}}}{name}"
