"""The tables of docs/documents.md are what the readers do with one file of every format.

To write them anew after a change that was meant: ``SAMESAID_UPDATE_GOLDEN=1 pytest tests/documents/kept``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import SamesaidError
from tests.documents.kept import office, others
from tests.paths import TESTS

PAGE = TESTS.parent / "docs" / "documents.md"
FEATURES = (
    "title", "paragraph", "list item", "table cell", "cell of a table in a table", "text box", "footnote", "endnote",
    "tracked insertion", "moved text", "tracked deletion", "comment", "hidden text", "text hidden by a style",
    "header", "footer", "result of a field", "instruction of a field", "content control", "table of contents",
    "ruby base", "ruby reading", "word with a soft hyphen", "link text", "link address", "description of a picture",
    "block of HTML", "code block", "script", "navigation", "quoted message", "signature", "attachment",
)  # fmt: skip
FORMATS: dict[str, Callable[[dict[str, str]], bytes]] = {
    "txt": others.of_text,
    "md": others.of_markdown,
    "html": others.of_page,
    "docx": office.of_word,
    "odt": office.of_odt,
    "pdf": others.of_pdf,
    "xlsx": others.of_workbook,
    "csv": others.of_csv,
    "srt": others.of_subtitles,
    "eml": others.of_mail,
    "epub": others.of_book,
}
TEXTS = {
    "utf-8": "港口去年很忙。船员都好，旅客也比前年多。",
    "utf-8-sig": "港口去年很忙。船员都好，旅客也比前年多。",
    "utf-16": "港口去年很忙。船员都好，旅客也比前年多。",
    "utf-16-le": "港口去年很忙。船员都好，旅客也比前年多。",
    "utf-16-be": "港口去年很忙。船员都好，旅客也比前年多。",
    "gb18030": "港口管理局负责人星期一对记者说，去年全国的船舶比前年多，一共有四千三百艘在这里停靠。",
    "big5": "港口管理局負責人星期一對記者說，去年全國的船舶比前年多，一共有四千三百艘在這裡停靠。",
    "shift_jis": "港湾局の責任者は月曜日に、昨年は一昨年より多くの船がここに寄港したと記者団に話した。",
    "euc_kr": "항만청 책임자는 월요일 기자들에게 작년에는 재작년보다 더 많은 배가 이곳에 들어왔다고 말했다.",
    "windows-1251": "Начальник порта сообщил журналистам, что в прошлом году сюда пришло больше судов, чем раньше.",
    "windows-1252": "Über 4.300 Schiffe müssen künftig größere Gebühren zahlen, sagte der Leiter des Hafens.",
}
NAMES = {"utf-8-sig": "utf-8 with a mark", "utf-16": "utf-16 with a mark"}
# A text in a file of each format of plain text.
FRAMES = {
    "txt": "{}\n",
    "md": "# {0}\n\n{0}\n",
    "html": "<html><body><h1>{0}</h1><p>{0}</p></body></html>",
    "csv": '4310,"{}"\n',
    "srt": "1\n00:00:01,000 --> 00:00:03,000\n{}\n",
}


class Words(dict[str, str]):
    """The word of each feature; ``used`` are the features that a file has."""

    def __init__(self) -> None:
        super().__init__({feature: "Q" + re.sub(r"[^a-z]", "", feature.lower()) for feature in FEATURES})
        self.used: set[str] = set()

    def __getitem__(self, feature: str) -> str:
        self.used.add(feature)
        return super().__getitem__(feature)


def kept(folder: Path) -> Iterator[str]:
    """The rows of the table: what becomes of each feature in each format."""
    columns: dict[str, dict[str, str]] = {}
    for name, make in FORMATS.items():
        words = Words()
        path = folder / f"a.{name}"
        path.write_bytes(make(words))
        text = "\n".join(sentence.text for sentence in load(path, language="en").sentences)
        times = {feature: len(re.findall(rf"\b{words[feature]}\b", text)) for feature in tuple(words.used)}
        columns[name] = {feature: {0: "left out", 1: "kept"}.get(n, f"{n} times") for feature, n in times.items()}
    yield from _rows("", columns, FEATURES)


def encodings(folder: Path) -> Iterator[str]:
    """The rows of the table: which encodings are detected, which must be given."""
    columns = {
        name: {NAMES.get(encoding, encoding): _how(folder / f"a.{name}", frame, encoding) for encoding in TEXTS}
        for name, frame in FRAMES.items()
    }
    yield from _rows("", columns, [NAMES.get(encoding, encoding) for encoding in TEXTS])


def _how(path: Path, frame: str, encoding: str) -> str:
    text = TEXTS[encoding]
    path.write_bytes(frame.format(text).encode(encoding))
    for given, how in ((None, "detected"), (encoding, "`--encoding`")):
        try:
            if text in "".join(s.text for s in load(path, encoding=given).sentences):
                return how
        except SamesaidError:
            continue
    return "refused"


def _rows(corner: str, columns: dict[str, dict[str, str]], rows: tuple[str, ...] | list[str]) -> Iterator[str]:
    yield f"| {corner} | {' | '.join(columns)} |"
    yield "|" + "---|" * (len(columns) + 1)
    for row in rows:
        yield f"| {row} | {' | '.join(column.get(row, '–') for column in columns.values())} |"


@pytest.mark.parametrize(("name", "make"), [("kept", kept), ("encodings", encodings)])
def test_the_docs_say_what_the_readers_do(tmp_path: Path, name: str, make: Callable[[Path], Iterator[str]]) -> None:
    table = "\n".join(make(tmp_path))
    begin, end = f"<!-- table: {name} -->\n", "\n<!-- end -->"
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(begin)
    shown, _, after = rest.partition(end)
    if os.environ.get("SAMESAID_UPDATE_GOLDEN"):
        PAGE.write_text(f"{before}{begin}{table}{end}{after}", encoding="utf-8")
        return
    assert shown == table
