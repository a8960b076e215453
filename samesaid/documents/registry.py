"""The readers, in the order in which they are asked, and what is refused with advice."""

from __future__ import annotations

from samesaid.documents.reader import Reader
from samesaid.documents.readers.docx import DocxReader
from samesaid.documents.readers.html import HtmlReader
from samesaid.documents.readers.odt import OdtReader
from samesaid.documents.readers.pdf import PdfReader
from samesaid.documents.readers.plain import PlainReader
from samesaid.model import SamesaidError

READERS: tuple[Reader, ...] = (PdfReader(), DocxReader(), OdtReader(), HtmlReader(), PlainReader())

_ALIGNED = frozenset({".tmx", ".xlf", ".xliff", ".po", ".pot", ".jsonl"})
_UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def choose(suffix: str, data: bytes, where: str, encoding: str | None = None) -> Reader:
    """The reader for a file. Raises SamesaidError for one that no reader is for, with what to do."""
    for reader in READERS:
        if reader.accepts(suffix, data):
            _refuse(suffix, data, where, encoding, reader)
            return reader
    raise SamesaidError(f"{where}: no reader for this file; save it as .txt, .html, .docx, .odt or .pdf")


def _refuse(suffix: str, data: bytes, where: str, encoding: str | None, reader: Reader) -> None:
    if reader.name not in {"text", "html"}:
        return
    if suffix in _ALIGNED:
        raise SamesaidError(f"{where}: holds text that is aligned already; use `samesaid pairs` for it")
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise SamesaidError(f"{where}: an old office format (doc or rtf); save it as .docx")
    if data.startswith(b"PK\x03\x04"):
        raise SamesaidError(f"{where}: an archive that is neither .docx nor .odt; take the texts out of it first")
    wide = data.startswith(_UTF16_OR_32) or (encoding or "").lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    if b"\x00" in data[:65536] and not wide:
        raise SamesaidError(
            f"{where}: a binary file, not text (for UTF-16 without a byte order mark give --encoding utf-16-le)"
        )
