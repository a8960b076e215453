from pathlib import Path

import pytest

from samesaid.documents import from_rows, load, load_lines
from samesaid.model import SamesaidError
from tests.documents.files import archive, docx, paragraph, pdf

_ZH = "港口管理局负责人星期一对记者说，去年全国的船舶比前年多。一共有四千三百艘在这里停靠。"


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.txt", f"港口新闻\n\n{_ZH}\n\n{_ZH}".encode("gb18030"))
    document = load(path)
    assert (document.name, document.language, document.title) == ("a.txt", "zh", "港口新闻")
    assert document.source == str(path)
    assert len(document.sentences) == 5
    assert [note.kind for note in document.notes] == ["encoding", "language"]


def test_a_name_and_a_language_may_be_given(tmp_path: Path) -> None:
    document = load(_file(tmp_path, "a.txt", "Hallo. Gut."), language="deu", name="first")
    assert (document.name, document.language) == ("first", "de")
    assert not any(note.kind == "language" for note in document.notes)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    assert load(_file(tmp_path, "a.txt", _ZH.encode(encoding))).text == _ZH


def test_utf16_without_a_mark_is_read_when_it_is_given(tmp_path: Path) -> None:
    assert load(_file(tmp_path, "a.txt", _ZH.encode("utf-16-be")), encoding="utf-16-be").text == _ZH


def test_a_markdown_heading_is_the_title(tmp_path: Path) -> None:
    assert load(_file(tmp_path, "a.md", "# The harbour\n\nShips came. They left.\n")).title == "The harbour"


def test_a_text_of_one_sentence(tmp_path: Path) -> None:
    document = load(_file(tmp_path, "a.txt", "One ship came"))
    assert [s.text for s in document.sentences] == ["One ship came"]
    assert document.title is None


def test_a_text_of_digits_has_no_language(tmp_path: Path) -> None:
    document = load(_file(tmp_path, "a.txt", "12 34\n56 78"))
    assert document.language == "und"
    assert [note.kind for note in document.notes] == ["encoding", "warning"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "an empty file"),
        ("a.txt", b" \n\t\n", "an empty file"),
        ("a.txt", b"***\n---\n", "no sentence found"),
        ("a.bin", b"\x7fELF\x00\x01\x02", "a binary file"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a binary file"),
        ("a.html", b"\x00\x01<html>", "a binary file"),
        ("a.txt", "港口".encode("utf-16-le") + b"\x00a", "a binary file"),
        ("a.txt", b"\xff\xfe\x00\xd8\x41\x00", "not utf-16-le text"),
        ("a.txt", bytes(range(129, 255)), "the encoding is not clear"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "an old office format"),
        ("a.rtf", b"{\\rtf1 text}", "an old office format"),
        ("a.docx", b"PK\x03\x04 broken", "a broken or locked office file"),
        ("a.docx", docx(paragraph("Ships."))[:-10], "a broken or locked office file"),
        ("a.docx", b"no archive at all", "a broken or locked office file"),
        ("a.docx", archive({"x.txt": "x"}), "not a Word document"),
        ("a.odt", archive({"x.txt": "x"}), "not an OpenDocument text"),
        ("a.docx", archive({"word/document.xml": "<w"}), "broken XML"),
        ("a.zip", archive({"x.txt": "x"}), "an archive that is no document"),
        ("a.docx", docx(""), "no sentence found"),
        ("a.docx", archive({"word/document.xml": b" " * 40_000_000}), "unpacks to 40 MB"),
        ("a.docx", archive({"word/document.xml": '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}), "declares entities"),
        ("a.pdf", b"%PDF-1.4 broken", "cannot be opened (broken"),
        ("a.pdf", pdf([[], []]), "no text in this PDF"),
        ("a.html", b"<!-- nothing -->", "cannot be read as HTML"),
        ("a.html", b"<p> </p>", "no sentence found"),
        ("a.tmx", b"<tmx></tmx>", "aligned already"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    with pytest.raises(SamesaidError) as caught:
        load(_file(tmp_path, name, content))
    assert name in str(caught.value)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(SamesaidError, match="a folder, not a file"):
        load(tmp_path)


def test_each_of_two_files_in_the_same_wrong_encoding_has_a_warning(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        document = load(_file(tmp_path, name, _ZH.encode("gb18030")), encoding="latin-1")
        assert any(note.message.key == "note.garbled" for note in document.notes)


def test_a_page_by_another_suffix_is_read_as_a_page(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><h1>The quay</h1><p>Ships came in. They left again.</p></body></html>"
    assert "<" not in load(_file(tmp_path, "a.txt", page)).text


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    content = "one. two.\n\n  three \r\nfour\u2028five\x0bsix\x1c\x85\n\n"
    document = load_lines(_file(tmp_path, "a.txt", content), language="en")
    assert [s.text for s in document.sentences] == ["one. two.", "", "  three ", "four\u2028five\x0bsix\x1c\x85", ""]
    assert [s.index for s in document.sentences] == list(range(5))
    assert all(s.span.of(document.text) == s.text for s in document.sentences)


def test_lines_of_an_empty_file_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="an empty file"):
        load_lines(_file(tmp_path, "a.txt", b""))
    with pytest.raises(SamesaidError, match="a binary file"):
        load_lines(_file(tmp_path, "a.txt", b"a\x00b"))


def test_rows_are_sentences_as_they_are() -> None:
    texts = ["One. Two.", "", "Three\nfour"]
    document = from_rows(texts, name="rows", language="en")
    assert [s.text for s in document.sentences] == texts
    assert all(s.span.of(document.text) == s.text for s in document.sentences)


def test_office_files_are_recognised_by_their_content(tmp_path: Path) -> None:
    assert load(_file(tmp_path, "upload", docx(paragraph("Ships came.")))).text == "Ships came."
