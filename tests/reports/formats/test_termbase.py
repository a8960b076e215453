"""Glossaries that are written are read back unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.model import Candidate, SamesaidError, Term, Termbase
from samesaid.reports.formats.termbase import chosen, render, render_candidates

WORDS = st.text("ab渡口=+#&<>\"', -", min_size=1, max_size=8).map(lambda t: f"x{t.strip()}".strip())

FOUND = (
    Candidate(
        Term("灯塔", ("lighthouse",), source_language="zh", target_language="en"),
        4,
        3,
        ("灯塔建于1890年，“很高”。", 'The lighthouse, built in 1890, is "tall" & white.'),
    ),
    Candidate(
        Term("港务局", ("port authority",), source_language="zh", target_language="en"), 2, 2, ("港务局。", "The port.")
    ),
)


def save(termbase: Termbase, path: Path) -> None:
    path.write_text(render(termbase, path.suffix[1:]), encoding="utf-8")


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
    save(Termbase("terms", "0", made), path)
    assert load_termbase(path).terms == made


def test_every_column_is_read_back(tmp_path: Path) -> None:
    made = (
        Term("渡口", ("ferry point", "landing"), ("ford",), False, True, "noun", "rivers", "Not a pier.", "zh", "en"),
        Term("Bluefin", (), keep=True, source_language="zh", target_language="en"),
        Term("#1 pier", ("=一号码头",)),
    )
    path = tmp_path / "terms.csv"
    save(Termbase("terms", "0", made), path)
    assert load_termbase(path).terms == made
    assert " =一号码头" in path.read_text("utf-8")


def test_only_columns_that_are_used() -> None:
    assert render(Termbase("t", "0", (Term("渡口", ("ford",)),)), "csv") == "source,target\n渡口,ford\n"


def test_tbx_is_read_back(tmp_path: Path) -> None:
    one = Term("渡口 <1>", ("ferry & point", "landing"), ("ford",), False, False, "noun", "rivers", "Wide.", "zh", "en")
    path = tmp_path / "terms.tbx"
    save(Termbase("terms & more", "0", (one,)), path)
    assert [t for t in load_termbase(path).terms if t.source_language == "zh"] == [one]
    root = etree.fromstring(path.read_bytes())
    assert root.get("style") == "dca"


def test_tbx_needs_languages() -> None:
    with pytest.raises(SamesaidError, match="TBX needs the languages of “渡口”"):
        render(Termbase("t", "0", (Term("渡口", ("ford",)),)), "tbx")


@pytest.mark.parametrize("format", ["csv", "tbx"])
def test_candidates_can_be_used_at_once(tmp_path: Path, format: str) -> None:
    path = tmp_path / f"terms.{format}"
    path.write_text(render_candidates(FOUND, format), encoding="utf-8")
    base = load_termbase(path)
    assert base.warnings == ()
    assert [t for t in base.terms if t.source_language == "zh"] == [one.term for one in FOUND]


def test_counts_and_examples_of_candidates() -> None:
    header, first, *_ = render_candidates(FOUND, "csv").splitlines()
    assert header == "source,target,source language,target language,places,together,example,example translated"
    assert first.startswith("灯塔,lighthouse,zh,en,4,3,")
    root = etree.fromstring(render_candidates(FOUND, "tbx").encode())
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh"
    categories = {(e.get("type"), e.text) for e in root.iter("{*}descrip", "{*}admin")}
    assert {("context", "港务局。"), ("source", "3 of 4 places")} < categories
    assert any("& white" in (text or "") for _, text in categories)
    assert not root.findall(".//{*}termNote")


def test_a_candidate_is_no_formula(tmp_path: Path) -> None:
    hostile = Candidate(Term("=HYPERLINK(1)", ("#a", "+b")), 2, 2, ("@SUM(1)\n=2", "-3"))
    text = render_candidates((hostile,), "csv")
    assert text.splitlines()[1] == " =HYPERLINK(1), #a|+b,2,2, @SUM(1) =2, -3"
    path = tmp_path / "terms.csv"
    path.write_text(text, encoding="utf-8")
    assert load_termbase(path).terms == (hostile.term,)


def test_control_characters_do_not_break_the_xml() -> None:
    broken = Candidate(FOUND[0].term, 1, 1, ("a\x0cb", "c\x00d"))
    assert "a b" in render_candidates((broken,), "tbx")


def test_nothing_found_is_an_empty_table() -> None:
    assert render_candidates((), "csv") == "source,target\n"
    assert etree.fromstring(render_candidates((), "tbx").encode()).find(".//{*}conceptEntry") is None


@pytest.mark.parametrize(
    ("output", "format", "expected"),
    [(None, None, "csv"), ("a.TBX", None, "tbx"), ("a.csv", None, "csv"), ("a.txt", "tbx", "tbx")],
)
def test_the_suffix_or_the_name_decides(output: str | None, format: str | None, expected: str) -> None:
    assert chosen(Path(output) if output else None, format) == expected


@pytest.mark.parametrize(("output", "format"), [("a.txt", None), (None, "xlsx")])
def test_other_formats_are_refused(output: str | None, format: str | None) -> None:
    with pytest.raises(SamesaidError, match="glossary format"):
        chosen(Path(output) if output else None, format)


def test_an_unknown_format() -> None:
    with pytest.raises(SamesaidError, match="no glossary format 'doc'; use one of csv, tbx"):
        render(Termbase("t", "0", ()), "doc")
