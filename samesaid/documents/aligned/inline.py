"""The text of a segment of TMX or XLIFF without its inline codes, and the texts inside of codes (sub-flows)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements whose content is code of the original format (TMX 1.4b, XLIFF 1.2).
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "bx", "ex", "x", "sc", "ec", "sm", "em", "cp"})
# Codes that stand for something between the words, such as a picture or a line break. Others begin or end a format.
_PLACEHOLDERS = frozenset({"ph", "x"})
# Words that Trados Studio keeps as deleted.
_DELETED = "x-sdl-deleted"

# Runs of white space are found whole: a pattern with a line break in the middle looks at long ones again and again.
_BLANKS = re.compile(r"\s+")
# Phrase writes its codes into the text: {1} for a placeholder, {1> and <1} around a format, {b> and <b} around bold.
_PHRASE_CODES = re.compile(r"\{(?:\d+|[a-z](?:_[a-z])*)>|<(?:\d+|[a-z](?:_[a-z])*)\}|(\{\d+\})")


def text(element: _Element) -> str:
    """The words that a reader sees, on one line: a line break inside a segment is layout of the file.

    Where a placeholder separates two words, a space does.
    """
    return _on_one_line(_joined(_pieces(element)))


def sub_flows(element: _Element) -> list[str]:
    """The texts inside of codes, such as the title of a link, in order."""
    return [text(sub) for sub in element.iter("{*}sub")]


def without_codes_of_phrase(text: str) -> str:
    """The text without the codes that Phrase (Memsource) writes in braces."""
    pieces: list[str | None] = []
    end = 0
    for code in _PHRASE_CODES.finditer(text):
        pieces += [text[end : code.start()], *([None] if code[1] else [])]
        end = code.end()
    return _joined([*pieces, text[end:]]).strip() if pieces else text


def _pieces(element: _Element) -> Iterator[str | None]:
    """Runs of text, and None for a placeholder."""
    yield element.text or ""
    for child in element:
        name = local(child)
        if name in _PLACEHOLDERS:
            yield None
        elif name not in _CODES and child.get("mtype") != _DELETED:
            # An entity of a DTD that is not read has no name.
            yield from _pieces(child) if name else (_entity(child),)
        yield child.tail or ""


def _entity(node: _Element) -> str:
    """The character of an entity that HTML knows; one that nobody knows stays as it is written. Comments are empty."""
    from lxml import etree

    written = node.text or ""
    return html5.get(written.removeprefix("&"), written) if node.tag is etree.Entity else ""


def _joined(pieces: Iterator[str | None] | list[str | None]) -> str:
    made: list[str] = []
    last, apart = "", False
    for piece in pieces:
        if piece is None:
            apart = True
        elif piece:
            if apart and _is_word(last, piece[0]):
                made.append(" ")
            made.append(piece)
            last, apart = piece[-1], False
    return "".join(made)


def _is_word(one: str, other: str) -> bool:
    """Whether two characters would read as one word. Those of East Asia need no space between them."""
    wide = all(unicodedata.east_asian_width(char) in "WF" for char in (one, other) if char)
    return one.isalnum() and other.isalnum() and not wide


def _on_one_line(text: str) -> str:
    return _BLANKS.sub(lambda blanks: " " if "\n" in blanks[0] else blanks[0], text).strip()
