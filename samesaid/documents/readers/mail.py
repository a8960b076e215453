"""Messages (RFC 5322 with MIME): subject and text; quoted messages, the signature and attachments are left out."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from typing import TYPE_CHECKING

from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers.html.reader import HtmlReader
from samesaid.encodings import decode
from samesaid.model import Note, SamesaidError, message

if TYPE_CHECKING:
    from datetime import date

# The line before a signature (RFC 3676, 4.3) and lines of a quoted message.
_SIGNATURE = re.compile(r"^-- \n.*\Z", re.M | re.S)
_QUOTED = re.compile(r"^>.*\n?", re.M)
_QUOTE_MARKS = re.compile(r"^(?:>[ ]?)+", re.M)


class MailReader:
    """The plain text of a message, else its HTML. The subject is the title and the first line."""

    def read(self, data: bytes, request: Request) -> Extract:
        mail = message_from_bytes(data, policy=default)
        assert isinstance(mail, EmailMessage)
        try:
            body = mail.get_body(("plain", "html"))
            attached = [part.get_filename() or "" for part in mail.iter_attachments()]
        # A part may say of itself what it is not.
        except (KeyError, LookupError, AttributeError, TypeError, ValueError) as error:
            raise SamesaidError(f"{request.where}: a broken message ({error}); save its text") from None
        if body is None:
            raise SamesaidError(f"{request.where}: a message without text; give what is attached to it")
        extract = _extract(body, request)
        subject = " ".join(str(mail.get("subject", "")).split()) or None
        lines = [subject, extract.text] if subject and not extract.text.startswith(subject) else [extract.text]
        notes = [*extract.notes]
        if attached:
            named = ", ".join(filter(None, attached))
            notes.append(Note("warning", message("note.attachments", n=len(attached), names=named)))
        return Extract(
            "\n\n".join(filter(None, lines)),
            subject or extract.title,
            _sent(mail),
            tuple(notes),
            extract.wrapped,
            passed_over=extract.passed_over,
        )


def _extract(body: MIMEPart, request: Request) -> Extract:
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if body.get_content_subtype() == "html":
        return HtmlReader().read(data, request)
    declared = body.get_content_charset()
    text, _, notes = decode(
        data, request.where, encoding=request.encoding, declared=declared, language=request.language
    )
    plain = text.replace("\r\n", "\n")
    kept = _SIGNATURE.sub("", _QUOTED.sub("", plain))
    # A message that only passes another one on.
    forwarded = not kept.strip()
    if forwarded:
        kept = _SIGNATURE.sub("", _QUOTE_MARKS.sub("", plain))
    left_out = [Note("furniture", message("note.quoted-mail"))] if len(kept) < len(plain) and not forwarded else []
    return Extract(kept, notes=(*notes, *left_out), wrapped=None)


def _sent(mail: EmailMessage) -> date | None:
    try:
        when = mail["date"].datetime
    except (AttributeError, TypeError, ValueError, OverflowError, IndexError):
        return None
    return when.date() if when else None
