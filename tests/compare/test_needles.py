"""Needles: no text that a pattern matches is passed over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.needles import Needles, needles
from samesaid.compare.quantities.grammars.combined.ages import age_words
from samesaid.compare.quantities.grammars.data import NEVER, section
from samesaid.compare.quantities.grammars.signs import sign_words
from samesaid.compare.quantities.reader import GRAMMARS


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("red", ("red",)),
        ("Red|green", ("green", "red")),
        ("greenish|green", ("green",)),
        ("gr[ae]y", ("gray", "grey")),
        ("(?:a|the) lighthouse(?:s)?", (" lighthouse",)),
        ("(?P<n>north|south)(?:-east)?", ("north", "south")),
        ("(?:left ){2,3}", ("left ",)),
        (r"\bof(?! course)", ("of",)),
        (r"(?:ferry|boat)?", None),
        (r"\d+|boat", None),
        (r"[a-z]+", None),
        (r"[^ab]", None),
        ("", None),
        (NEVER, ()),
        (f"boat|{NEVER}", ("boat",)),
    ],
)
def test_pieces_of_a_pattern(pattern: str, found: tuple[str, ...] | None) -> None:
    assert needles(pattern) == found


@pytest.mark.parametrize(
    ("pattern", "text", "may"),
    [
        ("six kings", "SIX KINGS", True),
        ("six kings", "Six \u212aings", True),
        ("six kings", "ſix kings", True),
        ("six kings", "İt was six", True),
        ("six kings", "seven queens – so they say", False),
        (NEVER, "anything", False),
        (r"\d", "", True),
    ],
)
def test_letters_of_any_case(pattern: str, text: str, may: bool) -> None:
    assert Needles(pattern).may_be_in(text) is may


def _patterns() -> list[tuple[str, str]]:
    """(name, pattern) of all that the grammars look for behind needles."""
    found = []
    for language in GRAMMARS:
        found.append((f"{language} ages", age_words(language).words.pattern))
        found.append((f"{language} idioms", section(language, "idioms").pattern("phrases")))
        found.append((f"{language} hints", sign_words(language).hints.pattern))
    return [(name, pattern) for name, pattern in found if needles(pattern)]


PATTERNS = _patterns()


def test_most_patterns_of_the_data_have_needles() -> None:
    assert len(PATTERNS) > 2 * len(GRAMMARS)


@pytest.mark.parametrize("pattern", [pattern for _, pattern in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_whatever_a_pattern_matches_has_a_needle(pattern: str) -> None:
    gate = Needles(pattern)

    @given(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    def check(text: str) -> None:
        assert gate.may_be_in(text)

    check()
