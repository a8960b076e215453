"""Plain text and Markdown, and whatever else turns out to be text."""

from __future__ import annotations

import re

from samesaid.documents.reader import Extract, Request
from samesaid.encodings import decode

_HEADING = re.compile(r"\s*#\s+(\S[^\n]*)")


class PlainReader:
    """Accepts everything: it stands last."""

    name = "text"

    def accepts(self, suffix: str, data: bytes) -> bool:  # noqa: ARG002
        return True

    def read(self, data: bytes, request: Request) -> Extract:
        """The text as it stands; a Markdown heading that opens it is its title."""
        text, _, notes = decode(data, request.where, encoding=request.encoding, language=request.language)
        heading = _HEADING.match(text)
        return Extract(text, title=heading[1].strip() if heading else None, notes=notes, wrapped=None)
