"""Styles of OpenDocument texts that hide what has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Styles between a paragraph and the style Title; programs make one.
_MAX_PARENTS = 20
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


class Styles:
    """Which styles hide text: by themselves or by the style that is their parent."""

    def __init__(self, roots: Iterable[_Element | None]) -> None:
        # By family and name: parent, and whether it hides text where it says so.
        self._styles: dict[tuple[str, str], tuple[str, bool | None]] = {}
        self._hidden: dict[tuple[str, str], bool] = {}
        for root in roots:
            for style in () if root is None else root.iter(f"{_STYLE}style"):
                key = (style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", ""))
                self._styles[key] = (style.get(f"{_STYLE}parent-style-name", ""), _display(style))

    def hides(self, element: _Element, family: str) -> bool:
        """Whether the style of a paragraph, or of a part of one (family ``text``), hides it."""
        return self._hides(family, element.get(f"{_TEXT}style-name", ""))

    def is_title(self, paragraph: _Element) -> bool:
        """Whether a paragraph has the style Title, or one that is based on it."""
        name = paragraph.get(f"{_TEXT}style-name", "")
        seen = set[str]()
        while name != "Title" and name not in seen and len(seen) < _MAX_PARENTS:
            seen.add(name)
            name = self._styles.get(("paragraph", name), ("", None))[0]
        return name == "Title"

    def _hides(self, family: str, name: str) -> bool:
        chain = dict[tuple[str, str], None]()
        hidden, key = None, (family, name)
        while hidden is None and key in self._styles and key not in chain:
            chain[key] = None
            parent, own = self._styles[key]
            hidden = self._hidden.get(key, own)
            key = (family, parent)
        self._hidden.update(dict.fromkeys(chain, bool(hidden)))
        return bool(hidden)


def _display(style: _Element) -> bool | None:
    for properties in style:
        if local(properties) == "text-properties" and (shown := properties.get(f"{_TEXT}display")):
            return shown == "none"
    return None


def is_hidden(element: _Element) -> bool:
    """Whether a section, a row or a field says itself that it is not shown."""
    if element.get(f"{_TEXT}display") == "none" or element.get(f"{_TEXT}is-hidden") == "true":
        return True
    return element.get(f"{_TABLE}visibility") in ("collapse", "filter")
