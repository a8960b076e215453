"""XML from untrusted sources: no entities, no network, no DTD, no huge trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

# What the parser tells programmers about its limits: 10 MB in one text or attribute, 256 elements in one another.
_HUGE = re.compile(r",? (?:try|use) XML_PARSE_HUGE(?: option)?(?: (?=,))?")


def parse(data: bytes, where: str) -> _Element:
    """The root of an XML document. Raises SamesaidError if it is broken or declares entities."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(where, error.msg) from None
    refuse_entities(root, where)
    return root


def elements(stream: BinaryIO, where: str, names: frozenset[str]) -> Iterator[_Element]:
    """Each element whose local name is among ``names``, at its end tag; its memory is freed afterwards.

    Its ancestors and earlier elements with other names (a header) stay readable. Raises SamesaidError, which begins
    with ``where``, if the XML is broken or declares entities.
    """
    from lxml import etree

    context = etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    at_root = True
    try:
        for event, element in context:
            if at_root:
                refuse_entities(element, where)
                at_root = False
            if event == "end" and local(element) in names:
                yield element
                _free(element)
    except etree.XMLSyntaxError as error:
        raise _broken(where, error.msg) from None


def refuse_entities(element: _Element, where: str) -> None:
    """Raises SamesaidError if the document's own DTD declares entities; a bare DOCTYPE is common and harmless."""
    dtd = element.getroottree().docinfo.internalDTD
    # The method is missing in the stubs of lxml.
    if dtd is not None and list(dtd.iterentities()):  # type: ignore[attr-defined]
        raise SamesaidError(f"{where}: its DTD declares entities, which are not read; save it without them")


def local(element: _Element) -> str:
    """The name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _free(element: _Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None and local(before) == local(element):
        parent.remove(before)


def _broken(where: str, reason: str | None) -> SamesaidError:
    said = " ".join((reason or "no reason given").split())
    is_huge = _HUGE.search(said) is not None
    advice = "divide what is too long or nested too deeply" if is_huge else "save it again"
    return SamesaidError(f"{where}: broken XML ({_HUGE.sub('', said)}); {advice}")
