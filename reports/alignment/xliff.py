"""Alignments as XLIFF 2.1 (OASIS 2018)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from samesaid.model import Bead, Document
from samesaid.reports.common.bead_fields import bead_fields, sentences_text
from samesaid.reports.common.xmltext import FORBIDDEN, clean, serialised

if TYPE_CHECKING:
    from lxml.etree import _Element

# XLIFF 2.1 keeps the core namespace of 2.0; fields of a bead go into its metadata module.
CORE = "urn:oasis:names:tc:xliff:document:2.0"
META = "urn:oasis:names:tc:xliff:metadata:2.0"


def xliff(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """One unit with one segment for each bead, in their order; ``id`` counts from 1.

    A sentence that is missing from the target has no ``target`` element; an added one has an empty ``source``, which
    the format requires. Characters that XML forbids are written as ``cp`` elements, so that nothing is lost.
    """
    from lxml import etree

    root = etree.Element(
        core("xliff"),
        {"version": "2.1", "srcLang": clean(source.language), "trgLang": clean(target.language)},
        # The stubs of lxml do not know a namespace without a prefix.
        nsmap={None: CORE, "mda": META},  # type: ignore[dict-item]
    )
    file = etree.SubElement(root, core("file"), id="f1", original=clean(source.name))
    for number, bead in enumerate(beads, 1):
        unit = etree.SubElement(file, core("unit"), id=str(number))
        metadata(unit, [("alignment", bead_fields(bead))])
        segment = etree.SubElement(unit, core("segment"))
        if bead.source and bead.target:
            segment.set("state", "translated")
        write_text(etree.SubElement(segment, core("source")), sentences_text(source, bead.source))
        if bead.target:
            write_text(etree.SubElement(segment, core("target")), sentences_text(target, bead.target))
    return serialised(root, frozenset({"source", "target"}))


def metadata(unit: _Element, groups: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Add fields that XLIFF has no element for: groups of (category, fields by name)."""
    from lxml import etree

    made = etree.SubElement(unit, f"{{{META}}}metadata")
    for category, fields in groups:
        group = etree.SubElement(made, f"{{{META}}}metaGroup", category=category)
        for name, value in fields.items():
            etree.SubElement(group, f"{{{META}}}meta", type=name).text = value


def write_text(element: _Element, text: str) -> None:
    """Append the text to the element, each forbidden character as ``<cp hex="0007"/>``."""
    from lxml import etree

    start = 0
    for found in FORBIDDEN.finditer(text):
        _append(element, text[start : found.start()])
        etree.SubElement(element, core("cp"), hex=f"{ord(found[0]):04X}")
        start = found.end()
    _append(element, text[start:])


def _append(element: _Element, text: str) -> None:
    if not len(element):
        element.text = (element.text or "") + text
    else:
        element[-1].tail = (element[-1].tail or "") + text


def core(name: str) -> str:
    """The name in the core namespace, in the notation of lxml."""
    return f"{{{CORE}}}{name}"
