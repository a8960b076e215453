"""T403 between two languages: a recurring term that one sentence of the version renders otherwise."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from samesaid.align.encoders.registry import bundled
from samesaid.compare.terms.comparator import TermComparator
from tests.builders import document, pair
from tests.paths import CASES

TABLE = tomllib.loads((CASES / "terms_two_renderings.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", TABLE, ids=lambda c: f"{'-'.join(c['languages'])} {c.get('other', 'one rendering')}")
@pytest.mark.parametrize("shortened", [False, True])
def test_cases(case: dict[str, Any], shortened: bool) -> None:
    """Every passage as it is, and without one of its sentences that have the usual rendering."""
    rows = list(zip(case["source"], case["target"], strict=True))
    usual = [row for row in rows if case.get("other", "\n") not in row[1]]
    if shortened:
        rows.remove(usual[-1])
    source, target = (
        document(*side, language=language)
        for side, language in zip(zip(*rows, strict=True), case["languages"], strict=True)
    )
    found = TermComparator().compare(replace(pair(source, target), encoder=bundled()))
    marked = [span.of(target.text) for one in found if one.code == "T403" for span in one.target_spans]
    assert ("other" in case) == bool(marked)
    assert case.get("other") in [*marked, None]


def test_rows_of_aligned_text_are_not_compared_with_one_another() -> None:
    case = next(c for c in TABLE if "other" in c and c["languages"] == ["en", "de"])
    sides = (document(*case[s], language=v) for s, v in zip(("source", "target"), case["languages"], strict=True))
    both = replace(pair(*sides, independent=True), encoder=bundled())
    assert not [one for one in TermComparator().compare(both) if one.code == "T403"]
