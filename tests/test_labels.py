"""``--label``: names of the texts in every report; names of files are in no sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samesaid.cli import run

CHINESE = "全市今年新种树木3.2万棵。\n\n市长林若溪在会上说，明年还会种更多。\n"
ENGLISH = "The city planted 32,000 trees this year.\n\nMayor Lin Ruoxi said that even more will follow next year.\n"
FILES = {"zz-a.txt": CHINESE, "zz-b.txt": ENGLISH, "zz-c.txt": ENGLISH.replace("32,000", "3,200")}


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    run(["check", *FILES, *arguments])
    return capsys.readouterr().out


def test_labels_are_in_the_lines_and_files_are_listed_once(capsys: pytest.CaptureFixture[str]) -> None:
    labelled = ["--label", "Office", "--label", "SCIO", "--label", "Agency"]
    for more in ([], ["--full"]):
        for arguments, names in ((labelled, ("Office", "SCIO", "Agency")), ([], ("Chinese", "English 1", "English 2"))):
            text = printed([*arguments, *more], capsys)
            assert [text.count(name) for name in FILES] == [1, 1, 1]
            assert all(name in text for name in names)
    assert "Agency ¶1" in printed(labelled, capsys)


def test_the_page_and_the_settings_have_them_too(capsys: pytest.CaptureFixture[str]) -> None:
    Path("desk.toml").write_text('labels = ["Office", "SCIO"]\n', encoding="utf-8")
    printed(["--config", "desk.toml", "-o", "r.html", "-o", "r.json"], capsys)
    page = Path("r.html").read_text(encoding="utf-8")
    assert "between Office, SCIO and English 2" in page
    assert "zz-b.txt" in page
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["labels"] == ["Office", "SCIO", "English 2"]
    printed(["--config", "desk.toml", "--label", "Ministry", "-o", "r.html"], capsys)
    assert "between Ministry, English 1 and English 2" in Path("r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("labels", "complaint"),
    [
        (["A", "B", "C", "D"], "4 labels for 3 texts: give at most one for each text"),
        (["A", "A"], "label 'A' is given twice: give each text its own"),
        ([" "], "label ' ': give 1 to 60 characters on a line"),
        (["x" * 61], "give 1 to 60 characters"),
        (["a\x1b[31mb"], "give 1 to 60 characters"),
    ],
)
def test_labels_that_name_nothing(labels: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *FILES, *(a for label in labels for a in ("--label", label))]) == 2
    shown = capsys.readouterr()
    assert complaint in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""
