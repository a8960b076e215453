"""Folders of texts on the command line: what is checked, what is written, the exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from samesaid.cli import run

CHINESE = "# 树木\n\n全市今年新种树木3.2万棵。\n\n市长林若溪在会上说，明年还会种更多。\n"
MAYOR = "Mayor Lin Ruoxi said that even more will follow next year."
ENGLISH = f"# Trees\n\nThe **city** planted 32,000 trees this year.\n\n{MAYOR}\n"
ONLY = ["--only", "numbers"]


@pytest.fixture(autouse=True)
def _docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of four texts, of which one has a wrong translation, one has none, and one is broken."""
    monkeypatch.chdir(tmp_path)
    wrong = ENGLISH.replace("32,000", "3,200")
    for name, text in {
        "docs/zh/right.md": CHINESE,
        "docs/zh/sub/wrong.md": CHINESE,
        "docs/zh/alone.md": CHINESE,
        "docs/en/right.md": ENGLISH,
        "docs/en/sub/wrong.md": wrong,
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def _outputs() -> list[str]:
    kinds = ("all.sarif", "all.xml", "all.json", "all.md", "all.jsonl")
    return [part for name in kinds for part in ("-o", name)] + ["-o", "pages"]


def test_a_folder_is_checked_file_by_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *ONLY, "docs/zh", "docs/en", *_outputs()]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("docs/en/right.md: Nothing found in what was checked\ndocs/en/sub/wrong.md:\nHold: ")
    assert "“3.2万” → “3,200”" in captured.out
    told = captured.err.splitlines()
    assert told[0] == "1 file without a version: docs/zh/alone.md"
    assert told[-1] == "2 checks: 1 pass, 1 hold"
    assert sorted(path.as_posix() for path in Path("pages").rglob("*.html")) == [
        "pages/right.md.html",
        "pages/sub/wrong.md.html",
    ]
    (finding,) = (json.loads(line) for line in Path("all.jsonl").read_text(encoding="utf-8").splitlines())
    assert (finding["check"], finding["code"]) == (2, "N104")
    suites = etree.parse("all.xml").getroot()
    assert (suites.get("failures"), [suite.get("name") for suite in suites]) == (
        "1",
        ["docs/en/right.md", "docs/en/sub/wrong.md"],
    )
    (log,) = json.loads(Path("all.sarif").read_text(encoding="utf-8"))["runs"]
    (result,) = log["results"]
    place = result["locations"][0]["physicalLocation"]
    assert log["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"] == "docs/en/sub/wrong.md"
    assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "N104"
    # In the file, where Markdown has marks.
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (
        3,
        ENGLISH.splitlines()[2].index("32") + 1,
    )
    summary = Path("all.md").read_text(encoding="utf-8")
    assert summary.startswith("**2 texts\\: 1 held, 0 to look at, 1 without findings**")
    assert "| `3.2万` | `3,200` |" in summary


def test_a_baseline_of_folders_leaves_what_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *ONLY, "-q", "docs/zh", "docs/en", "-o", "all.json"]) == 1
    again = ["check", *ONLY, "-q", "docs/zh", "docs/en", "--baseline", "all.json", "--new-only"]
    assert run(again) == 0
    # The same slip in another text is new there.
    Path("docs/en/right.md").write_text(ENGLISH.replace("32,000", "3,200"), encoding="utf-8")
    assert run([*again, "-o", "all.sarif"]) == 1
    (log,) = json.loads(Path("all.sarif").read_text(encoding="utf-8"))["runs"]
    assert sorted(result["baselineState"] for result in log["results"]) == ["new", "unchanged"]
    assert run(["check", *ONLY, "docs/zh/right.md", "docs/en/right.md", "--baseline", "all.json"]) == 2
    assert "all.json: reports of several checks" in capsys.readouterr().err


def test_a_text_that_cannot_be_checked_is_in_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/en/right.md").write_bytes(b"")
    assert run(["check", *ONLY, "docs/zh", "docs/en", *_outputs()]) == 2
    line = "docs/en/right.md: an empty file; give one with text"
    assert f"samesaid: check 1: {line}" in capsys.readouterr().err
    assert json.loads(Path("all.json").read_text(encoding="utf-8"))["failed"] == [
        {"texts": ["docs/zh/right.md", "docs/en/right.md"], "error": line}
    ]
    (log,) = json.loads(Path("all.sarif").read_text(encoding="utf-8"))["runs"]
    (invocation,) = log["invocations"]
    assert invocation["executionSuccessful"] is False
    assert {"level": "error", "message": {"text": f"docs/en/right.md: {line}"}} in (
        invocation["toolExecutionNotifications"]
    )
    assert etree.parse("all.xml").getroot().get("errors") == "1"
    assert re.search(
        r"\| ! \| `docs/en/right\.md` \| docs\\/en\\/right\\\.md\\: an empty file", Path("all.md").read_text()
    )


def test_pages_without_a_sentence_on_both_sides_are_equal(capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("zh", "en"):
        Path("docs", folder, "stub.md").write_text("---\ntitle: Later\n---\n", encoding="utf-8")
    assert run(["check", *ONLY, "docs/zh", "docs/en", "-o", "all.json"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "2 checks: 1 pass, 1 hold"
    assert json.loads(Path("all.json").read_text(encoding="utf-8"))["failed"] == []
    Path("docs/zh/stub.md").write_text("一句话。\n", encoding="utf-8")
    assert run(["check", *ONLY, "docs/zh", "docs/en"]) == 2
    assert "check 2: docs/en/stub.md: no sentence found" in capsys.readouterr().err


def test_the_settings_pair_texts(capsys: pytest.CaptureFixture[str]) -> None:
    Path("samesaid.toml").write_text('only = ["numbers"]\n[references]\n"docs/en/{path}" = "docs/zh/{path}"\n')
    assert run(["check", "--paired"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "2 checks: 1 pass, 1 hold"
    assert run(["check", "--paired", "docs/zh/right.md", "all.md"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "1 check: 1 pass"
    assert run(["check", "--paired", "README.md"]) == 0
    assert capsys.readouterr().err == "no text with a version among these files\n"
    assert run(["check", "--paired", "--no-config"]) == 2
    assert "write [references] with a line such as" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            ["docs/zh", "docs/en/right.md"],
            "docs/zh: a folder, not a file; name the file, or a folder in place of docs/en/r",
        ),
        (["docs/zh", "docs/gone"], "docs/zh: a folder, not a file; name the file, or a folder in place of docs/gone"),
        (["docs/zh/{path}", "gone/{path}"], "gone: no such folder; check the path"),
        (["docs/zh", "docs"], "docs/zh and docs: no text is in both under one name; give a pattern such as"),
        (["docs/zh", "docs/en", "-o", "all.html"], "-o all.html: one file for several checks; give a folder, or a "),
        (
            ["docs/zh", "docs/en", "-o", "docs/zh/right.md"],
            "docs/zh/right.md: is an input of this run; write elsewhere",
        ),
        (["docs/zh", "docs/en", "-o", "{name}"], "-o {name}: there is no field {name}; use {number}, {reference}, "),
        (["docs/zh", "docs/en", "--open"], "--open is for one check"),
    ],
)
def test_what_is_wrong_is_one_line_before_any_work(
    line: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set(Path().rglob("*"))
    assert run(["check", *ONLY, "-q", *line]) == 2
    captured = capsys.readouterr()
    assert captured.err.removeprefix("samesaid: ").startswith(message)
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert set(Path().rglob("*")) == before


def test_one_file_of_all_checks_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *ONLY, "-q", "docs/zh", "docs/en", "--format", "markdown"]) == 1
    assert capsys.readouterr().out.startswith("**2 texts")
    pairs = ["docs/zh/right.md", "docs/en/right.md", "--", "docs/zh/sub/wrong.md", "docs/en/sub/wrong.md"]
    assert run(["check", *ONLY, "-q", *pairs, "--format", "sarif"]) == 1
    assert len(json.loads(capsys.readouterr().out)["runs"][0]["results"]) == 1
