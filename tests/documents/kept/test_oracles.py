"""What other programs read of the same files, too, is in our text: mammoth, python-docx and pypdf."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import mammoth
import pypdf
import pytest

from samesaid.documents import load
from samesaid.model import SamesaidError
from tests.documents.files import pdf

_WORDS = [
    "harbour",
    "port",
    "ship",
    "crew",
    "quay",
    "coal",
    "grain",
    "timber",
    "tide",
    "storm",
    "ferry",
    "pilot",
    "captain",
    "cargo",
    "crane",
    "港口",
    "船舶",
    "码头",
    "4,310",
    "7%",
]
ATTEMPTS = 4


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randrange(3, 14))).capitalize() + "."


def made(chance: random.Random) -> bytes:
    """A Word document by python-docx: headings, paragraphs in several runs, lists, tables, tables in tables, breaks."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Head of the page"
    for _ in range(chance.randrange(4, 10)):
        kind = chance.randrange(6)
        if kind == 0:
            document.add_heading(sentence(chance), level=chance.randrange(4))
        elif kind == 1:
            document.add_paragraph(sentence(chance), style=chance.choice(["List Bullet", "List Number", "Quote"]))
        elif kind == 2:
            table = document.add_table(chance.randrange(1, 4), 2)
            for cell in table._cells:
                cell.text = sentence(chance)
            inner = table.cell(0, 1).add_table(1, 1)
            inner.cell(0, 0).text = sentence(chance)
        elif kind == 3:
            document.add_page_break()
        else:
            paragraph = document.add_paragraph()
            for part in re.findall(r".{1,5}", sentence(chance)):
                paragraph.add_run(part).bold = chance.random() < 0.5
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def by_mammoth(content: bytes) -> str:
    return str(mammoth.extract_raw_text(io.BytesIO(content)).value)


def by_python_docx(content: bytes) -> str:
    return "\n".join(_lines(docx.Document(io.BytesIO(content))))


def _lines(container: Any) -> Iterator[str]:
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell)
        else:
            yield block.text


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("seed", range(ATTEMPTS))
def test_word_documents(tmp_path: Path, seed: int) -> None:
    content = made(random.Random(seed))
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    ours = squeezed(load(path, language="en").text)
    theirs = by_mammoth(content)
    lines = {squeezed(line) for line in theirs.split("\n")} - {""}
    agreed = lines & {squeezed(line) for line in by_python_docx(content).split("\n")}
    assert len(agreed) >= 3
    assert [line for line in agreed if line not in ours] == []
    # Nothing is there twice, and no running head.
    assert sorted(ours) == sorted(squeezed(theirs))


@pytest.mark.parametrize("seed", range(ATTEMPTS))
def test_pdf(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    numbers = range(1, chance.randrange(2, 6))
    pages = [
        [sentence(chance).encode("ascii", "ignore").decode() for _ in range(chance.randrange(3, 30))] for _ in numbers
    ]
    content = pdf([["Head of the page", *lines, str(n)] for n, lines in enumerate(pages, 1)])
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    ours = load(path, language="en").text
    theirs = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    lines = [line for line in theirs.split("\n") if line.strip() and line != "Head of the page" and not line.isdigit()]
    assert len(lines) == sum(map(len, pages))
    assert [line for line in lines if squeezed(line) not in squeezed(ours)] == []
    assert ("Head of the page" in ours) == (len(pages) == 1)


def locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([["Ships came."]])))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_pdf_with_a_password_is_refused_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(locked("secret"))
    with pytest.raises(SamesaidError, match=r"a\.pdf: cannot be opened \(it needs a password\); save it again"):
        load(path)


def test_a_pdf_that_only_must_not_be_changed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(locked(""))
    assert load(path).text == "Ships came."
