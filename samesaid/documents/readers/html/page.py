"""The text and heading of a web page: one line a block, without scripts and hidden elements."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samesaid.documents import tuning

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "button", "select", "textarea", "rt"]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_FRAME = frozenset({"nav", "footer", "form"})
# The name that hidden elements get before they are dropped; no page has it.
_DROPPED = "samesaid-dropped"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def text(element: HtmlElement, skip: frozenset[str] = frozenset()) -> str:
    """The element's text, one line a block, white space collapsed."""
    lines = ("".join(_pieces(element, skip))).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def heading(tree: HtmlElement) -> str | None:
    """The first h1 that is not empty."""
    return next((line for h1 in tree.iter("h1") if (line := " ".join(text(h1).split()))), None)


def prose(tree: HtmlElement) -> Iterator[str]:
    """The lines of the page's body that may be text: no navigation, forms, footers or bare links."""
    body = tree.find("body")
    links = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    for line in text(tree if body is None else body, _FRAME).split("\n"):
        letters = sum(char.isalpha() for char in line)
        if line not in links and letters >= tuning.MIN_PROSE_LETTERS and len(line) >= tuning.MIN_PROSE_LINE:
            yield line


def without_hidden(tree: HtmlElement) -> HtmlElement:
    """A copy of the tree without hidden elements, except one with most of the text (a script will show it)."""
    from lxml import etree

    clean = copy.deepcopy(tree)
    limit = len(clean.text_content()) / 2
    for element in [e for e in clean.iter() if isinstance(e.tag, str) and _is_hidden(e)]:
        if element.getparent() is not None and len(element.text_content()) < limit:
            element.tag = _DROPPED
    # All at once: to drop one after the other copies the text around them each time.
    etree.strip_elements(clean, _DROPPED, with_tail=False)
    return clean


def _pieces(element: HtmlElement, skip: frozenset[str]) -> Iterator[str]:
    name = element.tag
    if not isinstance(name, str) or name in _SKIPPED or name in skip or _is_hidden(element):
        return
    edge = "" if name in _INLINE else " " if name in {"td", "th"} else "\n"
    yield edge
    # Line ends of the source are white space.
    yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        yield from _pieces(child, skip)
        yield re.sub(r"\s+", " ", child.tail or "")
    yield edge


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None
