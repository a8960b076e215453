"""Well-formed XML for any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Characters that XML 1.0 forbids, even as character references (production 2).
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with U+FFFD, the replacement character, for each character that XML forbids."""
    return FORBIDDEN.sub("\ufffd", text)


def shown(text: str) -> str:
    """The text with each character that XML forbids shown by code point, ``⟦U+0007⟧``; directional controls stay."""
    return FORBIDDEN.sub(lambda m: f"⟦U+{ord(m[0]):04X}⟧", text)


def serialised(root: _Element, mixed: frozenset[str]) -> str:
    """The document with its declaration, one element a line; elements named in ``mixed`` are left as they are."""
    from lxml import etree

    _indent(root, mixed, "\n")
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text.decode() + "\n"


def _indent(element: _Element, mixed: frozenset[str], edge: str) -> None:
    # lxml's own indentation would add white space inside segments.
    if not len(element) or str(element.tag).rpartition("}")[2] in mixed:
        return
    element.text = edge + "  "
    for child in element:
        _indent(child, mixed, edge + "  ")
        child.tail = edge + "  "
    element[-1].tail = edge
