"""Books: their chapters in the order of the spine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import SamesaidError
from tests.documents.files import archive

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="text/book.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
    "<dc:title>Harbours</dc:title><dc:date>2026-05-01</dc:date></metadata><manifest>"
    '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="chapter%201.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="c" href="cover.jpg" media-type="image/jpeg"/></manifest>'
    '<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
)
PARTS = {
    "META-INF/container.xml": CONTAINER,
    "text/book.opf": PACKAGE,
    "text/nav.xhtml": "<html><body><p>Contents 99</p></body></html>",
    "text/chapter 1.xhtml": "<html><title>99</title><body><h1>One</h1><p>The port took in ships.</p></body></html>",
    "text/b.xhtml": "<html><body><p>All crews were well.<br/>So were ours.</p><p>港口很忙。</body></html>",
}


def test_chapters(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(archive(PARTS))
    document = load(path)
    wanted = ["One", "The port took in ships.", "All crews were well.", "So were ours.", "港口很忙。"]
    assert [s.text for s in document.sentences] == wanted
    assert (document.title, document.published) == ("Harbours", date(2026, 5, 1))


@pytest.mark.parametrize("missing", ["text/book.opf", "text/b.xhtml"])
def test_a_book_that_lacks_a_part(tmp_path: Path, missing: str) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(archive({name: part for name, part in PARTS.items() if name != missing}))
    with pytest.raises(SamesaidError, match=missing.rpartition("/")[2]):
        load(path)
