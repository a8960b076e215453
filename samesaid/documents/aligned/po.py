"""Message catalogues of GNU gettext (po): one row a message, or a plural form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from samesaid.documents.aligned.direction import tag_of
from samesaid.documents.aligned.reader import AlignedReader, Languages, Place, Row
from samesaid.encodings import decode
from samesaid.model import SamesaidError

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?"((?:[^"\\]|\\.)*)"\s*$')
_CHARSET = re.compile(rb"Content-Type:[^\"]*charset=([\w-]+)", re.IGNORECASE)
# The escapes of C: letters, and numbers of bytes, octal or hexadecimal.
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def _read(stream: BinaryIO, where: str, languages: Languages) -> Iterator[Row]:  # noqa: ARG001
    """Messages in order, fuzzy ones too, without the header and obsolete ones."""
    data = stream.read()
    charset = _CHARSET.search(data[:4096])
    text = decode(data, where, declared=charset[1].decode("ascii") if charset else None).text
    declared = Languages()
    for number, fields in enumerate(_messages(text, where)):
        if fields.get("msgid"):
            yield from _rows(fields, str(number), Place(number + 1), declared)
        elif number == 0:
            declared = _declared(fields.get("msgstr", ""))


def _declared(header: str) -> Languages:
    """The languages that the header names; few tools write that of the messages."""
    lines = (line.partition(":") for line in header.split("\n"))
    named = {name.strip().lower(): value.strip() for name, _, value in lines}
    return Languages(tag_of(named.get("x-source-language")), tag_of(named.get("language")))


def _messages(text: str, where: str) -> Iterator[dict[str, str]]:
    # The lines of each field, joined at its end: to add one by one copies the text each time.
    fields: dict[str, list[str]] = {}
    last = ""
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        match = _LINE.match(stripped)
        if not match or not (match[1] or last):
            raise SamesaidError(f"{where}, line {number}: not a line of a po file; correct it")
        last = match[1] or last
        # A message ends where the next one's context or text begins.
        if match[1] in {"msgctxt", "msgid"} and any(key.startswith("msgstr") for key in fields):
            yield _joined(fields)
            fields = {}
        fields.setdefault(last, []).append(_ESCAPE.sub(_character, match[2]))
    if fields:
        yield _joined(fields)


def _character(escape: re.Match[str]) -> str:
    octal, hexadecimal, letter = escape.groups()
    if letter is not None:
        return _ESCAPES.get(letter, letter)
    return chr(int(octal, 8) & 0xFF if octal else int(hexadecimal, 16))


def _joined(fields: dict[str, list[str]]) -> dict[str, str]:
    return {name: "".join(lines) for name, lines in fields.items()}


def _rows(fields: dict[str, str], name: str, place: Place, declared: Languages) -> Iterator[Row]:
    plural = [key for key in fields if key.startswith("msgstr[")]
    if not plural:
        yield Row(name, fields["msgid"], fields.get("msgstr", ""), place, declared)
    for form, key in enumerate(plural):
        # A language with one form has that of the plural.
        singular = form == 0 and len(plural) > 1
        source = fields["msgid"] if singular else fields.get("msgid_plural", fields["msgid"])
        yield Row(f"{name}[{form}]", source, fields[key], place, declared)


PO = AlignedReader("po", frozenset({".po", ".pot"}), _read)
