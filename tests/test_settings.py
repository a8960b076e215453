"""The settings: what a file may say, where it is found, and what its JSON Schema promises."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from samesaid.cli import run
from samesaid.doctor import settings_in_force
from samesaid.model import SamesaidError
from samesaid.settings import Settings, find_settings, load_settings, schema_path
from samesaid.settings.keys import KEYS, OTHER_NAMES
from tests.paths import CASES

ROOT = Path(__file__).resolve().parent.parent
WRONG = tomllib.loads((CASES / "settings.toml").read_text(encoding="utf-8"))["wrong"]
RIGHT = "The city planted 32,000 trees this year.\n\nMayor Lin said that more will follow.\n"
# Reads so little that a check needs no model.
QUICK = 'only = ["numbers"]\n'


def write(folder: Path, text: str, name: str = "samesaid.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, two levels below the root of a project, with two texts that differ in a number."""
    made = tmp_path / "project" / "desk" / "today"
    write(made, RIGHT, "one.txt")
    write(made, RIGHT.replace("32,000", "3,200"), "other.txt")
    monkeypatch.chdir(made)
    return made


def test_paths_in_a_file_are_relative_to_its_folder(tmp_path: Path) -> None:
    text = 'source-lang = "zh"\nonly = ["numbers"]\nglossary = "terms.csv"\n[selectors]\n"example.org" = "article"\n'
    settings = load_settings(write(tmp_path, text))
    assert settings.source_lang == "zh"
    assert settings.only == ("numbers",)
    assert settings.glossary == str(tmp_path / "terms.csv")
    assert settings.selectors == (("example.org", "article"),)


def test_languages_are_written_as_people_write_them(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, 'target_lang = "zh_TW"')).target_lang == "zh-Hant"


def test_the_gate_has_two_names(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, 'gate = "critical"')).fail_on == "critical"


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case["text"])
def test_what_is_wrong_is_one_line_with_file_and_key(case: dict[str, str], tmp_path: Path) -> None:
    path = write(tmp_path, case["text"])
    with pytest.raises(SamesaidError) as raised:
        load_settings(path)
    said = str(raised.value)
    assert said.startswith(f"{path}: ")
    assert case["said"] in said
    assert "\n" not in said


@pytest.mark.parametrize("written", ["2026-11-09", "2026-11-09T10:20:00"])
def test_the_date_of_publication(tmp_path: Path, written: str) -> None:
    settings = load_settings(write(tmp_path, f"published = {written}"))
    assert settings.published == date(2026, 11, 9)
    assert settings.signature() == "published=2026-11-09"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match=r"none\.toml: no such file"):
        load_settings(tmp_path / "none.toml")


def test_the_signature_names_what_changes_findings() -> None:
    assert Settings().signature() == "default"
    assert Settings(level="strict", only=("numbers", "names")).signature() == "level=strict,only=numbers+names"
    assert Settings(fail_on="minor").signature() == "default"


PROJECT = '[project]\nname = "x"\n[tool.samesaid]\nfail-on = "never"\n'
OTHERS = '[project]\nname = "samesaid-notes"\n[tool.ruff]\nline-length = 100\n'


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, None),
        ({"desk/today/samesaid.toml": ""}, "desk/today/samesaid.toml"),
        ({"samesaid.toml": ""}, "samesaid.toml"),
        ({"samesaid.toml": "", "desk/samesaid.toml": ""}, "desk/samesaid.toml"),
        ({"pyproject.toml": PROJECT}, "pyproject.toml"),
        ({"pyproject.toml": PROJECT, "samesaid.toml": ""}, "samesaid.toml"),
        ({"desk/pyproject.toml": PROJECT, "samesaid.toml": ""}, "desk/pyproject.toml"),
        ({"desk/pyproject.toml": OTHERS, "samesaid.toml": ""}, "samesaid.toml"),
        # Broken, and not ours.
        ({"desk/pyproject.toml": "[tool", "samesaid.toml": ""}, "samesaid.toml"),
        ({"desk/pyproject.toml": '[tool]\nsamesaid = "x"', "samesaid.toml": ""}, "samesaid.toml"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_the_nearest_file_is_found(files: dict[str, str], found: str | None, folder: Path) -> None:
    project = folder.parent.parent
    for name, text in files.items():
        write((project / name).parent, text, Path(name).name)
    assert find_settings(folder) == (project / found if found else None)


def test_a_broken_project_file_that_names_us_is_an_error(folder: Path) -> None:
    path = write(folder.parent, "[tool.samesaid]\nlevel = ", "pyproject.toml")
    with pytest.raises(SamesaidError, match="not valid TOML"):
        find_settings(folder)
    with pytest.raises(SamesaidError, match="not valid TOML"):
        load_settings(path)


def test_a_project_file_without_our_table_cannot_be_given(folder: Path) -> None:
    with pytest.raises(SamesaidError, match=r"it has no table \[tool\.samesaid\]; add one"):
        load_settings(write(folder, OTHERS, "pyproject.toml"))


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = run(["check", "one.txt", "other.txt", *arguments])
    return code, capsys.readouterr().out


def test_what_is_found_holds_and_is_named_in_the_signature(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder.parent.parent, QUICK + 'gate = "never"\n')
    code, text = printed(["--full"], capsys)
    assert code == 0
    assert "only=numbers" in text
    assert "|config:samesaid.toml@" in text
    # The command line wins, and --no-config does without.
    assert printed(["--fail-on", "major"], capsys)[0] == 1
    code, text = printed(["--no-config", "--only", "numbers", "--full"], capsys)
    assert code == 1
    assert "config:" not in text


def test_a_given_file_takes_the_place_of_what_would_be_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "broken")
    given = write(folder, QUICK + 'fail-on = "never"\n', "mine.toml")
    code, text = printed(["--config", "mine.toml", "--full"], capsys)
    assert code == 0
    assert f"|config:mine.toml@{load_settings(given).file_digest}" in text


@pytest.mark.parametrize(
    ("text", "arguments", "complaint"),
    [
        ("levl = 1", [], "samesaid.toml: unknown setting 'levl': did you mean 'level'?"),
        ('only = ["nmbers"]', [], "samesaid.toml: only: there is no check 'nmbers': did you mean 'numbers'?"),
        ("", ["--config", "x.toml", "--no-config"], "--config and --no-config exclude one another"),
        (QUICK, ["-o", "samesaid.toml", "--format", "json"], "samesaid.toml: is an input of this run"),
    ],
)
def test_what_is_refused(
    text: str, arguments: list[str], complaint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, text)
    assert run(["check", "one.txt", "other.txt", *arguments]) == 2
    shown = capsys.readouterr()
    assert complaint in shown.err
    assert shown.err.count("\n") == 1


def test_the_doctor_shows_what_is_in_force(folder: Path) -> None:
    assert settings_in_force(None).state == "optional"
    shown = settings_in_force(write(folder, QUICK + 'report-lang = "zh"\n'))
    assert (shown.state, shown.detail) == ("passed", f"{folder}/samesaid.toml: only=('numbers',), report-lang=zh")
    assert settings_in_force(write(folder, "levl = 1")).state == "failed"


def test_every_setting_has_a_key() -> None:
    assert [*KEYS] == [f.name for f in fields(Settings) if not f.name.startswith("file")]


def test_the_schema_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "settings_schema.py"), "--check"], cwd=ROOT)
    assert done.returncode == 0, "the schema is out of date: run python scripts/settings_schema.py"


def for_schema(text: str) -> Any:
    """A TOML file as an editor gives it to a schema: days are texts."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def test_the_schema_accepts_what_the_documents_show() -> None:
    schema = json.loads(schema_path().read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    usage = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
    example = usage.split("```toml\n")[1].split("```")[0]
    jsonschema.validate(for_schema(example), schema)
    assert {*schema["properties"]} == {name.replace("_", "-") for name in KEYS} | {*KEYS} | {*OTHER_NAMES}


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case["text"])
def test_the_schema_refuses_what_we_refuse(case: dict[str, str]) -> None:
    # What no schema knows: broken TOML, names of languages, and two names of one key.
    if "TOML" in case["said"] or "language" in case["said"] or "one setting" in case["said"]:
        return
    if case["text"].startswith("published"):
        return
    schema = json.loads(schema_path().read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(for_schema(case["text"]), schema)
