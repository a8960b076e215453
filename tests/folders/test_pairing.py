"""Which files of folders are versions of one another."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from samesaid.documents.registry import DOCUMENT_SUFFIXES
from samesaid.folders import Paired, links_of, links_of_table, pair_all, pair_with
from samesaid.model import SamesaidError
from tests.paths import CASES

TABLE = tomllib.loads((CASES / "folders.toml").read_text(encoding="utf-8"))


def _made(files: list[str]) -> None:
    for name in files:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("A text.", encoding="utf-8")


def _shown(found: Paired) -> dict[str, Any]:
    return {
        "texts": [[path.as_posix() for path in text.texts] for text in found.texts],
        "without_version": [path.as_posix() for path in found.without_version],
        "without_reference": [path.as_posix() for path in found.without_reference],
    }


def _expected(case: dict[str, Any]) -> dict[str, Any]:
    return {key: case.get(key, []) for key in ("texts", "without_version", "without_reference")}


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["name"])
def test_the_texts_of_folders(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _made(case["files"])
    reference, *versions = case["ask"]
    assert _shown(pair_all(links_of(reference, versions), DOCUMENT_SUFFIXES)) == _expected(case)


@pytest.mark.parametrize("case", TABLE["changed"], ids=lambda case: case["name"])
def test_the_texts_to_which_files_belong(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _made(case["files"])
    links = links_of_table(case["references"].items(), tmp_path)
    assert _shown(pair_with(links, map(Path, case["given"]))) == _expected(case)


@pytest.mark.parametrize("case", TABLE["wrong"], ids=lambda case: case["said"])
def test_what_is_wrong_with_a_pattern_is_one_line(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SamesaidError) as raised:
        links_of(case["ask"][0], case["ask"][1:])
    assert str(raised.value) == case["said"]


def test_links_to_folders_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _made(["en/a.md", "zh/a.md"])
    Path("zh/again").symlink_to(tmp_path / "zh")
    Path("en/again").symlink_to(tmp_path / "en")
    (text,) = pair_all(links_of("en", ["zh"]), DOCUMENT_SUFFIXES).texts
    assert (text.path, [path.as_posix() for path in text.texts]) == ("a.md", ["en/a.md", "zh/a.md"])


def test_a_folder_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SamesaidError, match=r"zh: no such folder; check the path"):
        pair_all(links_of("en/{path}", ["zh/{path}"]), DOCUMENT_SUFFIXES)
