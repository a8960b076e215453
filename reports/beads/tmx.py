"""Alignments as a translation memory: TMX 1.4b (LISA OSCAR 2005)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from samesaid.model import Bead, Document
from samesaid.reports.beads.told import facts, wording
from samesaid.reports.beads.xmltext import XML_LANG, clean, serialised

if TYPE_CHECKING:
    from lxml.etree import _Element


def tmx(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """A unit a bead, in the order of the beads; ``tuid`` counts from 1, facts about the bead are ``x-`` properties.

    A sentence without a counterpart is a unit with one variant, as the format has no empty one.
    """
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    header = {
        "creationtool": "samesaid",
        "creationtoolversion": version("samesaid"),
        "segtype": "sentence",
        "o-tmf": "samesaid",
        "adminlang": "en",
        "srclang": clean(source.language),
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for number, bead in enumerate(beads, 1):
        _unit(body, str(number), bead, source, target)
    return serialised(root, frozenset({"seg"}))


def _unit(body: _Element, number: str, bead: Bead, source: Document, target: Document) -> None:
    from lxml import etree

    unit = etree.SubElement(body, "tu", tuid=number)
    if len(bead.source) > 1 or len(bead.target) > 1:
        unit.set("segtype", "block")
    for name, value in facts(bead).items():
        etree.SubElement(unit, "prop", type=f"x-{name}").text = value
    for document, indices in ((source, bead.source), (target, bead.target)):
        if indices:
            variant = etree.SubElement(unit, "tuv", {XML_LANG: clean(document.language)})
            etree.SubElement(variant, "seg").text = clean(wording(document, indices))
