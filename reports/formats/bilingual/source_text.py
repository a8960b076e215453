"""The bytes of a file as text that can be changed in places: every other byte stays as it was."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from samesaid.encodings import decode
from samesaid.model import SamesaidError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
# As many bytes at the beginning of a file may declare its encoding.
_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` in the place of the code points from ``start`` to ``end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text, the encoding that it was read in, and the byte order mark before it."""

    text: str
    encoding: str
    mark: bytes

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The bytes after the edits, which must not overlap. A character that the encoding lacks is a reference."""
        pieces, end = [self.mark], 0
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            pieces.append(self.text[end : edit.start].encode(self.encoding))
            pieces.append(edit.text.encode(self.encoding, "xmlcharrefreplace"))
            end = edit.end
        return b"".join([*pieces, self.text[end:].encode(self.encoding)])


def xml_text(data: bytes, where: str) -> SourceText:
    """The text of XML in its declared encoding, UTF-8 or UTF-16. Raises SamesaidError like `source_text`."""
    found = _DECLARED.search(data[:_HEAD])
    return source_text(data, where, found[1].decode("ascii") if found else None)


def source_text(data: bytes, where: str, declared: str | None) -> SourceText:
    """The text of bytes in the encoding of their mark, else in the declared one, else in UTF-8 or the likeliest.

    Raises SamesaidError where the same bytes would not come back.
    """
    marked = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), None)
    names = [marked[1]] if marked else [declared] if declared else []
    mark = marked[0] if marked else b""
    for name in names:
        if (text := _returning(data, mark, name)) is not None:
            return SourceText(text, name, mark)
    name = decode(data, where, declared=declared).encoding
    text = _returning(data, mark, name)
    if text is None:
        raise SamesaidError(f"{where}: cannot be written back as it is in {name}; save it as UTF-8 first")
    return SourceText(text, name, mark)


def _returning(data: bytes, mark: bytes, encoding: str) -> str | None:
    """The text of the bytes after the mark, None where the encoding does not give the same bytes back."""
    try:
        text = data[len(mark) :].decode(encoding)
        return text if mark + text.encode(encoding) == data else None
    except (UnicodeError, LookupError):
        return None
