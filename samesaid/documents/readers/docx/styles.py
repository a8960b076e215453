"""What styles say that matters for reading: their names, and whether their text is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from samesaid.documents.readers.docx.elements import attribute, child, switch
from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element


class _Style(NamedTuple):
    name: str
    based_on: str
    hidden: bool | None


class Styles:
    """The styles of a document by their ids, which differ between languages of Word; names do not."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._hidden: dict[str, bool] = {}
        for style in () if root is None else root:
            if local(style) != "style":
                continue
            key = attribute(style, "styleId")
            hidden = switch(child(style, "rPr", "vanish"))
            name, base = (attribute(child(style, part), "val") for part in ("name", "basedOn"))
            self._styles[key] = _Style(name.lower(), base, hidden)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self._default = key

    def name(self, paragraph: _Element) -> str:
        """The name of a paragraph's style in lower case, such as ``title`` or ``heading 1``."""
        key = attribute(child(paragraph, "pPr", "pStyle"), "val")
        return self._styles[key].name if key in self._styles else key.lower()

    def hides(self, paragraph: _Element) -> bool:
        """Whether the text of a paragraph is hidden by its style."""
        return self._hides(attribute(child(paragraph, "pPr", "pStyle"), "val") or self._default)

    def hides_run(self, properties: _Element | None, paragraph_hidden: bool) -> bool:
        """Whether text with these properties is hidden in a paragraph whose style hides it or not.

        What the text itself says is valid. Two styles that both hide it show it, as in Word (17.7.3 of the standard).
        """
        if properties is None:
            return paragraph_hidden
        direct = switch(child(properties, "vanish"))
        if direct is not None:
            return direct
        return paragraph_hidden != self._hides(attribute(child(properties, "rStyle"), "val"))

    def _hides(self, key: str) -> bool:
        """By the style or the next one that it is based on; styles may be based on one another in a circle."""
        chain = dict[str, None]()
        hidden = None
        while hidden is None and key in self._styles and key not in chain:
            chain[key] = None
            hidden = self._hidden.get(key, self._styles[key].hidden)
            key = self._styles[key].based_on
        self._hidden.update(dict.fromkeys(chain, bool(hidden)))
        return bool(hidden)
