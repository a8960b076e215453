"""The tables of small cases in tests/cases."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from samesaid.compare.coverage.formulaic import is_slight
from samesaid.compare.coverage.untranslated import foreign
from tests.compare.coverage.topics import pair_of
from tests.paths import CASES


def table(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("case", table("untranslated.toml"), ids=lambda c: c["target"][:40])
def test_what_is_left_untranslated(case: dict[str, Any]) -> None:
    pair = pair_of([case["source"]], [case["target"]], languages=(case["from"], case["to"]))
    found = foreign(pair)
    words = [s.of(pair.target.document.text) for part in found.values() for s in part.spans]
    assert words == case["words"]


@pytest.mark.parametrize("case", table("slight.toml"), ids=lambda c: c["text"][:40])
def test_which_sentences_are_slight(case: dict[str, Any]) -> None:
    assert is_slight(case["text"]) is case["slight"]
