"""Two languages in one file: what is divided, how, and what is left in one piece."""

from __future__ import annotations

import itertools
import tomllib
from typing import Any

import pytest

from samesaid.bilingual.division import Part, divided
from samesaid.bilingual.labels import probabilities
from samesaid.bilingual.versions import versions_in
from samesaid.documents import from_text
from tests.paths import CASES

_CASES: dict[str, Any] = tomllib.loads((CASES / "bilingual.toml").read_text(encoding="utf-8"))
_TEXT: dict[str, list[str]] = _CASES["text"]
_PAIRS = [
    ("zh", "en"), ("en", "zh"), ("ja", "en"), ("ko", "en"), ("zh", "ja"), ("ko", "zh"), ("de", "en"), ("fr", "en"),
    ("ru", "en"), ("es", "en"), ("de", "fr"), ("fr", "es"), ("zh", "ru"),
]  # fmt: skip


def _texts(parts: tuple[Part, Part] | None) -> list[list[str]]:
    assert parts is not None
    return [[line for _, line in part.lines] for part in parts]


@pytest.mark.parametrize(("one", "other"), _PAIRS)
def test_paragraphs_that_alternate(one: str, other: str) -> None:
    lines = itertools.chain.from_iterable(zip(_TEXT[one], _TEXT[other], strict=True))
    parts = divided("\n\n".join(lines))
    assert _texts(parts) == [_TEXT[one], _TEXT[other]]
    assert [[number for number, _ in part.lines] for part in parts or ()] == [[0, 2, 4, 6, 8, 10], [1, 3, 5, 7, 9, 11]]


@pytest.mark.parametrize(("one", "other"), _PAIRS)
def test_two_halves(one: str, other: str) -> None:
    assert _texts(divided("\n".join([*_TEXT[one], *_TEXT[other]]))) == [_TEXT[one], _TEXT[other]]


@pytest.mark.parametrize(("one", "other"), _PAIRS)
@pytest.mark.parametrize("row", ["{}\t{}", "| {} | {} |", "{}\t\t{}"])
def test_two_columns(one: str, other: str, row: str) -> None:
    parts = divided("\n".join(row.format(a, b) for a, b in zip(_TEXT[one], _TEXT[other], strict=True)))
    assert _texts(parts) == [_TEXT[one], _TEXT[other]]
    assert [[number for number, _ in part.lines] for part in parts or ()] == [[*range(6)]] * 2


@pytest.mark.parametrize(("one", "other"), [pair for pair in _PAIRS if pair != ("zh", "ja")])
def test_a_sentence_and_its_translation_on_one_line(one: str, other: str) -> None:
    parts = divided("\n".join(f"{a} {b}" for a, b in zip(_TEXT[one], _TEXT[other], strict=True)))
    assert _texts(parts) == [_TEXT[one], _TEXT[other]]


def test_blocks_of_unequal_length() -> None:
    zh, en = _TEXT["zh"], _TEXT["en"]
    lines = [zh[0], en[0], zh[1], zh[2], en[1], en[2], *zh[3:], *en[3:]]
    assert _texts(divided("\n".join(lines))) == [zh, en]


def test_a_headline_in_two_languages_is_divided_where_the_text_is() -> None:
    zh, en = _TEXT["zh"], _TEXT["en"]
    lines = ["旧码头五月关闭 Old pier to close in May", *itertools.chain.from_iterable(zip(zh, en, strict=True))]
    assert [part[0] for part in _texts(divided("\n".join(lines)))] == ["旧码头五月关闭", "Old pier to close in May"]


def test_a_line_without_words_belongs_to_both_unless_the_order_decides() -> None:
    zh, en = _TEXT["zh"], _TEXT["en"]
    alternate = list(itertools.chain.from_iterable(zip(zh, en, strict=True)))
    assert [["2026-11-09" in part for part in _texts(divided("\n".join(lines)))] for lines in (
        [*alternate[:4], "2026-11-09", *alternate[4:]],
        [*zh, "2026-11-09", *en],
    )] == [[True, True], [True, True]]  # fmt: skip
    cells = _texts(divided("\n".join([*alternate[:4], "1", "2", *alternate[4:]])))
    assert ["1" in cells[0], "2" in cells[1], "2" in cells[0]] == [True, True, False]


@pytest.mark.parametrize("case", _CASES["one"], ids=lambda case: case["about"])
def test_a_text_in_one_language_stays_whole(case: dict[str, str]) -> None:
    assert divided(case["text"].strip()) is None


@pytest.mark.parametrize("tag", list(_TEXT))
def test_each_text_by_itself_stays_whole(tag: str) -> None:
    assert divided("\n".join(_TEXT[tag])) is None


def test_three_languages_are_not_two() -> None:
    lines = itertools.chain.from_iterable(zip(_TEXT["zh"], _TEXT["en"], _TEXT["ru"], strict=True))
    assert divided("\n".join(lines)) is None


@pytest.mark.parametrize("text", ["", " \n ", "12", "Yes.", "好。", "https://example.org", "α β γ"])
def test_what_is_too_short_stays_whole(text: str) -> None:
    assert divided(text) is None


def test_versions_have_the_paragraphs_of_the_file_and_boilerplate_is_left_out_of_each() -> None:
    zh, en = _TEXT["zh"], _TEXT["en"]
    lines = [*zh, "责任编辑：何小舟", *en, "Copyright © 2026 Harbour News"]
    document = from_text("\n".join(lines), name="both.txt")
    found = versions_in(document)
    assert found is not None
    assert [version.language for version in found] == ["zh", "en"]
    assert [[s.text for s in version.sentences] for version in found] == [zh, en]
    assert [[s.paragraph for s in version.sentences] for version in found] == [[*range(6)], [*range(7, 13)]]
    assert {version.name for version in found} == {"both.txt"}
    for version in found:
        assert all(s.span.of(version.text) == s.text for s in version.sentences)


def test_labels_follow_the_pattern_of_the_neighbours() -> None:
    alternating = probabilities([6, -6, 6, -6, 0, 0, 6, -6])
    assert alternating[4] > 0.8 > 0.2 > alternating[5]
    halves = probabilities([6, 6, 6, -1, 6, 6, -6, -6, -6, -6])
    assert [chance > 0.5 for chance in halves] == [True] * 6 + [False] * 4
