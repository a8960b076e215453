"""Several checks in one process: from one line, from a list on standard input, into a folder or by a pattern."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from samesaid import pipeline
from samesaid.cli import run
from samesaid.model import Document

CHINESE = "全市今年新种树木3.2万棵。\n\n市长林若溪在会上说，明年还会种更多。\n"
ENGLISH = "The city planted 32,000 trees this year.\n\nMayor Lin Ruoxi said that even more will follow next year.\n"
ONLY = ["--only", "numbers"]
List = Callable[[str | bytes], None]


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a Chinese text, a right version, a wrong one, and one whose name begins with a hyphen."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "zh.txt": CHINESE,
        "right.txt": ENGLISH,
        "wrong.txt": ENGLISH.replace("32,000", "3,200"),
        "-odd.txt": ENGLISH,
    }.items():
        Path(name).write_text(text, encoding="utf-8")


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> List:
    """Puts a list on standard input."""

    def put(lines: str | bytes) -> None:
        data = lines if isinstance(lines, bytes) else lines.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return put


RIGHT, WRONG = ["zh.txt", "right.txt"], ["zh.txt", "wrong.txt"]


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ([*RIGHT, "--", *RIGHT], 0, "2 checks: 2 pass"),
        ([*RIGHT, "--", *WRONG], 1, "2 checks: 1 pass, 1 hold"),
        ([*WRONG, "--", "zh.txt", "gone.txt", "--", *RIGHT], 2, "3 checks: 1 pass, 1 hold, 1 failed"),
        ([*WRONG, "right.txt", "--", *WRONG, "--fail-on", "never"], 0, "2 checks: 2 pass"),
    ],
)
def test_the_exit_code_is_the_highest_and_no_check_stops_the_others(
    line: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", *ONLY, *line]) == code
    captured = capsys.readouterr()
    assert captured.err.splitlines()[-1] == told
    if "gone.txt" in line:
        assert captured.err.splitlines()[0] == "samesaid: check 2: gone.txt: no such file; check the path"
        assert [one for one in captured.out.splitlines() if one.startswith("check ")] == [
            "check 1 (zh.txt, wrong.txt)",
            "check 2 (zh.txt, gone.txt)",
            "check 3 (zh.txt, right.txt)",
        ]


def test_a_fault_in_one_check_is_told_and_the_next_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = pipeline._document

    def broken(text: pipeline.Text, *rest: object) -> Document:
        if str(text) == "wrong.txt":
            raise ZeroDivisionError
        return made(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "_document", broken)
    assert run(["check", *ONLY, "-q", *WRONG, "--", *RIGHT, "--", *WRONG, "--format", "jsonl"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("a fault")[0] for line in lines] == ["samesaid: check 1: ", "samesaid: check 3: "]


@pytest.mark.parametrize(
    ("output", "files"),
    [
        (["-o", "new"], ["new/1-right.html", "new/2-wrong.html"]),
        (["-o", "new", "--format", "json"], ["new/1-right.json", "new/2-wrong.json"]),
        (["-o", "a/{reference}-{version}.json"], ["a/zh-right.json", "a/zh-wrong.json"]),
        (["-o", "{number}.csv", "-o", "{number}.json"], ["1.csv", "1.json", "2.csv", "2.json"]),
    ],
)
def test_reports_go_into_a_folder_or_by_a_pattern(output: list[str], files: list[str]) -> None:
    before = set(Path().rglob("*"))
    assert run(["check", *ONLY, "-q", *RIGHT, "--", *WRONG, *output]) == 1
    assert sorted(str(p) for p in set(Path().rglob("*")) - before if p.is_file()) == files
    codes = [[f["code"] for f in json.loads(Path(f).read_text())["findings"]] for f in files if f.endswith(".json")]
    assert codes in ([], [[], ["N104"]])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "all.html"], "-o all.html: one file for several checks; give a folder, or a pattern such as all-"),
        (["-o", "{name}.html"], "-o {name}.html: there is no field {name}; use {number}, {reference}, {version}"),
        (["-o", "{reference}.html"], "zh.html: would be written by check 1 and check 2; put {number} into the pattern"),
        (
            ["--format", "csv"],
            "--format csv for several checks: give a folder with -o, or use one of jsonl, text, json",
        ),
        (["--", "zh.txt"], "check 3 has only zh.txt: give a reference and its versions before and after each --"),
        (["--"], "check 3 has no text: give a reference and its versions before and after each --"),
        (["--open"], "--open is for one check"),
        (["--glossary", "gone.csv"], "gone.csv: no such glossary"),
    ],
)
def test_what_is_wrong_with_all_checks_is_told_before_any_work(
    arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pipeline, "_document", never)
    before = set(Path().rglob("*"))
    assert run(["check", *ONLY, *RIGHT, "--", *WRONG, *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.err.removeprefix("samesaid: ").startswith(message)
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert set(Path().rglob("*")) == before


def test_after_a_leading_mark_arguments_may_begin_with_a_hyphen(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *ONLY, "-q", "--", "zh.txt", "-odd.txt"]) == 0
    assert run(["check", *ONLY, "--", "zh.txt", "-odd.txt", "--", *WRONG]) == 1
    assert capsys.readouterr().err == "2 checks: 1 pass, 1 hold\n"


def test_findings_on_standard_output_say_which_check_they_are_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *ONLY, "-q", *RIGHT, "--", *WRONG, "--", *WRONG, "--format", "jsonl"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["check"], one["code"]) for one in found] == [(2, "N104"), (3, "N104")]
    assert run(["check", *ONLY, "-q", *WRONG, "--format", "jsonl"]) == 1
    assert "check" not in json.loads(capsys.readouterr().out)


def test_a_list_has_one_check_a_line(listed: List, capsys: pytest.CaptureFixture[str]) -> None:
    listed(
        "\ufeff# texts\nzh.txt\tright.txt\r\n\n"
        '["zh.txt", "wrong.txt", "right.txt"]\n'
        '{"reference": "zh.txt", "versions": "wrong.txt", "output": "own.json"}\n'
    )
    assert run(["check", *ONLY, "--stdin-list", "-o", "{number}.json"]) == 1
    assert sorted(path.name for path in Path().glob("*.json")) == ["1.json", "2.json", "own.json"]
    assert capsys.readouterr().err.splitlines()[-1] == "3 checks: 1 pass, 2 hold"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"zh.txt", "check 1: 1 text; a line has a reference and its versions, divided by tabs"),
        (b"\xff\t\xfe", "check 1: the line is not UTF-8; write the list in UTF-8"),
        (b"{", "check 1: not valid JSON; write a list of paths, or an object on one line"),
        (b"[" * 100_000, "check 1: not valid JSON; write a list of paths, or an object on one line"),
        (b'["zh.txt", 3]', "check 1: a path must be text in quotes, with something in it"),
        (b'{"reference": "zh.txt", "version": "a"}', "check 1: unknown key 'version'; there are reference, versions, "),
        (b"zh.txt\t-", "check 1: - cannot be a text, for standard input has the list"),
        (b"zh.txt\tgone.txt", "check 1: gone.txt: no such file; check the path"),
        (b'{"reference": "zh.txt", "versions": "right.txt", "output": "no/a.json"}', "check 1: no/a.json: there is no"),
        (b'{"reference": "zh.txt", "versions": "right.txt", "output": "zh.txt"}', "check 1: zh.txt: is an input of "),
        (b"zh.txt\t" + b"x" * 1_000_000, "standard input: a line of more than 1,000,000 bytes; is it a list of texts?"),
    ],
)
def test_a_line_that_is_wrong_is_told_and_left_out(
    line: bytes, message: str, listed: List, capsys: pytest.CaptureFixture[str]
) -> None:
    too_long = len(line) > 1_000_000
    listed(line + b"\nzh.txt\tright.txt\n")
    assert run(["check", *ONLY, "--stdin-list"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].removeprefix("samesaid: ").startswith(message)
    assert lines[1:] == (["1 check: 1 failed"] if too_long else ["2 checks: 1 pass, 1 failed"])


def test_a_list_without_checks_and_one_beside_texts(listed: List, capsys: pytest.CaptureFixture[str]) -> None:
    listed("# nothing yet\n")
    assert run(["check", *ONLY, "--stdin-list"]) == 0
    assert run(["check", *ONLY, "--stdin-list", *RIGHT]) == 2
    assert "--stdin-list has the texts: name none on the command line" in capsys.readouterr().err


def test_two_lines_with_one_output(listed: List, capsys: pytest.CaptureFixture[str]) -> None:
    line = '{"reference": "zh.txt", "versions": "right.txt", "output": "own.json"}\n'
    listed(line * 2)
    assert run(["check", *ONLY, "--stdin-list"]) == 2
    told = "samesaid: check 2: own.json: would be written by check 1 and check 2; put {number} into the pattern of -o"
    assert told in capsys.readouterr().err.splitlines()
