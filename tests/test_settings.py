from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samesaid.model import SamesaidError
from samesaid.settings import Settings, load_settings


def write(folder: Path, text: str) -> Path:
    path = folder / "samesaid.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_in_a_file_are_relative_to_its_folder(tmp_path: Path) -> None:
    text = 'source-lang = "zh"\nonly = ["numbers"]\nglossary = "terms.csv"\n[selectors]\n"example.org" = "article"\n'
    settings = load_settings(write(tmp_path, text))
    assert settings.source_lang == "zh"
    assert settings.only == ("numbers",)
    assert settings.glossary == str(tmp_path / "terms.csv")
    assert settings.selectors == (("example.org", "article"),)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('glosary = "x.csv"', "did you mean 'glossary'"),
        ('fail_on = "often"', "use one of minor, major, critical, never"),
        ('cache = "no"', "cache must be a bool"),
        ("model = 3", "model must be a str"),
        ("model = ", "not valid TOML"),
        ('published = "yesterday"', "published must be a date"),
    ],
)
def test_an_error_is_one_line_with_the_file(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SamesaidError, match=complaint) as raised:
        load_settings(write(tmp_path, text))
    assert "samesaid.toml" in str(raised.value)


@pytest.mark.parametrize("written", ["2026-11-09", "2026-11-09T10:20:00"])
def test_the_date_of_publication(tmp_path: Path, written: str) -> None:
    settings = load_settings(write(tmp_path, f"published = {written}"))
    assert settings.published == date(2026, 11, 9)
    assert settings.signature() == "published=2026-11-09"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no such file of settings"):
        load_settings(tmp_path / "none.toml")


def test_the_signature_names_what_changes_findings() -> None:
    assert Settings().signature() == "default"
    assert Settings(level="strict", only=("numbers", "names")).signature() == "level=strict,only=numbers+names"
    assert Settings(fail_on="minor").signature() == "default"
