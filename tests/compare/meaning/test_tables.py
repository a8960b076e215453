"""Pairs of sentences from tables, a table a kind of turn: what is found, and what is not."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

import pytest

from samesaid import documents
from samesaid.align.encoders.registry import bundled
from samesaid.compare.meaning.comparator import MeaningComparator
from samesaid.compare.pair import pair_of
from samesaid.model import Bead
from tests.paths import CASES

MEANING = MeaningComparator()
ROWS = [
    row
    for path in sorted(CASES.glob("meaning_*.toml"))
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["pairs"]
]


def found(tags: Sequence[str], source: str, target: str) -> str:
    """The kinds of turn in a pair of sentences, each with the words that are marked on both sides."""
    left = documents.from_rows([source], name="source", language=tags[0])
    right = documents.from_rows([target], name="target", language=tags[1])
    pair = pair_of(left, right, [Bead((0,), (0,), 1.0)], bundled(), independent=True)
    return "; ".join(
        f"{one.message.key.split('.', 2)[-1]}: "
        f"{' … '.join(span.of(source) for span in one.source_spans)} | "
        f"{' … '.join(span.of(target) for span in one.target_spans)}"
        for one in MEANING.compare(pair)
    )


@pytest.mark.parametrize(("languages", "source", "target", "expected"), ROWS)
def test_what_is_turned_is_found(languages: str, source: str, target: str, expected: str) -> None:
    assert found(languages.rpartition("-")[::2], source, target) == expected


@pytest.mark.parametrize(("languages", "source", "target", "expected"), [row for row in ROWS if row[3]])
def test_a_turn_is_found_whichever_side_is_the_reference(
    languages: str, source: str, target: str, expected: str
) -> None:
    one, _, other = languages.rpartition("-")
    kind, _, words = expected.partition(": ")
    mirrored = " | ".join(reversed(words.split(" | ")))
    kinds = {"weaker": "stronger", "stronger": "weaker"}
    kind = kind.replace("-lost", "-ADDED").replace("-added", "-lost").replace("-ADDED", "-added")
    assert found((other, one), target, source) == f"{kinds.get(kind, kind)}: {mirrored}"
