"""Glossaries that are written are read back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samesaid.compare.terms.termbase import load_termbase
from samesaid.model import SamesaidError, Term, Termbase
from samesaid.reports import termbase as writer

WORDS = st.text("ab渡口=+#&<>\"', -", min_size=1, max_size=8).map(lambda t: f"x{t.strip()}".strip())


@st.composite
def terms(draw: st.DrawFn) -> tuple[Term, ...]:
    wordings = draw(st.lists(WORDS, min_size=2, max_size=12, unique_by=str.casefold))
    half = len(wordings) // 2
    return tuple(
        Term(s, (r,), note=draw(st.sampled_from(("", "Not a pier; a ford."))), domain="rivers")
        for s, r in zip(wordings[:half], wordings[half:], strict=False)
    )


@given(terms())
def test_csv_is_read_back(tmp_path_factory: pytest.TempPathFactory, made: tuple[Term, ...]) -> None:
    path = tmp_path_factory.mktemp("glossary") / "terms.csv"
    writer.save(Termbase("terms", "0", made), path)
    assert load_termbase(path).terms == made


def test_every_column_is_read_back(tmp_path: Path) -> None:
    made = (
        Term("渡口", ("ferry point", "landing"), ("ford",), False, True, "noun", "rivers", "Not a pier.", "zh", "en"),
        Term("Bluefin", (), keep=True, source_language="zh", target_language="en"),
        Term("#1 pier", ("=一号码头",)),
    )
    path = tmp_path / "terms.csv"
    writer.save(Termbase("terms", "0", made), path)
    assert load_termbase(path).terms == made
    assert " =一号码头" in path.read_text("utf-8")


def test_only_columns_that_are_used() -> None:
    assert writer.as_csv(Termbase("t", "0", (Term("渡口", ("ford",)),))) == "source,target\n渡口,ford\n"


def test_tbx_is_read_back(tmp_path: Path) -> None:
    one = Term("渡口 <1>", ("ferry & point", "landing"), ("ford",), False, False, "noun", "rivers", "Wide.", "zh", "en")
    path = tmp_path / "terms.tbx"
    writer.save(Termbase("terms & more", "0", (one,)), path)
    assert [t for t in load_termbase(path).terms if t.source_language == "zh"] == [one]
    root = etree.fromstring(path.read_bytes())
    assert root.get("style") == "dca"


def test_tbx_needs_languages() -> None:
    with pytest.raises(SamesaidError, match="TBX needs the languages of “渡口”"):
        writer.render(Termbase("t", "0", (Term("渡口", ("ford",)),)), "tbx")


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no format 'doc' for glossaries; use one of csv, tbx"):
        writer.save(Termbase("t", "0", ()), tmp_path / "terms.doc")
