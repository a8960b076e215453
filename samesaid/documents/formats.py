"""The formats that are read: their suffixes, how their content is recognised, and where their readers are.

A reader is imported when a file is of its format.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from samesaid.documents.reader import Extract, Request

_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
SUBTITLES = {
    "vtt": re.compile(r"\A\ufeff?WEBVTT"),
    "srt": re.compile(r"\A\ufeff?\s*\d+[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->"),
    "ass": re.compile(r"\A\ufeff?\s*\[Script Info\]", re.I),
}
"""How a file of subtitles begins, by its format."""
# An OpenDocument text as one file of XML.
_FLAT_ODT = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<office:document\s[^>]*mimetype=[\"']application/vnd\.oasis\.opendocument\.text[\"']"
)
# The head of a message (RFC 5322), and fields of which it has two at least.
_MAIL_HEAD = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
_MAIL_FIELDS = re.compile(rb"^(?:from|subject|mime-version|message-id):", re.I | re.M)
# The list of contents of an Office Open XML file, and how it calls the body of a Word document: some programs give it
# another name than Word does.
_CONTENTS, _CONTENTS_BYTES = "[Content_Types].xml", 1_000_000
_WORD = b"wordprocessingml.document.main+xml"
# Bytes at the beginning of a file in which its format shows.
_HTML_HEAD, _SUBTITLE_HEAD, _MAIL_HEAD_BYTES = 4_096, 400, 20_000
# A flat text declares some forty namespaces first.
_ODT_HEAD, _FLAT_ODT_HEAD = 200, 8_192


@dataclass(frozen=True, slots=True)
class Format:
    """One format as a `Reader`. ``reader`` is ``module:class``; ``is_text`` says that its files are plain text."""

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes], bool]
    reader: str
    is_text: bool = False

    def read(self, data: bytes, request: Request) -> Extract:
        """The text of a file. Raises SamesaidError for content that cannot be read."""
        module, _, name = self.reader.partition(":")
        extract: Extract = getattr(import_module(f"samesaid.documents.readers.{module}"), name)().read(data, request)
        return extract


def _never(data: bytes) -> bool:  # noqa: ARG001
    """By its suffix alone: any text is Markdown, and prose has commas, too."""
    return False


def _part(name: str, kind: bytes = b"") -> Callable[[bytes], bool]:
    """Whether a file is a zip archive with this part, or with a list of contents that names this kind of part."""

    def recognises(data: bytes) -> bool:
        if not data.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if name in archive.namelist():
                    return True
                if not kind or _CONTENTS not in archive.namelist():
                    return False
                with archive.open(_CONTENTS) as contents:
                    return kind in contents.read(_CONTENTS_BYTES)
        # What zipfile raises for damaged and exotic archives.
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError):
            return False

    return recognises


def _is_odt(data: bytes) -> bool:
    if b"opendocument.text" in data[:_ODT_HEAD] and _part("content.xml")(data):
        return True
    return _FLAT_ODT.match(data[:_FLAT_ODT_HEAD]) is not None


def _is_html(data: bytes) -> bool:
    return _HTML.match(data[:_HTML_HEAD]) is not None


def _is_subtitles(data: bytes) -> bool:
    head = data[:_SUBTITLE_HEAD].decode("utf-8", "replace")
    return any(pattern.match(head) for pattern in SUBTITLES.values())


def _is_mail(data: bytes) -> bool:
    head = _MAIL_HEAD.match(data[:_MAIL_HEAD_BYTES].replace(b"\r\n", b"\n"))
    return head is not None and len(_MAIL_FIELDS.findall(head[0])) >= 2


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-")


def _suffixes(*names: str) -> frozenset[str]:
    return frozenset(f".{name}" for name in names)


PLAIN = Format("text", _suffixes("txt"), lambda _: True, "plain:PlainReader", is_text=True)
FORMATS = (
    Format("pdf", _suffixes("pdf"), _is_pdf, "pdf.reader:PdfReader"),
    Format("docx", _suffixes("docx", "docm"), _part("word/document.xml", _WORD), "docx.reader:DocxReader"),
    Format("workbook", _suffixes("xlsx", "xlsm"), _part("xl/workbook.xml"), "workbook:WorkbookReader"),
    Format("epub", _suffixes("epub"), _part("META-INF/container.xml"), "epub:EpubReader"),
    Format("odt", _suffixes("odt", "fodt"), _is_odt, "odt.reader:OdtReader"),
    Format("html", _suffixes("html", "htm", "xhtml", "shtml"), _is_html, "html.reader:HtmlReader", is_text=True),
    Format("subtitles", _suffixes("srt", "vtt", "ass", "ssa"), _is_subtitles, "subtitles:SubtitleReader", is_text=True),
    Format("mail", _suffixes("eml"), _is_mail, "mail:MailReader", is_text=True),
    Format("markdown", _suffixes("md", "markdown"), _never, "markdown:MarkdownReader", is_text=True),
    Format("csv", _suffixes("csv"), _never, "workbook:CsvReader", is_text=True),
    # It takes everything, so it is last.
    PLAIN,
)
