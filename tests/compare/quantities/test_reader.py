"""Spans and values, language by language."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.quantities.reader import grammar, quantities
from samesaid.compare.quantities.values.quantity import Reading, quantity
from tests.compare.quantities.cases import document, load
from tests.growth import is_linear


def _content(text: str, reading: Reading) -> tuple[Any, ...]:
    quantity = reading.quantity
    values = tuple((round(low, 6), round(high, 6)) for low, high in quantity.values)
    return (text[reading.start : reading.end], str(quantity.kind), values)


def _expected(cell: str) -> tuple[tuple[Any, ...], str, str, bool]:
    span, kind, alternatives, unit, bound, *rest = [*cell.split("|"), "", "", ""][:7]
    values = []
    for value in alternatives.split(" or "):
        low, _, high = value.partition("..")
        values.append((round(float(low), 6), round(float(high or low), 6)))
    return (span, kind, tuple(values)), unit, bound, "weak" in cell.split("|")[-1:] + rest


@pytest.mark.parametrize("language", ["en", "zh", "ja", "ru"])
def test_table(language: str) -> None:
    wrong = []
    for text, *cells in load(f"quantities_{language}.toml")["cases"]:
        found = grammar(language)(text)
        expected = [_expected(cell) for cell in cells]
        read = [(_content(text, r), r.quantity.bound.value, r.quantity.low_salience) for r in found]
        wanted = [(content, bound, low_salience) for content, _, bound, low_salience in expected]
        units = [r.quantity.unit for r in found]
        if read != wanted or any(u and u != unit for unit, (_, u, _, _) in zip(units, expected, strict=True)):
            wrong.append((text, read, units, wanted))
    assert not wrong


def test_mentions_count_in_the_document() -> None:
    doc = document("zh", ["去年没有下雨。", "全县种了2.2万余亩茶。"])
    (mention,) = quantities(doc)[1]
    assert mention.span.of(doc.text) == mention.text == "2.2万余亩"


def test_equal_sentences_have_mentions_in_their_own_places() -> None:
    doc = document("en", ["It cost $12 in May.", "Nothing.", "It cost $12 in May."])
    first, nothing, second = quantities(doc)
    assert not nothing
    assert [m.text for m in first] == [m.text for m in second] == ["$12", "May"]
    assert [m.span.start for m in second] == [m.span.start + doc.sentences[2].span.start for m in first]


def test_equal_rows_of_a_table_count_by_the_head_above_them() -> None:
    doc = document("en", ["we sold 1,250", "sales (USD million)", "we sold 1,250"])
    before, _, below = ([quantity(m).values for m in mentions] for mentions in quantities(doc))
    assert before == [((1250.0, 1250.0),)]
    assert below == [((1250.0, 1250.0), (1.25e9, 1.25e9))]


def test_parts_of_a_date_have_the_span_of_the_date() -> None:
    doc = document("en", ["Nothing.", "It opened on August 19, 2024."])
    spans = {quantity(m).date_span for m in quantities(doc)[1]}
    assert [span and span.of(doc.text) for span in spans] == ["August 19, 2024"]


LANGUAGES = st.sampled_from(["en", "zh", "zh-Hant", "de", "fr", "ar", "ja", "ru"])
FRAGMENTS = """
0 1 9 22 2024 , . : / - – % ％ $ £ ( ) [ ] ' ’ ١ ٢ ٣ \u00a0 \u202f \u200f
万 亿 萬 千 百 十 点 點 年 月 日 号 分 之 个 第 半 多 余 成 倍 世纪 至 零 〇 一 二 三 几 数
May March January one two hundred thousand million billion and a half third of in to or more than pm a.m. st th 19th
percent points COVID"""
PIECES = st.sampled_from(FRAGMENTS.split())


@given(LANGUAGES, st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=24))
def test_any_text_gives_ordered_spans_inside_it(language: str, pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + space for piece, space in pieces)
    position = 0
    for reading in grammar(language)(text):
        assert position <= reading.start < reading.end <= len(text)
        assert reading.quantity.values
        position = reading.end


@given(LANGUAGES, st.text(max_size=60))
def test_unicode_never_breaks_it(language: str, text: str) -> None:
    for reading in grammar(language)(text):
        assert text[reading.start : reading.end]


@pytest.mark.parametrize("language", ["en", "zh", "de", "ja", "ru"])
@pytest.mark.parametrize(
    "text",
    [
        "7" * 50, "1,", "123,", "1,234,", "1.", "9 ", "三", "1、", "午前午後", "令和", "十", "万亿", "one ",
        "hundred million ", "a half ", "年月日", "$$", "1/", "1:", "last ", "more than ", "--", "1.:2,3,", "2.:",
    ],
)  # fmt: skip
def test_long_lines_take_linear_time(language: str, text: str) -> None:
    # The longest run of digits is no quantity at all.
    scan = grammar(language)
    assert is_linear(lambda n: scan(f"{text * n}5"), 500)


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2023",
        "2月31日",
        "99月99日",
        "25:61",
        "13月32日",
        "令和99年",
        "9" * 50,
        "第" + "9" * 60 + "次",
        "32/13/2024",
    ],
)
def test_impossible_dates_and_endless_numbers_raise_no_error(text: str) -> None:
    grammar("zh")(text)
    grammar("en")(text)
    grammar("ja")(text)
    grammar("ru")(text)
