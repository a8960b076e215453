"""Plain text, and whatever else turns out to be text."""

from __future__ import annotations

import re

from samesaid.documents.reader import Extract, Request
from samesaid.encodings import decode

_HEADING = re.compile(r"\s*#\s+(\S[^\n]*)")


class PlainReader:
    """Text as it is; a Markdown heading at its beginning is its title."""

    def read(self, data: bytes, request: Request) -> Extract:
        text, _, notes = decode(data, request.where, encoding=request.encoding, language=request.language)
        heading = _HEADING.match(text)
        return Extract(text, title=heading[1].strip() if heading else None, notes=notes, wrapped=None, original=text)
