"""Where forms may send a person back to."""

from __future__ import annotations

import pytest

from samesaid.review.web.shown.places import on_page, ours


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/", "/"),
        ("/?desk=World&order=newest", "/?desk=World&order=newest"),
        ("/findings?source=%E7%8D%B4&after=%5B1%2C2%5D#f3", "/findings?source=%E7%8D%B4&after=%5B1%2C2%5D#f3"),
        ("//evil.example", "/x"),
        ("/\\evil.example", "/x"),
        ("https://evil.example", "/x"),
        ("/a\r\nSet-Cookie: x", "/x"),
        ("", "/x"),
        ("/" + "a" * 5000, "/x"),
    ],
)
def test_only_places_of_the_review(asked: str, given: str) -> None:
    assert ours(asked, "/x") == given


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("?page=2#f1", "/texts/1?page=2#f1"),
        ("#n3", "/texts/1#n3"),
        ("", "/texts/1#finding-3"),
        ("?page=2&x=1", "/texts/1#finding-3"),
        ("@evil.example", "/texts/1#finding-3"),
        (".evil.example", "/texts/1#finding-3"),
        ("/log", "/log"),
        ("//evil.example", "/texts/1#finding-3"),
    ],
)
def test_places_on_the_page_of_a_text(asked: str, given: str) -> None:
    assert on_page("/texts/1", asked, "#finding-3") == given
