"""Words that limit a statement, by lists."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from samesaid.compare.coverage.qualifiers.check import missing_qualifiers, qualifiers_between
from samesaid.compare.coverage.qualifiers.words import qualifiers
from samesaid.model import SideName
from tests.compare.coverage.parts.test_check import pair_of
from tests.paths import CASES

_CASES: list[dict[str, Any]] = tomllib.loads((CASES / "qualifiers.toml").read_text(encoding="utf-8"))["case"]
_NOTHING: dict[SideName, frozenset[int]] = {"source": frozenset(), "target": frozenset()}


@pytest.mark.parametrize("case", _CASES, ids=lambda c: f"{c['from']}-{c['to']} {c['target'][:40]}")
def test_words_that_one_side_alone_says(case: dict[str, Any]) -> None:
    pair = pair_of([(case["source"], case["target"])], (case["from"], case["to"]))
    evidence = list(missing_qualifiers(pair, _NOTHING))
    if not case["code"]:
        assert evidence == []
        return
    (one,) = evidence
    assert one.code == case["code"]
    own, other = (one.source_spans, one.target_spans) if one.code == "O501" else (one.target_spans, one.source_spans)
    assert own[0].of(case["source"] if one.code == "O501" else case["target"]) == case["said"]
    assert len(other[0]) == 0


def test_a_skipped_sentence_is_not_read() -> None:
    pair = pair_of([("仅限居民。", "For residents.")], ("zh", "en"))
    assert list(missing_qualifiers(pair, {"source": frozenset(), "target": frozenset({0})})) == []


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "es"])
def test_every_word_that_must_be_said_may_answer(language: str) -> None:
    """What is said in one language answers itself: otherwise a word could be missed in its own translation."""
    examples = {
        "en": ["only", "at least", "once again", "for the first time", "temporarily", "unless"],
        "zh": ["仅", "至少", "再次", "首次", "暂时", "除非"],
        "de": ["lediglich", "mindestens", "erneut", "erstmals", "vorübergehend", "es sei denn"],
        "fr": ["seulement", "au moins", "à nouveau", "pour la première fois", "temporairement", "à moins que"],
        "es": ["solamente", "al menos", "de nuevo", "por primera vez", "temporalmente", "a menos que"],
    }[language]
    known = qualifiers(language)
    for word in examples:
        names = [name for name, one in known.items() if one.said.search(word)]
        assert names
        assert all(known[name].answers.search(word) for name in names)


def test_languages() -> None:
    assert qualifiers_between("zh", "en")
    assert qualifiers_between("en", "de")
    assert not qualifiers_between("en", "en")
    assert not qualifiers_between("en", "ja")
