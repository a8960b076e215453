"""Files in two languages, as a person would check them: alone, beside others, from Python and on the command line."""

from __future__ import annotations

import csv
import io
import itertools
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import samesaid
from samesaid.cli import run
from samesaid.model import SamesaidError
from tests.documents.files import docx, paragraph
from tests.paths import CASES

_CASES: dict[str, Any] = tomllib.loads((CASES / "bilingual.toml").read_text(encoding="utf-8"))
_ZH: list[str] = _CASES["text"]["zh"]
# One figure is wrong by a power of ten.
_EN: list[str] = [line.replace("230 million", "23 million") for line in _CASES["text"]["en"]]
_ROWS = list(zip(_ZH, _EN, strict=True))
_LINES = list(itertools.chain.from_iterable(_ROWS))
_ONLY = ["--only", "numbers", "--no-config"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, lines in {"both.txt": _LINES, "zh.txt": _ZH, "en.txt": _EN}.items():
        Path(name).write_text("\n\n".join(lines), encoding="utf-8")


def _table_of_word() -> bytes:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(text)}</w:tc>"

    rows = "".join(f"<w:tr>{cell(a)}{cell(b)}</w:tr>" for a, b in _ROWS)
    return docx(f"<w:tbl>{rows}</w:tbl>")


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in _ROWS:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _csv() -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows(_ROWS)
    return stream.getvalue().encode()


def _page() -> bytes:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in _ROWS)
    return f"<html><body><table>{rows}</table></body></html>".encode()


_FILES: dict[str, Callable[[], bytes]] = {
    "table.docx": _table_of_word,
    "paragraphs.docx": lambda: docx("".join(map(paragraph, _LINES))),
    "table.xlsx": _workbook,
    "table.csv": _csv,
    "table.html": _page,
    "tabs.txt": lambda: "\n".join(f"{a}\t{b}" for a, b in _ROWS).encode(),
    "halves.txt": lambda: "\n".join([*_ZH, *_EN]).encode(),
    "lines.txt": lambda: "\n".join(f"{a}{b}" for a, b in _ROWS).encode(),
    "gbk.txt": lambda: "\n".join(_LINES).encode("gb18030"),
}


@pytest.mark.parametrize("name", _FILES)
def test_a_file_in_two_languages_is_two_versions(name: str) -> None:
    Path(name).write_bytes(_FILES[name]())
    report = samesaid.check(name, settings=samesaid.Settings(only=("numbers",)))
    assert [d.language for d in (report.reference, *report.versions)] == ["zh", "en"]
    assert [[s.text for s in d.sentences] for d in (report.reference, *report.versions)] == [_ZH, _EN]
    assert [f.code for f in report.alarms] == ["N104"]
    assert "warning.split" in [warning.key for warning in report.warnings]


def test_the_command_line_names_languages_and_paragraphs_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *_ONLY, "both.txt"]) == 1
    shown = capsys.readouterr().out
    assert "! both.txt has the text in Chinese and in English" in shown
    assert "2.3亿" in shown
    assert "¶3" in shown
    assert "Chinese: both.txt" in " ".join(shown.split())


def test_the_json_has_the_numbers_of_the_file() -> None:
    assert run(["check", *_ONLY, "both.txt", "-q", "-o", "r.json"]) == 1
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    texts = [report["reference"], *report["versions"]]
    assert [[s["paragraph"] for s in text["sentences"]] for text in texts] == [[0, 2, 4, 6, 8, 10], [1, 3, 5, 7, 9, 11]]
    again = samesaid.load_report("r.json")
    again.save("again.json")
    assert Path("again.json").read_bytes() == Path("r.json").read_bytes()


@pytest.mark.parametrize(
    ("options", "languages"),
    [((), ["zh", "en"]), (("--source-lang", "en"), ["en", "zh"]), (("--target-lang", "zh"), ["en", "zh"])],
)
def test_the_reference_is_the_language_that_is_asked_for(options: tuple[str, ...], languages: list[str]) -> None:
    run(["check", *_ONLY, "both.txt", *options, "-q", "-o", "r.json"])
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert [text["language"] for text in (report["reference"], *report["versions"])] == languages


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["zh.txt"], "Missing argument 'versions': zh.txt is a text in one language (Chinese); give a version of it,"),
        (
            ["--no-split", "both.txt"],
            "Missing argument 'versions': give a version of both.txt, which is not to be divided",
        ),
        (["other.txt"], "Missing argument 'versions': what other.txt has in Chinese and in English are no versions of"),
        (["both.txt", "--source-lang", "de"], "both.txt: nothing in German; its languages are Chinese and English"),
        (["gone.txt"], "gone.txt: no such file; check the path"),
    ],
)
def test_what_cannot_be_divided_is_one_line(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = ["The choir sang in the old church on Sunday.", "Its director thanked the audience.", "Tea was served."]
    Path("other.txt").write_text("\n".join([*_ZH[:4], *other, "The next concert is in June."]), encoding="utf-8")
    assert run(["check", *_ONLY, *arguments]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert shown.err.startswith(f"samesaid: {line}")


def test_from_python_one_text_in_one_language_is_refused() -> None:
    with pytest.raises(SamesaidError, match="one language"):
        samesaid.check("zh.txt")


@pytest.mark.parametrize("case", _CASES["summary"], ids=lambda case: case["about"])
def test_a_quotation_or_a_summary_in_another_language_is_no_version(case: dict[str, str]) -> None:
    with pytest.raises(SamesaidError, match="Missing argument 'versions'"):
        samesaid.check(samesaid.text(case["text"]))


def test_a_text_and_its_summary_are_compared_where_asked() -> None:
    text = next(case["text"] for case in _CASES["summary"] if "summary" in case["about"])
    report = samesaid.check(samesaid.text(text), settings=samesaid.Settings(split=True, only=("numbers",)))
    assert [d.language for d in (report.reference, *report.versions)] == ["zh", "en"]


def test_a_version_with_both_languages_is_named_and_divided_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", *_ONLY, "zh.txt", "both.txt"])
    assert "both.txt has the text in two languages, Chinese and English" in " ".join(capsys.readouterr().out.split())
    run(["check", *_ONLY, "zh.txt", "both.txt", "--split", "-q", "-o", "r.json"])
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert [text["language"] for text in (report["reference"], *report["versions"])] == ["zh", "zh", "en"]
    run(["check", *_ONLY, "zh.txt", "en.txt"])
    assert "two languages" not in capsys.readouterr().out


def test_several_files_in_two_languages_are_several_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *_ONLY, "--split", "both.txt", "--", "both.txt", "-o", "reports"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "2 checks: 2 hold"
    assert sorted(path.name for path in Path("reports").iterdir()) == ["1-both.html", "2-both.html"]
