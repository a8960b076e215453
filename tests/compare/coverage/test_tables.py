"""The tables of small cases in tests/cases."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from samesaid.compare.coverage.encoding.damage import damage
from samesaid.compare.coverage.formulaic import is_formulaic
from samesaid.compare.coverage.sentence_language import other_language
from samesaid.compare.coverage.untranslated import foreign_parts, untranslated
from samesaid.compare.evidence import Evidence
from tests.compare.coverage.topics import english, pair_of
from tests.paths import CASES


def table(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "case", [*table("untranslated.toml"), *table("left_words.toml")], ids=lambda c: c["target"][:40]
)
def test_untranslated_words(case: dict[str, Any]) -> None:
    pair = pair_of([case["source"]], [case["target"]], languages=(case["from"], case["to"]))
    found = foreign_parts(pair)
    words = [s.of(pair.target.document.text) for part in found.values() for s in part.spans]
    assert words == case["words"]


@pytest.mark.parametrize("case", table("formulaic.toml"), ids=lambda c: c["text"][:40])
def test_formulaic_sentences(case: dict[str, Any]) -> None:
    assert is_formulaic(case["text"]) is case["formulaic"]


@pytest.mark.parametrize("case", table("broken_encodings.toml"), ids=lambda c: c["text"][:40])
def test_broken_encodings(case: dict[str, Any]) -> None:
    found = damage(case["text"], case["language"])
    words = [span.of(case["text"]) for span in found.spans] if found else []
    assert words == case["words"]
    if found:
        assert found.whole is case["whole"]
        if "was" in case:
            assert found.origin
            assert found.origin.text == case["was"]


@pytest.mark.parametrize("case", table("other_languages.toml"), ids=lambda c: c["text"][:40])
def test_other_languages(case: dict[str, Any]) -> None:
    assert (other_language(case["text"], case["in"]) or "") == case["language"]


def test_untranslated_text_is_quoted() -> None:
    chinese = "司机们宣布罢工，从下星期一开始。"
    (whole,) = untranslated_in([chinese], [chinese])
    assert english(whole) == "This sentence is not translated: “司机们宣布罢工，从下星期一开始”."
    (words,) = untranslated_in(["他们在渡口等船。"], ["They waited at the 渡口 for the 船."])
    assert english(words) == "Not translated: “渡口” and “船”."
    (several,) = untranslated_in(["甲乙丙丁"], ["He read 甲, then 乙, then 丙, then 丁 to all of them."])
    assert english(several) == "Not translated, among others: “甲”, “乙” and “丙”."


def untranslated_in(source: list[str], target: list[str]) -> list[Evidence]:
    pair = pair_of(source, target, languages=("zh", "en"))
    return list(untranslated(pair, foreign_parts(pair)))
