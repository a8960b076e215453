"""The action, the workflows and the hooks: what they call exists, and the action's check works where bash is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from samesaid.cli import run

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
# Where an action of somebody else is used.
USED_IN = (
    ROOT / "action.yml",
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    ROOT / "docs" / "automation.md",
)
CHINESE, ENGLISH = "全市今年新种树木3.2万棵。\n", "The city planted 32,000 trees this year.\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two translated texts, of which one has a slip, and settings that pair them."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "docs/zh/a.md": CHINESE,
        "docs/zh/b.md": CHINESE,
        "docs/en/a.md": ENGLISH,
        "docs/en/b.md": ENGLISH.replace("32,000", "3,200"),
        "samesaid.toml": 'only = ["numbers"]\n[references]\n"docs/en/{path}" = "docs/zh/{path}"\n',
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("page", USED_IN, ids=lambda page: page.name)
def test_the_actions_of_others_are_pinned_to_a_commit(page: Path) -> None:
    used = re.findall(r"uses: *(\S+)(.*)", page.read_text(encoding="utf-8"))
    foreign = [(name, rest) for name, rest in used if not name.startswith("OWNER/")]
    assert foreign or page.name == "check.yml"
    assert [
        name for name, rest in foreign if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name) or "# v" not in rest
    ] == []


def test_one_action_has_one_commit_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for page in USED_IN:
        for name, commit in re.findall(r"uses: *([\w/-]+)@([0-9a-f]{40})", page.read_text(encoding="utf-8")):
            pins.setdefault(name, set()).add(commit)
    assert pins
    assert {name: commits for name, commits in pins.items() if len(commits) > 1} == {}


def test_every_input_of_the_action_is_used_and_no_other() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    # What a caller gives never becomes part of a script.
    assert [step for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []
    for step in ACTION["runs"]["steps"]:
        for script in re.findall(r"\.ci/action/\w+", step.get("run", "")):
            assert (ROOT / script).is_file()


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_checks_the_files_that_changed(hook: dict[str, Any], docs: Path) -> None:
    program, *arguments = hook["entry"].split()
    assert (program, hook["require_serial"]) == ("samesaid", True)
    assert run([*arguments, "docs/en/a.md", "docs/zh/a.md", "samesaid.toml"]) == 0
    assert run([*arguments, "docs/zh/b.md"]) == 1
    assert docs


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, 1),
        ({"REFERENCE": "docs/zh", "VERSIONS": " docs/en \n\n", "OPTIONS": "--fail-on=never\n--only=numbers"}, 0),
        ({"REFERENCE": "docs/zh", "VERSIONS": "gone/{path}"}, 2),
    ],
)
def test_the_check_of_the_action(given: dict[str, str], code: int, docs: Path) -> None:
    programs = docs / "bin"
    programs.mkdir()
    program = programs / "samesaid"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m samesaid "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "GITHUB_OUTPUT": str(docs / "output"),
        "GITHUB_STEP_SUMMARY": str(docs / "summary"),
        "REPORTS": "found here",
        **dict.fromkeys(("REFERENCE", "VERSIONS", "OPTIONS", "BASELINE"), ""),
        **given,
    }
    done = subprocess.run(
        ["bash", str(ROOT / ".ci" / "action" / "check")], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    output = (docs / "output").read_text()
    assert output.splitlines()[0] == f"exit-code={code}", done.stderr
    written = {path.relative_to(docs / "found here").as_posix() for path in (docs / "found here").rglob("*.*")}
    if code == 2:
        assert written == set()
        return
    assert "sarif=found here/samesaid.sarif" in output
    files = {"samesaid.sarif", "samesaid.junit.xml", "samesaid.json", "summary.md"}
    assert written == files | {"pages/a.md.html", "pages/b.md.html"}
    assert (docs / "summary").read_text().startswith("**2 texts")
