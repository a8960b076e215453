"""`samesaid pairs` on bilingual files: what is printed, what goes back into the file, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import document_fromstring as read_html

from samesaid.cli import run
from samesaid.row_checks import check_pairs_in_parts
from tests.reports.formats.bilingual.structure import faults

XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="port.txt" source-language="en" target-language="de" datatype="plaintext"><body>
    <trans-unit id="a"><source>The port has 3,200 ships.</source><target state="final">Der Hafen hat 3.300 Schiffe.</target></trans-unit>
    <trans-unit id="b"><source>It opened in May.</source><target state="final">Er öffnete im Mai.</target></trans-unit>
    <trans-unit id="c"><source>Nobody was hurt when the ferry sank.</source><target/></trans-unit>
  </body></file>
</xliff>
"""  # noqa: E501
ONLY = ["--only", "numbers", "--quiet"]


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "job.xlf").write_text(XLIFF, encoding="utf-8")
    return tmp_path


def test_the_checked_file_is_the_file_with_notes(job: Path) -> None:
    assert run(["pairs", "job.xlf", "-o", "checked.xlf", *ONLY]) == 1
    checked = (job / "checked.xlf").read_bytes()
    assert faults(checked) == []
    (note,) = etree.fromstring(checked).iter("{*}note")
    assert note.getparent().get("id") == "a"
    assert (note.get("from"), note.get("annotates"), note.get("priority")) == ("samesaid", "target", "3")
    assert (note.text or "").startswith("N103 (major): ")
    lines = checked.decode().splitlines()
    assert [one for one in XLIFF.splitlines() if one not in lines] == [XLIFF.splitlines()[3]]
    # A run over the result replaces the notes.
    assert run(["pairs", "checked.xlf", "-o", "again.xlf", *ONLY]) == 1
    assert (job / "again.xlf").read_bytes() == checked
    # What was mended loses its note.
    (job / "mended.xlf").write_bytes(checked.replace(b"3.300 Schiffe", b"3.200 Schiffe"))
    assert run(["pairs", "mended.xlf", "-o", "clean.xlf", *ONLY]) == 0
    assert (job / "clean.xlf").read_text(encoding="utf-8") == XLIFF.replace("3.300", "3.200")


def test_states_are_set_back_when_asked(job: Path) -> None:
    assert run(["pairs", "job.xlf", "-o", "checked.xlf", "--needs-review", *ONLY]) == 1
    states = [target.get("state") for target in etree.parse(job / "checked.xlf").iter("{*}target")]
    assert states == ["needs-review-translation", "final", None]


@pytest.mark.usefixtures("job")
def test_what_is_not_translated_is_reported_as_missing(capsys: pytest.CaptureFixture[str]) -> None:
    run(["pairs", "job.xlf", "--only", "coverage", "--quiet"])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(f["pair"], f["code"]) for f in found] == [("c", "O501")]


def test_a_page_has_the_findings_with_both_texts_in_either_language(job: Path) -> None:
    assert run(["pairs", "job.xlf", "-o", "job.html", "--only", "numbers"]) == 1
    page = read_html((job / "job.html").read_text(encoding="utf-8"))
    (row,) = page.xpath("//tbody/tr")
    assert [mark.text for mark in row.iter("mark")] == ["3,200", "3.300"]
    assert row.xpath("string(th)") == "a"
    assert "3 rows checked" in page.xpath("string(//header)")
    assert "left out by the settings" in page.xpath("string(//header)")
    assert run(["pairs", "job.xlf", "-o", "zh.html", "--report-lang", "zh", *ONLY]) == 1
    assert "已检查 3 行" in (job / "zh.html").read_text(encoding="utf-8")


def test_the_line_of_progress_is_gone_before_anything_is_printed(
    job: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run(["pairs", str(job / "job.xlf"), "--only", "numbers", "--format", "text"]) == 1
    out, err = capfd.readouterr()
    first, second, *_ = err.split("\r\x1b[K")[1:]
    assert first == "comparing …"
    assert second.startswith("Not checked: ")
    assert out.startswith("a\t")


REFUSED = [
    (["job.xlf", "-o", "job.tmx"], "job.tmx: the checked file is xliff, and stays so; give -o with its ending"),
    (["rows.tsv", "-o", "job.xlf"], "rows.tsv: has no place for notes; write the findings as jsonl, csv or xlsx"),
    (["job.xlf", "-o", "job.xlf"], "job.xlf: is an input of this run; write elsewhere"),
    (["job.xlf", "--format", "original"], "original cannot be printed: give a file, such as -o job.checked.xlf"),
    (["job.xlf", "--needs-review"], "--needs-review: only the checked file itself has states; give it with -o"),
    (["job.xlf", "--target-lang", "fr"], "job.xlf: is en to de, which is not what --source-lang and --target-lang ask"),
    (["broken.xlf", "-o", "new.xlf"], "broken.xlf: broken XML"),
    (
        ["job.xlf", "--format", "tmx"],
        "there is no format 'tmx' for pairs; use one of html, jsonl, text, csv, xlsx, original",
    ),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_cannot_be_done_is_one_line_and_nothing_is_written(
    job: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (job / "rows.tsv").write_text("a 5\tb 6\n", encoding="utf-8")
    (job / "broken.xlf").write_text(XLIFF.replace("</body>", ""), encoding="utf-8")
    before = sorted(path.name for path in job.iterdir())
    assert run(["pairs", *arguments, *ONLY]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert sorted(path.name for path in job.iterdir()) == before
    assert (job / "job.xlf").read_text(encoding="utf-8") == XLIFF


def test_a_file_that_breaks_off_late_leaves_no_half_output(
    job: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = check_pairs_in_parts.__kwdefaults__
    monkeypatch.setattr(check_pairs_in_parts, "__kwdefaults__", {**usual, "rows_a_part": 2})
    unit = '<tu><tuv xml:lang="en"><seg>5 ships</seg></tuv><tuv xml:lang="de"><seg>6 Schiffe</seg></tuv></tu>'
    (job / "cut.tmx").write_text(f'<tmx><header srclang="en"/><body>{unit * 9}<tu>', encoding="utf-8")
    assert run(["pairs", "cut.tmx", "-o", "found.jsonl", *ONLY]) == 2
    assert "cut.tmx: broken XML" in capsys.readouterr().err
    assert not (job / "found.jsonl").exists()
    assert [path.name for path in job.iterdir() if path.suffix == ".part"] == []


def test_bytes_of_standard_input_go_into_the_output(job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (job / "job.xlf").open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        assert run(["pairs", "-", "--from", "xlf", "-o", "checked.xlf", *ONLY]) == 1
    assert b'from="samesaid"' in (job / "checked.xlf").read_bytes()
