"""The readers, in the order in which they are asked, and files that are refused with advice."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from samesaid.documents import aligned
from samesaid.documents.formats import FORMATS, PLAIN, Format
from samesaid.documents.reader import Reader
from samesaid.model import SamesaidError

_GROUP = "samesaid.readers"

DOCUMENT_SUFFIXES = frozenset().union(*(reader.suffixes for reader in FORMATS))
"""Suffixes of documents. A file with another one is read as a document if its content is."""
ALIGNED_SUFFIXES = frozenset().union(*(reader.suffixes for reader in aligned.READERS)) - DOCUMENT_SUFFIXES
"""Suffixes of files with aligned text."""

_NEVER_DOCUMENTS = frozenset().union(*(r.suffixes for r in aligned.READERS if not r.may_be_prose)) - DOCUMENT_SUFFIXES
_UTF16_OR_32_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# Bytes at the beginning that are searched for zeros, which no text has.
_BINARY_PROBE = 65_536


@cache
def readers() -> tuple[Reader, ...]:
    """Readers in the order in which they are asked: outside ones (entry points ``samesaid.readers``), then our own.

    Raises SamesaidError for an outside reader that cannot be loaded.
    """
    outside: list[Reader] = []
    for point in sorted(entry_points(group=_GROUP), key=lambda point: point.name):
        try:
            outside.append(point.load()())
        # Whatever is wrong with it is in it, not here.
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise SamesaidError(
                f"the reader {point.name!r} ({point.value}) cannot be loaded ({reason}); update or remove its package"
            ) from None
    return (*outside, *FORMATS)


def choose(suffix: str, data: bytes, where: str, encoding: str | None = None) -> Reader:
    """The reader for a file. Raises SamesaidError, with what to do, for a file that holds no document."""
    reader = next((r for r in readers() if suffix in r.suffixes or r.recognises(data)), PLAIN)
    if isinstance(reader, Format) and reader.is_text:
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
