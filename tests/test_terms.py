"""``samesaid terms``, and glossaries on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samesaid.cli import run
from tests.compare.terms.test_extraction import CHINESE, ENGLISH


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    """Two documents, a text and its version."""
    paths = [tmp_path / "centre.zh.txt", tmp_path / "centre.en.txt"]
    for path, lines in zip(paths, (CHINESE, ENGLISH), strict=True):
        path.write_text("\n\n".join(lines), encoding="utf-8")
    return [str(path) for path in paths]


def test_candidates_are_a_glossary_to_use(texts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary, version = tmp_path / "terms.csv", tmp_path / "other.en.txt"
    assert run(["terms", *texts, "-o", str(glossary)]) == 0
    assert "term candidates; review them before use" in capsys.readouterr().err
    version.write_text("\n\n".join(ENGLISH).replace("weather forecast", "outlook"), encoding="utf-8")
    assert (
        run(["check", texts[0], str(version), "--glossary", str(glossary), "--format", "jsonl", "--only", "terms"]) == 1
    )
    assert '"T401"' in capsys.readouterr().out
    assert run(["check", *texts, "--glossary", str(glossary), "--format", "jsonl", "--only", "terms"]) == 0


@pytest.mark.parametrize("name", ["terms.csv", "terms.tbx"])
def test_what_is_written_is_read_without_a_warning(
    texts: list[str], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary = tmp_path / name
    assert run(["terms", *texts, "-q", "-o", str(glossary)]) == 0
    assert run(["check", *texts, "--glossary", str(glossary), "--format", "json", "--only", "terms"]) == 0
    assert json.loads(capsys.readouterr().out)["warnings"] == []


def test_pairs_warns_of_contradictions_in_a_glossary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, glossary = tmp_path / "rows.tsv", tmp_path / "terms.csv"
    rows.write_text("搜救中心位于南岸。\tThe rescue centre stands on the south bank.\n", encoding="utf-8")
    glossary.write_text("zh,en\n搜救中心,rescue centre\n搜救中心,rescue base\n", encoding="utf-8")
    options = ["--source-lang", "zh", "--target-lang", "en", "--only", "terms", "--glossary", str(glossary)]
    assert run(["pairs", str(rows), *options]) == 0
    assert capsys.readouterr().err.startswith("! terms.csv: 1 term has different renderings in several rows")
    assert run(["pairs", str(rows), "-q", *options]) == 0
    assert capsys.readouterr().err == ""


def test_a_file_of_aligned_text_is_complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "centre.tsv"
    rows.write_text("\n".join(f"{z}\t{e}" for z, e in zip(CHINESE, ENGLISH, strict=True)), encoding="utf-8")
    assert run(["terms", str(rows), "-q"]) == 0
    captured = capsys.readouterr()
    assert "海上搜救中心,maritime rescue centre,zh,en,3,3" in captured.out
    assert captured.err == ""


@pytest.mark.parametrize(
    ("chosen", "options", "error"),
    [
        ([0], [], "a document without its version"),
        ([1, 1], [], "both sides are en"),
        ([0, 1, 1, 0], [], "one glossary has one direction"),
        ([0, 1], ["--format", "xlsx"], "no glossary format"),
        ([0, 1], ["-o", "terms.doc"], "is of no glossary format"),
        ([0, 1], ["--least", "0"], "one place or more"),
    ],
)
def test_bad_input_is_one_line(
    texts: list[str], chosen: list[int], options: list[str], error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["terms", *(texts[i] for i in chosen), *options]) == 2
    printed = capsys.readouterr().err
    assert error in printed
    assert printed.count("\n") == 1


def test_unrelated_documents_are_refused(texts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "recipe.en.txt"
    lines = ["Peel the apples.", "Add sugar and butter.", "Bake for an hour.", "Serve it warm.", "Enjoy with cream."]
    other.write_text("\n\n".join(lines), encoding="utf-8")
    assert run(["terms", texts[0], str(other)]) == 2
    assert "are not versions of one text" in capsys.readouterr().err
