"""Marks of footnotes belong to no word: they are blank where names, terms and numbers are read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from samesaid.compare.footnotes import blanked
from samesaid.compare.pair import Side
from samesaid.documents import from_text
from samesaid.pipeline import check
from samesaid.settings import Settings
from tests.paths import CASES

_CASES = tomllib.loads((CASES / "footnotes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "read"), _CASES["marks"])
def test_a_mark_is_blank(text: str, read: str) -> None:
    assert blanked(text) == read.replace("_", " ")


@pytest.mark.parametrize("text", _CASES["none"])
def test_what_is_no_mark_stays(text: str) -> None:
    assert blanked(text) == text


def test_sentences_are_blanked_and_the_text_as_it_is_written_is_kept() -> None:
    document = from_text("The Council[3] met. It rose.", language="en")
    side = Side(document)
    assert side.written is document
    assert [s.text for s in side.document.sentences] == ["The Council    met.", "It rose."]
    assert all(s.span.of(side.document.text) == s.text for s in side.document.sentences)
    plain = from_text("The Council met.", language="en")
    assert Side(plain).document is plain


@pytest.mark.parametrize("mark", ["[3]", "³", "†", ""])
def test_a_term_with_a_mark_is_the_term(mark: str, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("source,target\n港务理事会,Port Council\n", encoding="utf-8")
    texts = {
        "a.txt": "港务理事会昨天批准了预算。\n渡轮明天停航。",
        "b.txt": f"The Port Council{mark} approved the budget.\nNo ferries run.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = Settings(only=("terms", "numbers", "names"), glossary=str(glossary))
    report = check(tmp_path / "a.txt", tmp_path / "b.txt", settings=settings)
    assert [f.message for f in report.alarms] == []
