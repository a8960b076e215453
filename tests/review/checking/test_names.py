from __future__ import annotations

import pytest

from samesaid.review.checking.names import shown_name, suffix


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("brief.docx", "brief.docx"),
        ("/etc/passwd", "passwd"),
        ("C:\\drafts\\简报.txt", "简报.txt"),
        ("..", ".."),
        ("", "text"),
        ("/", "text"),
        ("a\u202etxt.exe", "a<U+202E>txt.exe"),
        ("a\x00b\x1b[31m\n", "a<U+0000>b<U+001B>[31m"),
        ("half\udc80", "half<U+DC80>"),
        ("n" * 500, "n" * 120),
    ],
)
def test_a_name_is_shown_as_it_is_without_tricks(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.parametrize(
    ("name", "ending"), [("a.DOCX", ".docx"), ("a", ""), ("a.b c", ""), ("x/.txt", ""), ("a.txt\u202e", "")]
)
def test_an_odd_ending_is_none(name: str, ending: str) -> None:
    assert suffix(name) == ending
