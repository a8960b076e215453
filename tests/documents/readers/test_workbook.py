"""Tables: every cell that is shown is a paragraph, as it is shown."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from samesaid.documents import load
from samesaid.model import SamesaidError
from tests.documents.files import archive


def book(*rows: tuple[Any, ...], hidden: tuple[Any, ...] = (), percent: tuple[str, ...] = ()) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cell in percent:
        sheet[cell].number_format = "0.0%"
    if hidden:
        other = made.create_sheet("hidden")
        other.append(hidden)
        other.sheet_state = "hidden"
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def cells(folder: Path, content: bytes, name: str) -> list[str]:
    path = folder / name
    path.write_bytes(content)
    return [s.text for s in load(path).sentences]


def test_a_workbook(tmp_path: Path) -> None:
    content = book(
        ("Ships came.", None, 4310),
        (0.075, 0.1 + 0.2, datetime(2026, 11, 2)),
        (True, "港口很忙。", "Two\nlines."),
        hidden=("Nobody sees 99.",),
        percent=("A2",),
    )
    wanted = ["Ships came.", "4310", "7.5%", "0.3", "2026-11-02", "TRUE", "港口很忙。", "Two lines."]
    assert cells(tmp_path, content, "a.xlsx") == wanted
    assert cells(tmp_path, content, "table") == wanted
    notes = [note for note in load(tmp_path / "table").notes if note.message.key == "note.hidden-sheets"]
    assert [dict(note.message.args) for note in notes] == [{"n": 1, "names": "hidden"}]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = [["船舶", "说明"], ["4310", '"港口，很忙。"'], ["", "船员都好。"]]
    content = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    found = [s.text for s in load(path, language="zh").sentences]
    assert found == ["船舶", "说明", "4310", "港口，很忙。", "船员都好。"]


def test_a_workbook_that_unpacks_without_end(tmp_path: Path) -> None:
    bomb = archive({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": b" " * 50_000_000})
    with pytest.raises(SamesaidError, match="too much"):
        cells(tmp_path, bomb, "a.xlsx")


def test_a_broken_workbook(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="save it again"):
        cells(tmp_path, archive({"xl/workbook.xml": "<workbook"}), "a.xlsx")
