from datetime import date
from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import Document, SamesaidError
from samesaid.reports.common.labels import ENGLISH
from tests.documents.files import docx, odt, paragraph, pdf

_PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>港口 - 新闻网</title>
<link rel="canonical" href="https://news.example.org/a">
<meta property="article:published_time" content="2024-08-19T10:00:00+08:00"></head><body>
<nav><a href="/">首页 1234</a></nav><div class="head"><h1>港口去年处理船舶4310艘</h1></div><div id="text">
<p>港口管理局昨日表示，去年全港共处理船舶4310艘，同比增长百分之七，创下历史新高。</p>
<p>管理局负责人说，今年将继续扩建码头，预计投资12.5亿元，新增泊位36个，进一步提高效率。</p>
<p>专家认为，航运业的复苏带动了周边地区的就业和消费，未来几年的前景仍然看好。</p></div>
<aside>注意：旅客人数为98765人次，比上年有所减少</aside><p style="display:none">看不见的第777行文字在此</p>
<footer>版权所有 京ICP备12345678号</footer></body></html>"""


def _load(folder: Path, name: str, content: bytes, **options: object) -> Document:
    path = folder / name
    path.write_bytes(content)
    return load(path, **options)  # type: ignore[arg-type]


def _texts(document: Document) -> list[str]:
    return [s.text for s in document.sentences]


def test_a_page(tmp_path: Path) -> None:
    document = _load(tmp_path, "a.html", _PAGE.encode("gb18030"))
    assert document.title == "港口去年处理船舶4310艘"
    assert document.sentences[0].text == document.title
    assert document.published == date(2024, 8, 19)
    assert any("12.5亿元" in text for text in _texts(document))
    assert not any("首页" in text or "777" in text or "ICP" in text for text in _texts(document))


def test_numbers_of_a_page_that_were_not_read_have_a_note(tmp_path: Path) -> None:
    document = _load(tmp_path, "a.html", _PAGE.encode("gb18030"))
    dropped = [ENGLISH.text(note.message) for note in document.notes if note.kind == "dropped"]
    assert len(dropped) == 1
    assert "98765" in dropped[0]
    assert not any(figure in dropped[0] for figure in ("777", "1234", "4310"))


def test_a_selector_for_the_site_chooses_the_text(tmp_path: Path) -> None:
    content = _PAGE.encode("gb18030")
    for host in ("example.org", "*"):
        document = _load(tmp_path, "a.html", content, selectors={host: "aside"})
        assert _texts(document) == ["港口去年处理船舶4310艘", "注意：旅客人数为98765人次，比上年有所减少"]
    other = _load(tmp_path, "a.html", content, selectors={"other.org": "aside"})
    assert len(other.sentences) == 4
    with pytest.raises(SamesaidError, match="is not CSS"):
        _load(tmp_path, "a.html", content, selectors={"*": "aside["})


def test_a_page_without_an_article_is_read_as_a_whole(tmp_path: Path) -> None:
    document = _load(tmp_path, "a.html", b"<html><body><div>Ships <b>came</b>.</div><div>5</div></body></html>")
    assert _texts(document) == ["Ships came.", "5"]


def test_word_documents_lose_nothing_that_is_shown(tmp_path: Path) -> None:
    boxed = f"<w:txbxContent>{paragraph('Boxed.')}</w:txbxContent>"
    body = (
        paragraph("Harbour report", style="Title")
        + f"<w:tbl><w:tr><w:tc>{paragraph('Ships')}</w:tc><w:tc>{paragraph('4,310')}</w:tc></w:tr></w:tbl>"
        + '<w:p><w:r><w:t xml:space="preserve">Fees rose by </w:t></w:r>'
        + "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
        + "<w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>7</w:t></w:r></w:ins>"
        + '<w:r><w:t xml:space="preserve"> percent.</w:t></w:r></w:p>'
        + paragraph("Hidden.", run="<w:rPr><w:vanish/></w:rPr>")
        + paragraph("Shown.", run='<w:rPr><w:vanish w:val="0"/></w:rPr>')
        + f"<w:p><w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback>"
        + "</mc:AlternateContent><w:t>Around.</w:t></w:r></w:p>"
    )
    note = f'<w:footnote w:id="1">{paragraph("See table 2.")}</w:footnote>'
    document = _load(tmp_path, "a.docx", docx(body, footnotes=note))
    wanted = [
        "Harbour report",
        "Ships",
        "4,310",
        "Fees rose by 7 percent.",
        "Shown.",
        "Around.",
        "Boxed.",
        "See table 2.",
    ]
    assert _texts(document) == wanted
    assert document.title == "Harbour report"


def test_opendocument_texts(tmp_path: Path) -> None:
    body = (
        "<text:h>Harbour report</text:h><text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
        '<text:p>The port<text:s text:c="2"/>took 4,310 <text:span>ships</text:span><text:note><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>No ferries.</text:p></text:note-body>"
        "</text:note>. A record.</text:p>"
    )
    document = _load(tmp_path, "a.odt", odt(body))
    assert _texts(document) == ["Harbour report", "The port  took 4,310 ships.", "A record.", "No ferries."]
    assert document.title == "Harbour report"


def test_a_pdf_is_read_without_running_heads_and_page_numbers(tmp_path: Path) -> None:
    pages = [
        [
            f"Harbour Review, issue {number}",
            f"The {thing} of the harbour was counted with great care from the first day on by the",
            f"staff of the port in the year {2000 + number}. They found {thing} everywhere.",
            f"A new paragraph on {thing} begins here and goes on for nearly the whole width of it",
            f"and of {thing}. Then it ends.",
            f"- {number} -",
        ]
        for number, thing in enumerate(("coal", "timber", "grain"), 1)
    ]
    document = _load(tmp_path, "a.pdf", pdf(pages))
    texts = _texts(document)
    assert len(texts) == 12
    assert texts[0].endswith("by the staff of the port in the year 2001.")
    assert not any("Review" in text or text.startswith("-") for text in texts)
    assert len([note for note in document.notes if note.kind == "furniture"]) >= 2


def test_numbers_of_a_table_in_a_pdf_stay(tmp_path: Path) -> None:
    document = _load(tmp_path, "a.pdf", pdf([["Ships", "4310", "Boats", "12", "Ferries", "7"]]))
    assert document.text.split() == ["Ships", "4310", "Boats", "12", "Ferries", "7"]
