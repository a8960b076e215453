"""The readers, in the order in which they are asked, and files that are refused with advice."""

from __future__ import annotations

from samesaid.documents import aligned
from samesaid.documents.reader import Reader
from samesaid.documents.readers.docx import DocxReader
from samesaid.documents.readers.epub import EpubReader
from samesaid.documents.readers.html import HtmlReader
from samesaid.documents.readers.mail import MailReader
from samesaid.documents.readers.markdown import MarkdownReader
from samesaid.documents.readers.odt import OdtReader
from samesaid.documents.readers.pdf import PdfReader
from samesaid.documents.readers.plain import PlainReader
from samesaid.documents.readers.subtitles import SubtitleReader
from samesaid.documents.readers.workbook import CsvReader, WorkbookReader
from samesaid.model import SamesaidError

_PLAIN = PlainReader()
# The one for plain text takes everything, so it is last.
READERS: tuple[Reader, ...] = (
    PdfReader(),
    DocxReader(),
    WorkbookReader(),
    EpubReader(),
    OdtReader(),
    HtmlReader(),
    SubtitleReader(),
    MailReader(),
    MarkdownReader(),
    CsvReader(),
    _PLAIN,
)

DOCUMENT_SUFFIXES = frozenset().union(*(reader.suffixes for reader in READERS))
"""Suffixes of documents. A file with another one is read as a document if its content is."""
ALIGNED_SUFFIXES = frozenset().union(*(reader.suffixes for reader in aligned.READERS)) - DOCUMENT_SUFFIXES
"""Suffixes of files with aligned text."""

_NEVER_DOCUMENTS = frozenset().union(*(r.suffixes for r in aligned.READERS if not r.may_be_prose)) - DOCUMENT_SUFFIXES
# What is read as text must be text.
_OF_TEXT = frozenset({"text", "html", "markdown", "csv", "subtitles", "mail"})
_UTF16_OR_32_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# Bytes at the beginning that are searched for zeros, which no text has.
_BINARY_PROBE = 65_536


def choose(suffix: str, data: bytes, where: str, encoding: str | None = None) -> Reader:
    """The reader for a file. Raises SamesaidError, with what to do, for a file that holds no document."""
    reader = next((r for r in READERS if suffix in r.suffixes or r.recognises(data)), _PLAIN)
    if reader.name in _OF_TEXT:
        _refuse(suffix, data, where, encoding)
    return reader


def _refuse(suffix: str, data: bytes, where: str, encoding: str | None) -> None:
    if suffix in _NEVER_DOCUMENTS:
        raise SamesaidError(f"{where}: this is aligned already; use `samesaid pairs` for it")
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise SamesaidError(f"{where}: an old office format (doc or rtf); save it as .docx")
    if data.startswith(b"PK\x03\x04"):
        raise SamesaidError(f"{where}: an archive that is no document; unpack it and give the texts in it")
    wide = data.startswith(_UTF16_OR_32_MARKS) or (encoding or "").lower().replace("_", "-").startswith(
        ("utf-16", "utf-32")
    )
    if b"\x00" in data[:_BINARY_PROBE] and not wide:
        raise SamesaidError(
            f"{where}: a binary file, not text (for UTF-16 without a byte order mark give --encoding utf-16-le)"
        )
