"""Alignments as a translation memory: TMX 1.4b (LISA OSCAR 2005)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from samesaid.model import Bead, Document
from samesaid.reports.common.bead_fields import bead_fields, sentences_text
from samesaid.reports.common.xmltext import XML_LANG, clean, serialised

if TYPE_CHECKING:
    from lxml.etree import _Element


def tmx(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """One unit for each bead, in their order; ``tuid`` counts from 1, the fields of the bead are ``x-`` properties.

    A sentence without a counterpart is a unit with one variant, because the format has no empty variants.
    """
    root, body = memory(source)
    for number, bead in enumerate(beads, 1):
        unit(body, str(number), bead, source, target)
    return serialised(root, frozenset({"seg"}))


def memory(source: Document) -> tuple[_Element, _Element]:
    """An empty translation memory for this source: its root with the header, and its body."""
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
    return root, etree.SubElement(root, "body")


def unit(body: _Element, number: str, bead: Bead, source: Document, target: Document) -> _Element:
    """Add the unit of a bead to the body: its fields, then a variant for each side that is not empty."""
    from lxml import etree

    made = etree.SubElement(body, "tu", tuid=number)
    if len(bead.source) > 1 or len(bead.target) > 1:
        made.set("segtype", "block")
    for name, value in bead_fields(bead).items():
        etree.SubElement(made, "prop", type=f"x-{name}").text = value
    for document, indices in ((source, bead.source), (target, bead.target)):
        if indices:
            variant = etree.SubElement(made, "tuv", {XML_LANG: clean(document.language)})
            etree.SubElement(variant, "seg").text = clean(sentences_text(document, indices))
    return made
