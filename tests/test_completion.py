"""The scripts of ``samesaid completion`` in the shells that are installed here."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from samesaid.cli import app, run
from samesaid.commands.completion import SHELLS, script
from tests.paths import CASES

OFFERS = tomllib.loads((CASES / "completion.toml").read_text(encoding="utf-8"))["offer"]
# Each shell prints what it would offer for the words of its arguments, one a line.
ASK = {
    "bash": """source "$0"; COMP_WORDS=(samesaid "$@"); COMP_CWORD=$#; _samesaid; printf '%s\\n' "${COMPREPLY[@]}" """,
    # The parts of zsh's completion that need a terminal are replaced by what prints their candidates.
    "zsh": """compdef() { }; compadd() { [[ $1 == -a ]] && print -l -- ${(P)2} || print -l -- ${@:#--} }
_files() { }; _describe() { print -l -- ${${(P)@[-1]}%%:*} }
source "$0"; words=(samesaid "$@"); CURRENT=$#words; _samesaid""",
    "fish": 'source $argv[1]; complete -C (string join -- " " samesaid $argv[2..]) | string split -f 1 \\t',
}
COMMANDS = {
    "bash": ["bash", "--norc", "-c", ASK["bash"]],
    "zsh": ["zsh", "-f", "-c", ASK["zsh"]],
    "fish": ["fish", "--no-config", "-c", ASK["fish"]],
}
INSTALLED = {shell: found for shell in SHELLS if (found := shutil.which(shell))}


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file with the script of each shell."""
    folder, parser = tmp_path_factory.mktemp("completion"), typer.main.get_command(app)
    paths = {shell: folder / f"samesaid.{shell}" for shell in SHELLS}
    for shell, path in paths.items():
        path.write_text(script(parser, shell), encoding="utf-8")
    return paths


@pytest.mark.parametrize("shell", INSTALLED)
@pytest.mark.parametrize("case", OFFERS, ids=lambda case: case["line"])
def test_a_shell_offers_what_fits(case: dict[str, Any], shell: str, scripts: dict[str, Path], tmp_path: Path) -> None:
    words = ["" if word == "_" else word for word in case["line"].split()]
    done = subprocess.run(
        [INSTALLED[shell], *COMMANDS[shell][1:], str(scripts[shell]), *words],
        capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path, env=_environment(tmp_path),
    )  # fmt: skip
    assert done.stderr == ""
    # zsh narrows the candidates by itself.
    offered = {line for line in done.stdout.splitlines() if line.startswith(words[-1])}
    if "all" in case:
        assert offered == set(case["all"])
    else:
        assert offered >= set(case["some"])


def _environment(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "dumb", "LC_ALL": "C.UTF-8"}


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_of_every_command_is_in_it(shell: str, scripts: dict[str, Path]) -> None:
    text = scripts[shell].read_text(encoding="utf-8")
    options = _options(typer.main.get_command(app))
    assert len(options) > 60
    written = {name: f"-l {name[2:]} " if shell == "fish" else name for name in options if name.startswith("--")}
    assert [name for name, form in written.items() if form not in text] == []


def _options(command: Any) -> set[str]:
    found = {name for p in command.params if p.param_type_name == "option" for name in (*p.opts, *p.secondary_opts)}
    for child in getattr(command, "commands", {}).values():
        found |= _options(child)
    return found


def test_the_command_prints_the_script(scripts: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "fish"]) == 0
    assert capsys.readouterr().out == scripts["fish"].read_text(encoding="utf-8")
    assert run(["completion", "powershell"]) == 2
    assert capsys.readouterr().err == (
        "samesaid: completion powershell: there is no such script; use one of bash, zsh, fish\n"
    )
