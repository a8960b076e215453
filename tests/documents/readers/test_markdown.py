"""Markdown: what a page shows of it is read, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.documents import load

CASES = {
    "marks": ("The port took **4,310** *ships* in `2025`.", ["The port took 4,310 ships in 2025."]),
    "strikethrough": ("It took ~~5~~ 7 ships.", ["It took 5 7 ships."]),
    "addresses": ("See [the report](https://port.example/12345 'p. 9').", ["See the report."]),
    "picture": ("![A crane lifts 12 crates](crane.png)", ["A crane lifts 12 crates"]),
    "soft break": ("The port took\n4,310 ships.", ["The port took 4,310 ships."]),
    "hard break": ("The port took ships.  \nThe crews were well.", ["The port took ships.", "The crews were well."]),
    "items": ("1. First berth.\n2. Second berth.", ["First berth.", "Second berth."]),
    "quotation": ("> The crews were well.", ["The crews were well."]),
    "table": ("| Year | Ships |\n|--|--|\n| 2024 | 4,028 |", ["Year", "Ships", "2024", "4,028"]),
    "entities": ("Fees &amp; rents rose by 5&nbsp;%.", ["Fees & rents rose by 5\u00a0%."]),
    "comment": ("Fees rose.<!-- by 99 -->", ["Fees rose."]),
    "comment alone": ("Fees rose.\n\n<!-- by 99 -->\n\nRents fell.", ["Fees rose.", "Rents fell."]),
    "html": ("<table><tr><td>Fees rose.</td></tr><tr><td>Rents fell.</td></tr></table>", ["Fees rose.", "Rents fell."]),
    "code": ("Fees rose.\n\n```\nx = 99\n```\n\n    y = 98\n\nRents fell.", ["Fees rose.", "Rents fell."]),
    "front matter": ("---\ntitle: Fees\nn: 99\n---\nFees rose.", ["Fees rose."]),
    "front matter in TOML": ("+++\ntitle = 'Fees'\n+++\nFees rose.", ["Fees rose."]),
    "a line of hyphens": ("Fees rose.\n\n---\n\nRents fell.", ["Fees rose.", "Rents fell."]),
    "chinese": ("港口去年处理**4310艘**船舶。", ["港口去年处理4310艘船舶。"]),
}


@pytest.mark.parametrize("name", CASES)
def test_words_without_marks(tmp_path: Path, name: str) -> None:
    source, wanted = CASES[name]
    path = tmp_path / "a.md"
    path.write_text(source, encoding="utf-8")
    assert [s.text for s in load(path).sentences] == wanted


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ('---\ntitle: "Fees of 2026"\n---\n# Fees\n\nFees rose.', "Fees of 2026"),
        ("# Fees *rose*\n\nBy much.", "Fees rose"),
        ("## Part\n\nFees rose. Rents fell.", None),
    ],
)
def test_title(tmp_path: Path, source: str, title: str | None) -> None:
    path = tmp_path / "a.markdown"
    path.write_text(source, encoding="utf-8")
    document = load(path)
    assert document.title == title or (title is None and document.title == "Part")


def test_code_that_is_left_out_has_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Fees rose.\n\n```\nx\n```\n", encoding="utf-8")
    assert "note.code-blocks" in {note.message.key for note in load(path).notes}
