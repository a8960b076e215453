"""The text of a segment of TMX or XLIFF without its inline codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements whose content is code of the original format (TMX 1.4b, XLIFF 1.2).
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "bx", "ex", "x", "sc", "ec", "sm", "em", "cp"})

# Runs of white space are found whole: a pattern with a line break in the middle looks at long ones again and again.
_BLANKS = re.compile(r"\s+")


def text(element: _Element) -> str:
    """The words that a reader sees, on one line: a line break inside a segment is layout of the file."""
    return _BLANKS.sub(_on_one_line, "".join(_pieces(element))).strip()


def _on_one_line(blanks: re.Match[str]) -> str:
    return " " if "\n" in blanks[0] else blanks[0]


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name and name not in _CODES:
            yield from _pieces(child)
        yield child.tail or ""
