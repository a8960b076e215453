"""Markdown (CommonMark 0.31 with the tables of GitHub): its words without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from samesaid.documents.reader import Extract, Request
from samesaid.encodings import decode
from samesaid.model import Note, message

if TYPE_CHECKING:
    from markdown_it.token import Token

# Metadata of site generators: YAML between lines of hyphens, TOML between lines of plus signs.
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FRONT_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(['\"]?)(.+?)\1[ \t]*$", re.M)
# Comments, the address and title of a link, and those that links name from elsewhere.
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|^ {0,3}\[[^\]\n]+\]:[^\n]*", re.M | re.S
)
_BLANK = re.compile(r"[^\n]")
_CODE = frozenset({"fence", "code_block"})
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


class MarkdownReader:
    """Every paragraph, heading, item and cell is a line, without code blocks, front matter, addresses and comments.

    The title is that of the front matter, else the first heading of level 1.
    """

    def read(self, data: bytes, request: Request) -> Extract:
        from markdown_it import MarkdownIt

        text, _, notes = decode(data, request.where, encoding=request.encoding, language=request.language)
        text = text.replace("\r\n", "\n")
        front = _FRONT_MATTER.match(text)
        named = _FRONT_TITLE.search(front[2]) if front else None
        start = front.end() if front else 0
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text[start:])
        code = sum(token.type in _CODE for token in tokens)
        left_out = [Note("furniture", message("note.code-blocks", n=code))] if code else []
        return Extract(
            "\n".join(_lines(tokens)),
            title=named[2] if named else _heading(tokens),
            notes=(*notes, *left_out),
            original=_BLANK.sub(" ", text[:start]) + _without_what_is_left_out(text[start:], tokens),
        )


def _without_what_is_left_out(text: str, tokens: Sequence[Token]) -> str:
    """The source with blanks for code blocks, comments and addresses: what is left is where it was."""
    lines = text.split("\n")
    for token in tokens:
        if token.type in _CODE and token.map:
            for number in range(*token.map):
                lines[number] = _BLANK.sub(" ", lines[number])
    return _UNSEEN.sub(lambda found: _BLANK.sub(" ", found[0]), "\n".join(lines))


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _words(token)
        elif token.type == "html_block":
            yield from _of_html(token.content)


def _words(inline: Token) -> str:
    """The words of a line as a page shows them; of a picture its description."""
    found = []
    for child in inline.children or ():
        if child.type in ("text", "code_inline"):
            found.append(child.content)
        elif child.type == "image":
            found.append(_words(child))
        else:
            found.append(_BREAKS.get(child.type, ""))
    return "".join(found)


def _of_html(source: str) -> Iterator[str]:
    """The lines of a block of HTML, such as a table; a comment has none."""
    from lxml import html

    from samesaid.documents.readers.html import page

    if re.sub(r"<!--.*?(?:-->|\Z)", "", source, flags=re.S).strip():
        tree = html.document_fromstring(f"<html><body>{source}</body></html>", parser=html.HTMLParser(no_network=True))
        yield from page.text(tree).split("\n")


def _heading(tokens: Sequence[Token]) -> str | None:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return _words(inline) or None
    return None
