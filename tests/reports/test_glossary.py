from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.compare.terms.termbase import load_termbase
from samesaid.model import Candidate, SamesaidError, Term
from samesaid.reports.glossary import chosen, write

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


@pytest.mark.parametrize("format", ["csv", "tbx"])
def test_what_is_written_can_be_used_at_once(tmp_path: Path, format: str) -> None:
    path = tmp_path / f"terms.{format}"
    path.write_text(write(FOUND, format), encoding="utf-8")
    base = load_termbase(path)
    assert base.warnings == ()
    agreed = {term.source: term.renderings for term in base.terms}
    assert agreed["灯塔"] == ("lighthouse",)
    assert agreed["港务局"] == ("port authority",)


def test_counts_and_examples_stand_beside_the_terms() -> None:
    header, first, *_ = write(FOUND, "csv").splitlines()
    assert header == "source,target,places,together,example,example translated"
    assert first.startswith("灯塔,lighthouse,4,3,")
    made = write(FOUND, "tbx")
    assert '<descrip type="context">港务局。</descrip>' in made
    assert "&amp; white" in made


def test_control_characters_do_not_break_the_xml() -> None:
    broken = Candidate(FOUND[0].term, 1, 1, ("a\x0cb", "c\x00d"))
    assert "a b" in write((broken,), "tbx")


def test_nothing_found_is_an_empty_table() -> None:
    assert len(write((), "csv").splitlines()) == 1
    assert "<body/>" in write((), "tbx")


@pytest.mark.parametrize(
    ("output", "format", "expected"),
    [(None, None, "csv"), ("a.TBX", None, "tbx"), ("a.csv", None, "csv"), ("a.txt", "tbx", "tbx")],
)
def test_the_ending_or_the_name_chooses(output: str | None, format: str | None, expected: str) -> None:
    assert chosen(Path(output) if output else None, format) == expected


@pytest.mark.parametrize(("output", "format"), [("a.txt", None), (None, "xlsx")])
def test_other_formats_are_refused(output: str | None, format: str | None) -> None:
    with pytest.raises(SamesaidError, match="glossary format"):
        chosen(Path(output) if output else None, format)
