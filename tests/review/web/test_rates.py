"""The desk's own rate of dismissed alarms, and what it suggests."""

from __future__ import annotations

import re

import pytest

from samesaid.review.web.shown.levels import suggestion_for
from tests.review.web.newsroom import Newsroom


@pytest.mark.parametrize(
    ("decided", "low", "key"),
    [(0, 0.0, "few"), (29, 0.99, "few"), (30, 0.49, "keep"), (30, 0.5, "strict"), (200, 0.89, "strict"),
     (200, 0.9, "hide")],
)  # fmt: skip
def test_suggestions_follow_the_lower_end_of_the_interval(decided: int, low: float, key: str) -> None:
    assert suggestion_for(decided, low).key == key


def test_the_page_has_shares_with_their_interval(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    newsroom.decide(mei, 1, "not an error")
    page = mei.get("/rates").text
    row = next(row for row in page.split("<tr>") if "T404" in row and "World" in row)
    plain = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    # Wilson (1927) for 1 of 1: from z²/(1+z²) … that is 1/(1+1.96²) = 21 %, to 100 %.
    assert "World 1 1 1 100% 21% to 100%" in plain
    assert "too few decisions" in plain
    assert "World" not in mei.get("/rates?desk=Culture").text.split("<tbody>")[1]
