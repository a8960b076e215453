from datetime import date
from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import Document, SamesaidError
from samesaid.reports.common.labels import ENGLISH

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
