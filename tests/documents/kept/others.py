"""One file of every other format with everything that a reader may keep or leave out."""

from __future__ import annotations

from email.message import EmailMessage

import openpyxl

from tests.documents.files import archive, pdf
from tests.documents.readers.test_epub import CONTAINER, PACKAGE
from tests.documents.readers.test_subtitles import srt
from tests.documents.readers.test_workbook import saved


def of_text(w: dict[str, str]) -> bytes:
    return f"{w['title']}\n\n{w['paragraph']}\n\n- {w['list item']}\n".encode()


def of_markdown(w: dict[str, str]) -> bytes:
    divided = "&shy;".join(_halves(w["word with a soft hyphen"]))
    return (
        f"# {w['title']}\n\n{w['paragraph']} [{w['link text']}](https://{w['link address']}.example) "
        f"![{w['description of a picture']}](a.png)\n\n* {w['list item']}\n\n"
        f"| {w['table cell']} | b |\n|---|---|\n| c | d |\n\n<!-- {w['comment']} -->\n\n```\n{w['code block']}\n```\n\n"
        f"{divided}\n\n<p>{w['block of HTML']}</p>\n"
    ).encode()


def of_page(w: dict[str, str]) -> bytes:
    prose = " ".join(
        f"The port of the city took in more ships than in year {n}, said the harbour office." for n in range(9)
    )
    return (
        f"<!DOCTYPE html><html><head><title>Site</title><script>{w['script']}</script></head><body>"
        f"<nav><a href='/'>{w['navigation']}</a></nav><article><h1>{w['title']}</h1><p>{w['paragraph']} {prose}</p>"
        f"<p>{prose} <a href='https://{w['link address']}.example'>{w['link text']}</a> was there.</p>"
        f"<ul><li>{w['list item']} came in with the tide on that day.</li></ul>"
        f"<table><tr><td>{w['table cell']}</td><td>4,310 ships</td></tr></table>"
        f"<p><img src='a.png' alt='{w['description of a picture']}'>{prose}</p><!-- {w['comment']} -->"
        f"<p>{'&shy;'.join(_halves(w['word with a soft hyphen']))} is a long word in this text of ours.</p>"
        f"<p><ruby>{w['ruby base']}<rt>{w['ruby reading']}</rt></ruby> is a word with its reading above it.</p>"
        f"<p style='display:none'>{w['hidden text']} is never seen.</p></article>"
        f"<footer>{w['footer']}</footer></body></html>"
    ).encode()


def of_pdf(w: dict[str, str]) -> bytes:
    first, second = _halves(w["word with a soft hyphen"])
    # The title is in larger letters than the head of the pages that repeats it.
    filler = "The ships of the harbour were counted by the staff of the port with great care"
    pages = [
        [
            w["header"],
            f"{thing} {filler} at {thing}",
            f"{filler} in the {thing} {first if thing == 'noon' else 'hour'}-",
            f"{second if thing == 'noon' else 'glass'} and then {w['paragraph'] if thing == 'noon' else thing} again",
            f"They left in the {thing} without a word.",
            f"{w['footer']} {number}",
            f"Page {number} of 3",
        ]
        for number, thing in enumerate(("noon", "evening", "morning"), 1)
    ]
    return pdf([[w["title"]], *pages], titles={0: 20})


def of_workbook(w: dict[str, str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append((w["table cell"], "=1+1"))
    sheet["A1"].comment = openpyxl.comments.Comment(w["comment"], "Anna")
    sheet["A2"] = w["title"]
    sheet.oddHeader.center.text = w["header"]
    hidden = book.create_sheet("hidden")
    hidden.append((w["hidden text"],))
    hidden.sheet_state = "hidden"
    return saved(book)


def of_csv(w: dict[str, str]) -> bytes:
    return f'{w["title"]},"two, three"\n4,{w["table cell"]}\n'.encode()


def of_subtitles(w: dict[str, str]) -> bytes:
    return srt((1, 2, f"<i>{w['paragraph']}</i>."), (9, 10, f"{w['title']}.")).encode()


def of_mail(w: dict[str, str]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "anna@port.example", "desk@paper.example", w["title"]
    mail.set_content(f"{w['paragraph']}.\n\n> {w['quoted message']}\n\n-- \n{w['signature']}\n")
    mail.add_attachment(w["attachment"].encode(), maintype="application", subtype="octet-stream", filename="a.bin")
    return bytes(mail)


def of_book(w: dict[str, str]) -> bytes:
    chapter = (
        f"<html><head><title>{w['header']}</title></head><body><h1>{w['title']}</h1><p>{w['paragraph']}</p>"
        f"<ul><li>{w['list item']}</li></ul><table><tr><td>{w['table cell']}</td></tr></table>"
        f"<p><ruby>{w['ruby base']}<rt>{w['ruby reading']}</rt></ruby></p>"
        f"<p><a href='{w['link address']}'>{w['link text']}</a> <img alt='{w['description of a picture']}'/></p>"
        f"<p hidden='hidden'>{w['hidden text']}</p><!-- {w['comment']} -->"
        f"<p>{'&#173;'.join(_halves(w['word with a soft hyphen']))}</p>"
        f"<aside>{w['footnote']}</aside></body></html>"
    )
    return archive(
        {
            "META-INF/container.xml": CONTAINER,
            "text/book.opf": PACKAGE,
            "text/nav.xhtml": f"<html><body><p>{w['table of contents']}</p></body></html>",
            "text/chapter 1.xhtml": chapter,
            "text/b.xhtml": "<html><body><p>All crews were well.</p></body></html>",
        }
    )


def _halves(word: str) -> tuple[str, str]:
    return word[: len(word) // 2], word[len(word) // 2 :]
