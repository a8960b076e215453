"""Messages: subject and text, whatever their parts and charsets."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import SamesaidError

TEXT = "The port took in 4,310 ships. All crews were well.\n"
WANTED = ["Harbour report", "The port took in 4,310 ships.", "All crews were well."]


def mail(text: str = TEXT, subject: str = "Harbour report", charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "anna@port.example", "desk@paper.example", subject
    made["Date"] = "Mon, 02 Nov 2026 10:00:00 +0800"
    made.set_content(text, charset=charset)
    return made


def read(folder: Path, content: bytes, name: str = "a.eml") -> list[str]:
    path = folder / name
    path.write_bytes(content)
    return [s.text for s in load(path).sentences]


def test_plain(tmp_path: Path) -> None:
    assert read(tmp_path, bytes(mail())) == WANTED
    document = load(tmp_path / "a.eml")
    assert (document.title, document.published) == ("Harbour report", date(2026, 11, 2))


def test_a_message_by_another_name(tmp_path: Path) -> None:
    assert read(tmp_path, bytes(mail()), "message") == WANTED


def test_plain_is_read_rather_than_html(tmp_path: Path) -> None:
    made = mail()
    made.add_alternative("<p>Another text.</p>", subtype="html")
    assert read(tmp_path, bytes(made)) == WANTED


def test_html_alone(tmp_path: Path) -> None:
    made = mail()
    made.clear_content()
    made.set_content(
        "<html><body><p>The port took in 4,310 ships. All crews were well.</p></body></html>", subtype="html"
    )
    assert read(tmp_path, bytes(made)) == WANTED


def test_what_is_quoted_and_signed_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, bytes(mail(f"{TEXT}\n> Earlier, 99 ships.\n-- \nAnna, phone 12345\n"))) == WANTED


def test_a_message_that_only_quotes_is_what_it_quotes(tmp_path: Path) -> None:
    assert read(tmp_path, bytes(mail("".join(f"> > {line}" for line in TEXT.splitlines(keepends=True))))) == WANTED
    assert not any(note.message.key == "note.quoted-mail" for note in load(tmp_path / "a.eml").notes)


@pytest.mark.parametrize("charset", ["gb18030", "big5", "utf-8"])
def test_chinese(tmp_path: Path, charset: str) -> None:
    made = mail("港口去年很忙。", "港口通報" if charset == "big5" else "港口通报", charset)
    assert read(tmp_path, bytes(made))[1:] == ["港口去年很忙。"]


def test_attachments_are_named(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="table.pdf")
    assert read(tmp_path, bytes(made)) == WANTED
    notes = [note for note in load(tmp_path / "a.eml").notes if note.message.key == "note.attachments"]
    assert dict(notes[0].message.args)["names"] == "table.pdf"


def test_a_message_without_text(tmp_path: Path) -> None:
    made = mail()
    made.clear_content()
    made.set_content(b"%PDF", maintype="application", subtype="pdf")
    with pytest.raises(SamesaidError, match="without text"):
        read(tmp_path, bytes(made))
