from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.model import Bead, SamesaidError
from samesaid.reports.alignment import check_format, chosen, write
from tests.reports.sample import document


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.tmx", "tmx"), ("a.XLF", "xliff"), ("a.xliff", "xliff"), ("a.html", "html"), ("a.jsonl", "jsonl"),
     ("a.tsv", "tsv"), ("a.txt", "tsv"), ("a", "tsv")],
)  # fmt: skip
def test_the_ending_chooses_the_format(name: str, format: str) -> None:
    assert chosen(Path(name)) == format


def test_a_named_format_wins_and_without_both_it_is_tsv() -> None:
    assert chosen(Path("a.tmx"), "vecalign") == "vecalign"
    assert chosen(None) == "tsv"


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(SamesaidError, match=r"pdf is not .* choose one of tsv, jsonl, tmx, xliff, vecalign, html"):
        check_format("pdf")
    with pytest.raises(SamesaidError):
        chosen(Path("a.tmx"), "pdf")
    with pytest.raises(SamesaidError):
        write((), document("a", "en", ()), document("b", "en", ()), "pdf")


def test_vecalign_keeps_its_form() -> None:
    words = tuple((word, 0) for word in "abcd")
    beads = (Bead((0, 1), (1,), 0.8749, confidence=0.2), Bead((2,), ()), Bead((3,), (0, 2), 1.0, moved=True))
    made = write((*beads, Bead((), (3,), -0.0)), document("a", "en", words), document("b", "en", words), "vecalign")
    assert made == "[0, 1]:[1]:0.87\n[2]:[]:0.00\n[3]:[0, 2]:1.00\n[]:[3]:0.00\n"


def test_sentences_are_joined_as_their_language_writes() -> None:
    zh, en = document("a", "zh", (("早。", 0), ("晚。", 0))), document("b", "en", (("Early.", 0), ("Late.", 0)))
    row = write((Bead((0, 1), (0, 1), 0.5),), zh, en, "tsv").splitlines()[1]
    assert row.split("\t")[-2:] == ["早。晚。", "Early. Late."]


def test_no_bead_no_line() -> None:
    empty = document("a", "en", ())
    assert write((), empty, empty, "vecalign") == write((), empty, empty, "jsonl") == ""
    assert write((), empty, empty, "tsv").count("\n") == 1
