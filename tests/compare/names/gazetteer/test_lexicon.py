"""Word lists of names."""

from __future__ import annotations

import pytest

from samesaid.compare.names.gazetteer.lexicon import same_first_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("bill", "william", True), ("j", "john", True), ("bill", "robert", False), ("ted", "edward", True)],
)
def test_first_names(one: str, other: str, same: bool) -> None:
    assert same_first_name(one, other) is same_first_name(other, one) is same
