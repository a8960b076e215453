"""Parts of sentences that one side alone has, with the bundled encoder."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Sequence
from typing import Any

import pytest

from samesaid.align.encoders.use import bundled
from samesaid.compare.coverage.comparator import CoverageComparator
from samesaid.compare.coverage.parts.check import group_of, missing_parts
from samesaid.compare.coverage.parts.explicitation import is_explicitation
from samesaid.compare.coverage.parts.tuning import CURVES, FIRST_LOOK, GROUPS
from samesaid.compare.coverage.parts.words import words_of
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.pair import pair_of as paired
from samesaid.compare.token_encoder import token_encoder
from samesaid.documents import from_rows
from samesaid.model import Bead, SideName
from tests.compare.coverage.topics import english
from tests.compare.coverage.topics import pair_of as topic_pair_of
from tests.paths import CASES

_CASES: list[dict[str, Any]] = tomllib.loads((CASES / "parts.toml").read_text(encoding="utf-8"))["case"]
_SPELLED_OUT: list[dict[str, Any]] = tomllib.loads((CASES / "explicitations.toml").read_text(encoding="utf-8"))["case"]
_NOTHING: dict[SideName, frozenset[int]] = {"source": frozenset(), "target": frozenset()}


def pair_of(rows: Sequence[tuple[str, str]], languages: tuple[str, str], similarity: float = 0.7) -> Pair:
    source, target = (
        from_rows([row[k] for row in rows], name=name, language=languages[k]) for k, name in enumerate(("a", "b"))
    )
    beads = [Bead((i,), (i,), similarity) for i in range(len(rows))]
    return paired(source, target, beads, bundled(), independent=True)


def found(rows: Sequence[tuple[str, str]], languages: tuple[str, str]) -> list[Evidence]:
    return list(missing_parts(pair_of(rows, languages), _NOTHING))


@pytest.mark.parametrize("case", _CASES, ids=lambda c: f"{c['from']}-{c['to']} {c['target'][:40]}")
def test_parts_that_one_side_alone_has(case: dict[str, Any]) -> None:
    evidence = found([(case["source"], case["target"])], (case["from"], case["to"]))
    if not case["code"]:
        assert evidence == []
        return
    (one,) = evidence
    assert one.code == case["code"]
    own, other = (one.source_spans, one.target_spans) if one.code == "O501" else (one.target_spans, one.source_spans)
    text = case["source"] if one.code == "O501" else case["target"]
    assert case["words"] in own[0].of(text)
    # The other side has a caret.
    assert len(other) == 1
    assert len(other[0]) == 0


def test_the_caret_is_where_the_part_would_be() -> None:
    source = "The council approved the new bridge despite the protests of the ferry companies."
    (one,) = found([(source, "The council approved the new bridge.")], ("en", "en"))
    assert one.source_spans[0].of(source) == "despite the protests of the ferry companies"
    assert one.target_spans[0].start == len("The council approved the new bridge")
    assert english(one) == (
        "The version does not seem to say “despite the protests of the ferry companies”, which the reference says."
    )


@pytest.mark.parametrize("case", _SPELLED_OUT, ids=lambda c: c["version"][:50])
def test_what_is_only_spelled_out(case: dict[str, Any]) -> None:
    pair = pair_of([(case["reference"], case["version"])], ("en", "en"))
    reference, version = words_of(pair.source, (0,)), words_of(pair.target, (0,))
    start = version.forms.index(case["words"][0])
    stop = start + len(case["words"])
    assert version.forms[start:stop] == tuple(case["words"])
    assert is_explicitation(version, reference, start, stop) is case["spelled_out"]


def test_every_direction_has_thresholds() -> None:
    directions = {f"{g}-en" for g in GROUPS.values()} | {f"en-{g}" for g in GROUPS.values()}
    assert set(FIRST_LOOK) == set(CURVES) == directions
    for curves in CURVES.values():
        for curve in curves:
            assert list(curve) == sorted(curve)
            assert all(0 < strength < 1 for _, strength in curve)


def test_only_languages_with_a_model_and_encoders_that_it_knows() -> None:
    assert group_of("zh-Hant", "en") == "zh"
    assert group_of("en", "pt") == "latin"
    assert group_of("zh", "de") is None
    assert group_of("en", "ja") is None
    topics = topic_pair_of(["The ferry sails."], ["Die Fähre fährt."], languages=("en", "de"))
    assert token_encoder(topics.encoder) is None
    checks = {c.name.key: c.reason for c in CoverageComparator().checks(topics)}
    assert checks["check.sentences"] is None
    assert checks["check.parts"] is not None
    assert checks["check.parts"].key == "unchecked.encoder"
    assert list(missing_parts(topics, _NOTHING)) == []


def test_skipped_sentences_and_beads_about_different_things_are_left_out() -> None:
    case = _CASES[0]
    pair = pair_of([(case["source"], case["target"])], ("zh", "en"))
    assert list(missing_parts(pair, {**_NOTHING, "target": frozenset({0})})) == []
    apart = pair_of([(case["source"], case["target"])], ("zh", "en"), similarity=0.05)
    assert list(missing_parts(apart, _NOTHING)) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("。，！？" * 400, "?!., " * 400),
        ("渡轮 ferry " * 2500, "the ferry, " * 5000),
        ("паром 渡轮 ferry 12", "ｆｅｒｒｙ\u0000 \u202e渡 12"),
        ("", "The ferry sails at noon."),
        (" ", " "),
    ],
)
def test_bad_input_is_quick(source: str, target: str) -> None:
    start = time.process_time()
    found([(source, target)], ("zh", "en"))
    assert time.process_time() - start < 20
