"""PDF: running heads, numbers of pages, hyphens, and pages that are pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.documents.readers.pdf.heads import without_heads
from samesaid.model import Document, SamesaidError, message
from samesaid.reports.common.labels import ENGLISH
from tests.documents.files import pdf

_THINGS = ("coal", "timber", "grain", "cotton", "sugar", "salt", "wine", "iron")


def read(folder: Path, content: bytes) -> Document:
    path = folder / "a.pdf"
    path.write_bytes(content)
    return load(path)


def texts(document: Document) -> list[str]:
    return [s.text for s in document.sentences]


def said(document: Document, kind: str = "warning") -> list[str]:
    return [ENGLISH.text(note.message) for note in document.notes if note.kind == kind]


def prose(thing: str) -> list[str]:
    """Six lines of nearly the same length: two sentences, and a third that goes on over the page."""
    return [
        f"The {thing} of the harbour was counted with great care from the first day on by the",
        f"staff of the port, who wrote {thing} down in their books. They found {thing} in every",
        f"shed along the northern quay, and much {thing} was wet. A new paragraph on {thing} then",
        f"begins here and goes on about {thing} for nearly the whole width of the page, and for",
        f"line after line, because there is a lot to say of {thing} in any harbour of the world,",
        f"be it large or small. The crews of the ships with {thing} said that they did not know of",
    ]


@pytest.mark.parametrize(
    "number",
    ["{n}", "- {n} -", "Page {n} of 30", "page {n}", "{n} / 30", "Seite {n} von 30", "p. {n}"],
)
@pytest.mark.parametrize("first", [1, 12])
def test_numbers_of_pages(tmp_path: Path, number: str, first: int) -> None:
    pages = [[*prose(thing), number.format(n=n)] for n, thing in enumerate(_THINGS[:3], first)]
    document = read(tmp_path, pdf(pages))
    assert len(document.sentences) == 10
    assert document.text.endswith("did not know of")
    assert "left out of 3 pages: page number" in said(document, "furniture")


@pytest.mark.parametrize(
    "number", ["第{n}页", "第 {n} 页 共 30 页", "– {n} –", "第{n}頁/共30頁", "Página {n} de 30", "· {n} ·"]
)
def test_numbers_of_pages_in_other_scripts(number: str) -> None:
    pages = [[*prose(thing), number.format(n=n)] for n, thing in enumerate(_THINGS[:3], 12)]
    for some in (pages, pages[:1]):
        kept, dropped = without_heads(some, lambda *_: None)
        assert kept == [page[:-1] for page in some]
        assert dropped == {message("note.page-number"): len(some)}


def test_numbers_of_pages_of_a_part_count_anew(tmp_path: Path) -> None:
    numbers = ["i", "ii", "iii", "1", "2", "3"]
    pages = [[*prose(thing), number] for number, thing in zip(numbers, _THINGS, strict=False)]
    assert "left out of 6 pages: page number" in said(read(tmp_path, pdf(pages)), "furniture")


@pytest.mark.parametrize(
    ("heads", "left_out"),
    [
        (["Harbour Review"] * 4, 4),
        ([f"Harbour Review, issue {n}" for n in range(1, 5)], 4),
        (["Harbour Review", "Part One"] * 3, 6),
        ([*["One: Ships"] * 3, *["Two: Crews"] * 3], 6),
        (["1 Ships", "2 Ships", "Crews 3", "Crews 4", "Crews 5"], 5),
        (["Harbour Review", "Ships", "Crews", "Quays"], 0),
        (["Ships 4310", "Ships 4400", "Ships 5120"], 0),
        (["4,310 17", "4,400 19", "5,120 12"], 0),
        (["2025", "3090", "1877"], 0),
    ],
)
def test_running_heads(tmp_path: Path, heads: list[str], left_out: int) -> None:
    pages = [[head, *prose(thing)] for head, thing in zip(heads, _THINGS, strict=False)]
    document = read(tmp_path, pdf(pages))
    assert sum(head in document.text for head in heads) == len(heads) - left_out
    notes = [note for note in document.notes if note.message.key == "note.running-head"]
    assert sum(int(str(dict(note.message.args)["n"])) for note in notes) == left_out
    assert sum(f"The {thing} of the harbour was counted" in document.text for thing in _THINGS) == len(heads)


@pytest.mark.parametrize("apart", [True, False])
def test_the_head_of_one_page_is_known_by_its_place(tmp_path: Path, apart: bool) -> None:
    heads = ["Harbour Review", "Ships", "Harbour Review", "Harbour Review"]
    pages = [[head, *prose(thing), f"{n}"] for n, (head, thing) in enumerate(zip(heads, _THINGS, strict=False), 3)]
    text = read(tmp_path, pdf(pages, apart=apart)).text
    assert "Review" not in text
    assert ("Ships" in text) is not apart
    assert sum(thing in text for thing in _THINGS) == 4


def test_titles_of_slides_stay(tmp_path: Path) -> None:
    pages = [[f"All on {thing}", *prose(thing)] for thing in _THINGS[:4]]
    text = read(tmp_path, pdf(pages, apart=True)).text
    assert all(f"All on {thing}" in text for thing in _THINGS[:4])


def test_two_pages_may_begin_or_end_with_the_same_words(tmp_path: Path) -> None:
    pages = [[*prose(thing), "and then they left the port."] for thing in _THINGS[:2]]
    assert read(tmp_path, pdf(pages)).text.count("and then they left the port.") == 2


def test_the_title_that_running_heads_repeat_stays(tmp_path: Path) -> None:
    pages = [["Harbour Review", *prose(thing)] for thing in _THINGS[:4]]
    document = read(tmp_path, pdf(pages, titles={0: 20}))
    assert document.text.count("Harbour Review") == 1
    assert document.text.startswith("Harbour Review\n")
    assert "left out of 3 pages: Harbour Review" in said(document, "furniture")


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    pages = [["Harbour Review", *prose("coal"), "1"], ["Harbour Review", "it. They left.", *prose("salt"), "2"]]
    document = read(tmp_path, pdf(pages))
    assert "The crews of the ships with coal said that they did not know of it." in texts(document)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["the administra-", "tion said"], "the administration said"),
        (["of the post-", "War years"], "of the post-War years"),
        (["the HAR-", "BOUR office"], "the HARBOUR office"),
        (["from 4-", "5 ships"], "from 4-5 ships"),
        (["a COVID-", "19 case"], "a COVID-19 case"),
        (["a well-", "known quay; a well-known port"], "a well-known quay; a well-known port"),
        (["ships - ", "and crews"], "ships - and crews"),
    ],
)
@pytest.mark.parametrize("breaks_page", [False, True])
def test_hyphens(tmp_path: Path, lines: list[str], wanted: str, breaks_page: bool) -> None:
    filler = "The staff of the port said at noon that all of it had come with the tide, that is,"
    first, second = (
        f"{filler} {lines[0]}",
        f"{lines[1]} and more of it, which they had not known of before that day at all.",
    )
    pages = (
        [[*prose("coal")[:3], first], [second, *prose("salt")]]
        if breaks_page
        else [[*prose("coal")[:3], first, second]]
    )
    assert wanted in read(tmp_path, pdf(pages)).text


def test_many_divided_words_leave_the_paragraph_whole(tmp_path: Path) -> None:
    lines = ["The ships of the harbour were counted with great care by the administra-"] + [
        "tion of the port and its staff, who wrote them down in the books of registra-"
    ] * 5
    document = read(tmp_path, pdf([[*lines, "tion at noon. They left."]]))
    assert texts(document)[-1] == "They left."
    assert len({s.paragraph for s in document.sentences}) == 1
    assert document.text.count("administration") + document.text.count("registration") == 6


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    pages = [[*prose("coal"), "1"], [], [*prose("salt"), "3"], [], [], [*prose("wine"), "6"], []]
    document = read(tmp_path, pdf(pages, pictures=(1, 3, 4)))
    assert said(document) == ["3 pages without text that can be read (pictures?): pages 2, 4–5; run OCR on the file"]
    assert all(f"The {thing} of the harbour" in document.text for thing in ("coal", "salt", "wine"))


def test_one_page_that_is_a_picture(tmp_path: Path) -> None:
    pages = [["Review", *prose("coal"), "1"], [], ["Review", *prose("salt"), "3"]]
    document = read(tmp_path, pdf(pages, pictures=(1,)))
    assert said(document) == ["1 page without text that can be read (a picture?): page 2; run OCR on the file"]


def test_pictures_alone_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match=r"a\.pdf: no text in this PDF \(a scan\?\); run OCR on it first"):
        read(tmp_path, pdf([[], []], pictures=(0, 1)))


def test_text_that_was_recognised_in_a_scan_has_a_warning(tmp_path: Path) -> None:
    document = read(tmp_path, pdf([prose("coal"), prose("salt")], pictures=(1,)))
    assert said(document) == ["1 page is a scan, so its text may have errors of recognition: page 2"]
    assert "salt" in document.text


def test_fonts_without_letters_have_a_warning(tmp_path: Path) -> None:
    garbled = ["".join(chr(ord(char) % 24 + 2) if char.isalpha() else char for char in line) for line in prose("coal")]
    escaped = [[line.replace("\r", "\\r").replace("\n", "\\n") for line in garbled]]
    document = read(tmp_path, pdf([*escaped, prose("salt")]))
    assert said(document) == [
        "the text of the PDF looks garbled, because its fonts do not say which letters they show; run OCR on it"
    ]


def test_numbers_of_a_table_stay(tmp_path: Path) -> None:
    document = read(tmp_path, pdf([["Ships", "4310", "Boats", "12", "Ferries", "7"]]))
    assert document.text.split() == ["Ships", "4310", "Boats", "12", "Ferries", "7"]
