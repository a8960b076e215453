from __future__ import annotations

import dataclasses
import io
import zipfile

import pytest

from samesaid.model import Report, SamesaidError, Severity, Span
from samesaid.reports import FORMATS, render
from samesaid.reports.common.table import FINDING_COLUMNS, PAIR_COLUMNS
from samesaid.reports.formats import pair_rows
from samesaid.reports.formats.xlsx import fitted, render_xlsx, workbook
from tests.builders import finding_of
from tests.reports.parsers import read_csv, read_xlsx
from tests.reports.sample import document, sample_report

REPORT = sample_report()
FORMULAS = ("=1+1", "+1", "-2 degrees", "@SUM(A1)", "＝1", "\t=1", "http://here.example", "5")


def saying(message: str) -> Report:
    """A report whose first finding says this."""
    first = dataclasses.replace(REPORT.findings[0], message=message)
    return dataclasses.replace(REPORT, findings=(first, *REPORT.findings[1:]))


def test_csv_has_a_row_for_each_finding() -> None:
    rows = read_csv(render(REPORT, "csv"))
    assert [row["id"] for row in rows] == [f.id for f in REPORT.findings]
    assert tuple(rows[0]) == FINDING_COLUMNS
    first = rows[0]
    assert (first["number"], first["version"], first["confidence"], first["alarm"]) == ("1", "rough.txt", "0.97", "yes")
    assert (first["reference_place"], first["reference_words"]) == ("¶1, sentence 1", "2.2万余起")
    assert first["version_words"] == "more than 22 million"
    assert rows[7]["alarm"] == "no"
    assert rows[6]["reference_place"] == rows[6]["version_sentence"] == ""


def test_csv_begins_with_a_byte_order_mark_and_ends_lines_as_its_standard_says() -> None:
    text = render(REPORT, "csv")
    assert text[0] == "\ufeff"
    assert text.count("\r\n") == text.count("\n") == len(REPORT.findings) + 1


@pytest.mark.parametrize("message", FORMULAS)
def test_no_cell_of_a_csv_is_computed(message: str) -> None:
    written = read_csv(render(saying(message), "csv"))[0]["message"]
    assert written == (f"'{message.strip()}" if message.strip()[0] in "=+-@＝" else message.strip())


@pytest.mark.parametrize("message", FORMULAS)
def test_cells_of_a_workbook_are_texts(message: str) -> None:
    sheets = read_xlsx(render_xlsx(saying(message)))
    assert sheets["Findings"][1][FINDING_COLUMNS.index("message")] == message.strip()


def test_a_workbook_has_a_summary_the_findings_and_the_beads() -> None:
    sheets = read_xlsx(render_xlsx(REPORT))
    assert list(sheets) == ["Summary", "Findings", "Beads"]
    summary = [(row[0], row[1]) for row in sheets["Summary"]]
    assert ("critical", 1) in summary
    assert ("encoder", "test-encoder") in summary
    assert ("penalty per 1,000 words", 348.8372) in summary
    assert [row[FINDING_COLUMNS.index("id")] for row in sheets["Findings"][1:]] == [f.id for f in REPORT.findings]
    assert len(sheets["Beads"]) == 1 + 6 + 5
    assert sheets["Beads"][4][1:6] == ("3", "0", 0.81, 1, "moved")
    assert sheets["Beads"][3][7] is None


def test_a_workbook_has_frozen_headers_filters_and_no_clock() -> None:
    made = render_xlsx(REPORT)
    assert made == render_xlsx(sample_report())
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for n in (1, 2, 3):
            sheet = parts.read(f"xl/worksheets/sheet{n}.xml").decode()
            assert 'state="frozen"' in sheet
            assert "<autoFilter" in sheet
            assert "<f>" not in sheet.replace("<formula>", "")


@pytest.mark.parametrize("letter", ["a", "🀄"])
def test_a_cell_that_is_too_long_says_so(letter: str) -> None:
    cut = fitted(letter * 100_000)
    assert cut.endswith(" … [cut here: 100,000 characters in all]")
    assert 32_700 < len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert fitted("a" * 32_767) == "a" * 32_767
    assert read_xlsx(workbook([("S", ("text",), [(letter * 100_000,)])]))["S"][1] == (cut,)


def test_a_sheet_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samesaid.reports.formats.xlsx._MAX_ROWS", 4)
    rows = read_xlsx(workbook([("S", ("a", "b"), [(1, "x")] * 9)]))["S"]
    assert rows[1:3] == [(1, "x"), (1, "x")]
    assert rows[3] == ("The sheet is full. The other report formats have the rest.", None)
    assert len(rows) == 4


def test_a_workbook_is_not_printed() -> None:
    assert FORMATS["xlsx"].binary
    with pytest.raises(SamesaidError, match=r"xlsx cannot be printed: give a file, such as -o report\.xlsx"):
        render(REPORT, "xlsx")
    with pytest.raises(SamesaidError, match=r"-o findings\.xlsx"):
        pair_rows.chosen(None, "xlsx")


def test_pairs_are_tables_too() -> None:
    zh, en = document("s", "zh", (("八艘。", 0),)), document("t", "en", (("Nine ships.", 0),))
    finding = finding_of(
        "x", "N103", "numbers", Severity.MAJOR, 0.9, "=9", 0, 0, (Span(0, 1),), (Span(0, 4),), "八 → 8"
    )
    made = pair_rows.write([finding], ["r7"], zh, en, "csv")
    assert isinstance(made, str)
    (row,) = read_csv(made)
    assert tuple(row) == PAIR_COLUMNS
    assert (row["pair"], row["message"], row["source_text"]) == ("r7", "'=9", "八艘。")
    made = pair_rows.write([finding], ["r7"], zh, en, "xlsx")
    assert isinstance(made, bytes)
    assert read_xlsx(made)["Findings"][1][:2] == ("r7", "N103")
