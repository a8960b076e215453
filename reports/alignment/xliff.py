"""Alignments as XLIFF 2.1 (OASIS 2018)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from samesaid.model import Bead, Document
from samesaid.reports.common.bead_fields import facts, wording
from samesaid.reports.common.xmltext import FORBIDDEN, clean, serialised

if TYPE_CHECKING:
    from lxml.etree import _Element

# XLIFF 2.1 keeps the core namespace of 2.0; facts about a bead go into its metadata module.
CORE = "urn:oasis:names:tc:xliff:document:2.0"
META = "urn:oasis:names:tc:xliff:metadata:2.0"


def xliff(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """A unit with one segment a bead, in the order of the beads; ``id`` counts from 1.

    A sentence that is missing from the target has no ``target`` element, and one that was added an empty ``source``,
    which the format asks for. Characters that XML forbids stand as ``cp`` elements, so that nothing is lost.
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
        metadata(unit, [("alignment", facts(bead))])
        segment = etree.SubElement(unit, core("segment"))
        if bead.source and bead.target:
            segment.set("state", "translated")
        write_text(etree.SubElement(segment, core("source")), wording(source, bead.source))
        if bead.target:
            write_text(etree.SubElement(segment, core("target")), wording(target, bead.target))
    return serialised(root, frozenset({"source", "target"}))


def metadata(unit: _Element, groups: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Add what XLIFF has no place of its own for: facts by name, each group with its category."""
    from lxml import etree

    made = etree.SubElement(unit, f"{{{META}}}metadata")
    for category, told in groups:
        group = etree.SubElement(made, f"{{{META}}}metaGroup", category=category)
        for name, value in told.items():
            etree.SubElement(group, f"{{{META}}}meta", type=name).text = value


def write_text(element: _Element, text: str) -> None:
    """Put the text behind what the element holds, each forbidden character as ``<cp hex="0007"/>``."""
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
    """The name in the core namespace, as lxml writes it."""
    return f"{{{CORE}}}{name}"
