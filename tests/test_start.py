"""What the command line imports before it answers, and what its help pages say of commands that they do not import."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import typer

from samesaid.archive.commands import app as archive
from samesaid.cli import app
from samesaid.commands.listed import ListedGroup

_HEAVY = ("numpy", "pydantic", "rich", "spacy", "jinja2", "lxml", "samesaid.archive", "samesaid.pipeline")


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [(["--help"], ()), (["--version"], ()), (["explain", "N104"], ("pydantic",)), (["explain"], ("pydantic",))],
)
def test_a_question_loads_nothing_that_a_check_needs(arguments: list[str], needed: tuple[str, ...]) -> None:
    code = (
        "import sys; from samesaid.cli import run; assert run(sys.argv[1:]) == 0; "
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, env={**os.environ}
    )
    loaded = set(ended.stderr.split())
    assert "samesaid.cli" in loaded
    assert [name for name in _HEAVY if name in loaded and name not in needed] == []


@pytest.mark.parametrize("group", [typer.main.get_command(app), typer.main.get_group(archive)])
def test_the_summary_of_a_command_is_the_first_sentence_of_its_page(group: ListedGroup) -> None:
    for one in group.listed:
        command = group.commands[one.name]
        assert command.name == one.name
        assert " ".join((command.help or "").split()).startswith(one.summary), one.name


def test_a_command_that_is_added_later_is_found_and_can_be_removed() -> None:
    group = typer.main.get_group(archive)
    added = group.commands["query"]
    group.add_command(added, "ask")
    assert (group.commands["ask"], len(group.commands)) == (added, len(group.listed) + 1)
    del group.commands["ask"]
    assert "ask" not in group.commands
