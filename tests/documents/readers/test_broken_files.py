"""Files of every format, cut and with changed bytes: a document or one clear line, never another exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import SamesaidError
from tests.documents.files import archive, docx, odt, paragraph, pdf
from tests.documents.readers.test_docx import CASES as DOCX
from tests.documents.readers.test_docx import STYLES
from tests.documents.readers.test_epub import PARTS
from tests.documents.readers.test_mail import mail
from tests.documents.readers.test_markdown import CASES as MARKDOWN
from tests.documents.readers.test_odt import CASES as ODT
from tests.documents.readers.test_subtitles import ASS, VTT
from tests.documents.readers.test_subtitles import CASES as SUBTITLES
from tests.documents.readers.test_workbook import book

FILES = {
    "a.md": "\n\n".join(source for source, _ in MARKDOWN.values()).encode(),
    "a.srt": SUBTITLES["joined"][0].encode(),
    "a.vtt": VTT.encode(),
    "a.ass": ASS.encode(),
    "a.eml": bytes(mail()),
    "a.epub": archive(PARTS),
    "a.xlsx": book(("Ships came.", 4310)),
    "a.csv": b"Ships,4310\n",
    "a.docx": docx(paragraph("Ships came.")),
    "b.docx": docx("".join(body for body, _ in DOCX.values()), styles=STYLES),
    "a.odt": odt("<text:p>Ships came.</text:p>"),
    "a.fodt": odt("".join(body for body, _ in ODT.values()), flat=True),
    "a.pdf": pdf([["Ships came in.", "12"], []], pictures=(1,)),
}
ATTEMPTS = 40


@pytest.mark.parametrize("name", FILES)
def test_broken(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    content, path = FILES[name], tmp_path / name
    for _ in range(ATTEMPTS):
        data = bytearray(content[: chance.randrange(1, len(content) + 1)])
        for _ in range(chance.randrange(4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data))
        assert "\n" not in outcome(path)


def outcome(path: Path) -> str:
    """The line that refuses a file; empty for a document."""
    try:
        load(path)
    except SamesaidError as error:
        return str(error)
    return ""
