"""Elements and attributes by their local names: the strict variant of the format has namespaces of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = frozenset({"0", "false", "off"})


def child(element: _Element, *path: str) -> _Element | None:
    """The first child of the first name, of it the first child of the second, and so on; None where one is missing."""
    found: _Element | None = element
    for name in path:
        found = next((inner for inner in found if local(inner) == name), None) if found is not None else None
    return found


def attribute(element: _Element | None, name: str) -> str:
    """The value of an attribute; empty without it."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def switch(element: _Element | None) -> bool | None:
    """Whether a property is on: ``<w:vanish/>``, ``<w:vanish w:val="0"/>``; None where it is not mentioned."""
    return None if element is None else attribute(element, "val").lower() not in _OFF
