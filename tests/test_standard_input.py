"""``-`` is standard input for one text of a command."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from samesaid.cli import run
from tests.documents.files import docx, paragraph

TEXT = "The city planted 32,000 trees this year.\n\nMayor Lin said that more will follow.\n"
WRONG = TEXT.replace("32,000", "3,200")
PAGE = f"<html><body><p>{WRONG}</p></body></html>"
ROW = "The city planted 32,000 trees.\tThe city planted 3,200 trees.\n"
OBJECT = json.dumps({"source": "The city planted 32,000 trees.", "target": "The city planted 3,200 trees."})

Give = Callable[[bytes], None]


@pytest.fixture
def give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Give:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("arguments", "data"),
    [
        ("check good.txt -", WRONG.encode()),
        ("check - good.txt", WRONG.encode()),
        ("check good.txt good.txt -", WRONG.encode()),
        ("check good.txt - --from txt", WRONG.encode("utf-16")),
        ("check good.txt -", PAGE.encode()),
        ("check good.txt - --from html", PAGE.removeprefix("<html>").encode()),
        ("check good.txt - --from DOCX", docx("".join(map(paragraph, WRONG.split("\n\n"))))),
        ("check good.txt -", docx("".join(map(paragraph, WRONG.split("\n\n"))))),
        ("pairs -", ROW.encode()),
        ("pairs - --from tsv", ROW.encode()),
        ("pairs - --from .jsonl", OBJECT.encode()),
    ],
)
def test_a_difference_is_found(arguments: str, data: bytes, give: Give, capsys: pytest.CaptureFixture[str]) -> None:
    give(data)
    assert run([*arguments.split(), "--only", "numbers", "--format", "jsonl"]) == 1
    assert '"code":"N104"' in capsys.readouterr().out.replace(": ", ":")


def test_align_and_terms_read_it_too(give: Give, capsys: pytest.CaptureFixture[str]) -> None:
    give(TEXT.encode())
    assert run(["align", "good.txt", "-", "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    give("港口\tharbour\n港口很大\tThe harbour is large\n".encode())
    assert run(["terms", "-", "--from", "tsv", "--source-lang", "zh", "--target-lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("source,target\n")


@pytest.mark.parametrize(
    ("arguments", "data", "complaint"),
    [
        ("check - -", b"x", "- is given twice; only one text can come from standard input"),
        ("terms - -", b"x", "- is given twice"),
        ("check good.txt good.txt --from html", b"x", "--from html: give - as the text that standard input has"),
        ("check - good.txt --from nonsense", b"x", "--from nonsense: not a format; use one of ass, csv, docm, docx"),
        ("check - good.txt", b"", "standard input: an empty file; give one with text"),
        ("check - good.txt", b"\x7fELF\0\0", "standard input: a binary file, not text"),
        ("check - good.txt --from docx", b"text", "standard input: a broken or locked office file"),
        ("check - good.txt --from tmx", b"<tmx/>", "standard input: this is aligned already; use `samesaid pairs`"),
        ("check - good.txt --max-size 1", b"x" * 1_000_001, "standard input: 1.00 MB or more; at most 1 MB"),
        ("pairs - --from html", b"x", "standard input: not a format of aligned text"),
        ("pairs - --max-size 1", b"x" * 1_000_001, "standard input: 1.00 MB or more; at most 1 MB"),
        ("pairs - --from tmx", b"<tmx>", "standard input: broken XML"),
    ],
)
def test_what_is_refused(
    arguments: str, data: bytes, complaint: str, give: Give, capsys: pytest.CaptureFixture[str]
) -> None:
    give(data)
    assert run(arguments.split()) == 2
    shown = capsys.readouterr()
    assert complaint in shown.err
    assert shown.err.count("\n") == 1


def test_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As after ``<&-``."""
    monkeypatch.setattr(sys, "stdin", None)
    assert run(["check", "-", "-x.txt"]) == 2
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert run(["check", "-", "good.txt"]) == 2
    assert "standard input is closed; give a file" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/zero")
@pytest.mark.parametrize("command", ["check", "pairs"])
def test_a_pipe_without_end_is_read_up_to_the_limit(command: str, tmp_path: Path) -> None:
    others = ["good.txt"] if command == "check" else []
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "samesaid", command, "-", *others, "--max-size", "2"],
            stdin=endless, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == (
        "samesaid: standard input: 2.00 MB or more; at most 2 MB are read: raise the limit with --max-size\n"
    )
