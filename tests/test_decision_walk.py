"""The walk of a desk: a report, decisions in its table or tasks, a second report with them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from samesaid.cli import run

REFERENCE = (
    "The port took in 45 ships in May. Anna Berg of the Coast Office counted 3,400 crates. The crews were well.\n"
)
VERSION = "The port took in 54 ships in May. Anna Berg of the Coast Office counted 4,300 crates. The crews were well.\n"
WHO, WHY = "李 Mei", "=style, “house”\nsecond line"


def in_workbook(path: Path, state: str) -> None:
    """Fill in decision, who and comment of every finding, as in Excel, and save."""
    book = openpyxl.load_workbook(path, rich_text=True)
    sheet = book["Findings"]
    at = {str(cell.value): cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        for name, value in (("decision", state), ("who", WHO), ("comment", WHY)):
            cell = sheet.cell(row, at[name], value)
            cell.data_type = "s"
    book.save(path)


def in_csv(path: Path, state: str) -> None:
    """Fill in the same columns of the table, as a spreadsheet saves it."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, rows[0].keys())
    table.writeheader()
    table.writerows({**row, "decision": state, "who": WHO, "comment": WHY} for row in rows)
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def in_label_studio(path: Path, state: str) -> None:
    """Submit an annotation of every task, and export the project."""
    tasks = json.loads(path.read_text("utf-8"))
    for task in tasks:
        values = {"decision": {"choices": [state]}, "why": {"text": [WHY]}}
        result = [{"from_name": name, "to_name": "version", "value": value} for name, value in values.items()]
        task["annotations"] = [{"completed_by": {"email": WHO}, "was_cancelled": False, "result": result}]
    path.write_text(json.dumps(tasks), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "decide"),
    [("desk.xlsx", in_workbook), ("desk.csv", in_csv), ("desk.labelstudio.json", in_label_studio)],
)
def test_what_a_desk_decides_closes_the_findings_of_the_next_run(
    tmp_path: Path, name: str, decide: Callable[[Path, str], None]
) -> None:
    one, other, table, again = (tmp_path / n for n in ("one.txt", "other.txt", name, "again.json"))
    one.write_text(REFERENCE, encoding="utf-8")
    other.write_text(VERSION, encoding="utf-8")
    check = ["check", str(one), str(other), "--only", "numbers", "-q"]
    assert run([*check, "-o", str(table), "-o", str(tmp_path / "first.json")]) == 1
    first = json.loads((tmp_path / "first.json").read_text("utf-8"))
    decide(table, "not an error")
    assert run([*check, "--decisions", str(table), "-o", str(again)]) == 0
    data = json.loads(again.read_text("utf-8"))
    assert len(first["findings"]) > 1
    assert {f["id"] for f in data["decided"]} == {f["id"] for f in first["findings"]}
    assert {(f["decision"]["state"], f["decision"]["who"], f["decision"]["why"]) for f in data["decided"]} == {
        ("not an error", WHO, WHY)
    }
    assert data["decisions"]["lapsed"] == []
    other.write_text(VERSION.replace("4,300 crates", "4,300 empty crates"), encoding="utf-8")
    assert run([*check, "--decisions", str(table), "-o", str(again)]) == 1
