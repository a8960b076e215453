"""Templates are compiled once: their byte code is kept like that of modules, and is never a reason to fail."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from samesaid.reports.page.compiled_templates import CompiledTemplates


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "byte-code"))
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "boat.j2").write_text("{{ boats }} boats", encoding="utf-8")
    return folder


def _filled(templates: Path) -> str:
    loader = FileSystemLoader(templates)
    return (
        Environment(loader=loader, bytecode_cache=CompiledTemplates(templates)).get_template("boat.j2").render(boats=3)
    )


def _kept(templates: Path) -> list[Path]:
    return [path for path in (templates.parent / "byte-code").rglob("*") if path.is_file()]


def test_the_second_environment_compiles_nothing(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _filled(templates) == "3 boats"
    assert len(_kept(templates)) == 1
    monkeypatch.setattr(Environment, "compile", None)
    assert _filled(templates) == "3 boats"


def test_a_template_that_changes_is_compiled_again(templates: Path) -> None:
    _filled(templates)
    (templates / "boat.j2").write_text("boats: {{ boats }}", encoding="utf-8")
    assert _filled(templates) == "boats: 3"


@pytest.mark.parametrize("keep", [0, 1, 40, 200])
def test_a_file_cut_short_counts_as_missing(templates: Path, keep: int) -> None:
    _filled(templates)
    (path,) = _kept(templates)
    whole = path.read_bytes()
    path.write_bytes(whole[:keep])
    assert _filled(templates) == "3 boats"
    assert path.read_bytes() == whole


def test_nothing_is_written_where_byte_code_is_not_wanted(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _filled(templates) == "3 boats"
    assert _kept(templates) == []


def test_a_folder_that_cannot_be_made_is_no_fault(templates: Path) -> None:
    (templates.parent / "byte-code").write_text("a file, not a folder", encoding="utf-8")
    assert _filled(templates) == "3 boats"
