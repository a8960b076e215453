"""Commands that the docs quote: their options exist, and those on the example do what the page says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from markdown_it import MarkdownIt

from samesaid.cli import app, run

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
# Its commands on the example are run: with the exit code that follows. The page in English has the same commands.
RUN = ROOT / "docs" / "zh" / "start.md"
HOLDS = {"briefing.rough.en.txt": 1, "briefing.en.txt": 0}


def commands(page: Path) -> Iterator[str]:
    """The command lines of samesaid in the blocks of code and between the backquotes of a page."""
    for block in MarkdownIt("gfm-like", {"linkify": False}).parse(page.read_text(encoding="utf-8")):
        if block.type in ("code_block", "fence"):
            lines = block.content.replace("\\\n", " ").splitlines()
        else:
            lines = [part.content for part in block.children or () if part.type == "code_inline"]
        for line in lines:
            if found := re.match(r"(?:\$ )?(?:\.venv/bin/)?samesaid (?=[a-z])(.+)", line):
                yield found[1]


def words(command: str) -> list[str]:
    """The words of a command, without what a shell makes of its end, and without SQL over several lines."""
    command = re.split(r" # |[|;&>()]|--sql \"", command)[0]
    return shlex.split(command.replace("'", "’"), comments=True)


def unknown(command: str) -> list[str]:
    """The options of a command that the program does not have; a command that it does not have."""
    parser: Any = typer.main.get_command(app)
    given = words(command)
    while hasattr(parser, "commands"):
        if given and given[0] in parser.commands:
            parser = parser.commands[given.pop(0)]
        elif "serve" in parser.commands:
            parser = parser.commands["serve"]
        else:
            return [word for word in given[:1] if word.islower()]
    known = {name for one in parser.params for name in (*one.opts, *one.secondary_opts)} | {"-h", "--help", "--"}
    return [word for word in given if re.match(r"--?[a-z]", word) and word.partition("=")[0] not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_have_the_options_that_pages_give_them(page: Path) -> None:
    assert [(command, wrong) for command in commands(page) if (wrong := unknown(command))] == []


def test_many_commands_are_quoted() -> None:
    assert sum(1 for page in PAGES for _ in commands(page)) > 100
    assert unknown("check a.txt b.txt --with-everything") == ["--with-everything"]
    assert unknown("chek a.txt b.txt") == ["chek"]


def on_the_example(page: Path) -> list[str]:
    """The commands of a page that check the example."""
    return [one for one in dict.fromkeys(commands(page)) if "examples/briefing" in one]


def test_commands_on_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    expected, *lines = RUN.read_text(encoding="utf-8").split("```\n$ samesaid ")[1].split("```")[0].splitlines()
    assert len(lines) > 5
    ran = on_the_example(RUN)
    assert len(ran) == len(HOLDS)
    for command in ran:
        version = re.findall(r"briefing[\w.]+\.txt", command)[-1]
        arguments = [str(ROOT / word) if word.startswith("examples/") else word for word in words(command)]
        assert run([*arguments, "--no-config"]) == HOLDS[version]
        printed = capsys.readouterr().out.splitlines()
        if command == expected:
            starts = [line.removesuffix("…").rstrip() for line in lines]
            assert [one for one in starts if not any(line.startswith(one) for line in printed)] == []
    assert (tmp_path / "report.html").is_file()


def test_the_page_in_english_has_the_same_commands() -> None:
    english = on_the_example(ROOT / "docs" / "start.md")
    assert [one.replace(" --report-lang zh", "") for one in on_the_example(RUN)] == english
