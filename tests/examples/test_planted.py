"""The example texts hold what their table of planted mismatches says, and the careful version keeps to the glossary."""

from __future__ import annotations

import csv
import re
import tomllib
from typing import Any

import pytest

from tests.paths import EXAMPLES

FILES = {"zh": "briefing.zh.txt", "careful": "briefing.en.txt", "rough": "briefing.rough.en.txt"}
TEXTS = {side: (EXAMPLES / name).read_text(encoding="utf-8") for side, name in FILES.items()}
PLANTED: list[dict[str, Any]] = tomllib.loads((EXAMPLES / "planted.toml").read_text(encoding="utf-8"))["planted"]
GLOSSARY = list(csv.DictReader((EXAMPLES / "glossary.csv").read_text(encoding="utf-8").splitlines()))


def _label(row: dict[str, Any]) -> str:
    return f"{row['code']}-{row['sentence']}"


def chinese_sentences() -> list[str]:
    lines = [line for line in TEXTS["zh"].splitlines() if line]
    return [s for line in lines for s in re.findall(r".+?[。？](?:”)?|.+$", line)]


def paragraphs(text: str) -> list[str]:
    return [p for p in text.split("\n\n") if p.strip()]


@pytest.mark.parametrize("row", PLANTED, ids=_label)
def test_each_wording_stands_in_its_version(row: dict[str, Any]) -> None:
    for side, text in TEXTS.items():
        assert row[side] in text, side


@pytest.mark.parametrize("row", [r for r in PLANTED if r["zh"]], ids=_label)
def test_the_number_of_the_sentence_is_right(row: dict[str, Any]) -> None:
    start = chinese_sentences()[row["sentence"] - 1]
    assert row["zh"] in start or row["zh"].startswith(start)


@pytest.mark.parametrize("row", [r for r in PLANTED if r["rough"] and r["code"] != "O504"], ids=_label)
def test_the_rough_wording_is_not_the_careful_one(row: dict[str, Any]) -> None:
    assert row["rough"] not in TEXTS["careful"]


def test_every_code_of_the_families_is_planted() -> None:
    families = {r["code"][:2] for r in PLANTED}
    assert families == {"N1", "D2", "E3", "T4", "O5", "M6", "Q7"}
    assert {r["code"] for r in PLANTED} >= {f"N10{i}" for i in range(1, 8)} | {"M602", "O503", "O504"}


def test_the_careful_version_keeps_to_the_glossary() -> None:
    careful = TEXTS["careful"].casefold()
    for term in GLOSSARY:
        assert term["source"] in TEXTS["zh"], term
        assert any(r.casefold() in careful for r in term["target"].split("|")), term
        assert not any(r.casefold() in careful for r in term["forbidden"].split("|") if r), term


def test_versions_have_as_many_paragraphs() -> None:
    assert len({len(paragraphs(text)) for text in TEXTS.values()}) == 1


def test_the_readme_lists_every_planted_mismatch() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in readme.splitlines() if re.match(r"\| [A-Z]\d{3} \|", line)]
    assert rows == [r["code"] for r in PLANTED]
