"""Spaced languages: tables of cases, pairs with English, formats of the CLDR, data files, odd and long lines."""

from __future__ import annotations

import json
from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measures.planted_numbers import OWN_OTHER
from samesaid.compare.quantities.grammars import data
from samesaid.compare.quantities.grammars.labels import label_classes
from samesaid.compare.quantities.grammars.spaced import language as language_module
from samesaid.compare.quantities.reader import grammar
from samesaid.compare.quantities.values.quantity import Kind
from tests.compare.quantities.cases import compare, load
from tests.compare.quantities.grammars.generated import DATES, INTEGERS, read
from tests.compare.quantities.test_reader import test_table as check_table
from tests.growth import is_linear

LANGUAGES = data.spaced_languages()
LANGUAGE = st.sampled_from(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases(language: str) -> None:
    check_table(language)


PAIRS = load("quantities_european_pairs.toml")


@pytest.mark.parametrize(("language", "source", "target"), PAIRS["agree"])
def test_agreeing(language: str, source: str, target: str) -> None:
    assert not compare([source], [target], (language, "en"), independent=True)
    assert not compare([target], [source], ("en", language), independent=True)


@pytest.mark.parametrize(("language", "source", "target", "code"), PAIRS["disagree"])
def test_disagreeing(language: str, source: str, target: str, code: str) -> None:
    assert [e.code for e in compare([source], [target], (language, "en"), independent=True)] == [code]


def test_clean_pairs_of_the_bench_raise_nothing() -> None:
    for language, path in OWN_OTHER.items():
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            assert not compare([row["source"]], [row["target"]], (language, "en"), independent=True), row


@given(LANGUAGE, INTEGERS)
def test_grouped_digits(language: str, number: int) -> None:
    values = read(language, f"... {format_decimal(number, locale=language)}.").values
    assert number in {end for interval in values for end in interval}


@given(LANGUAGE, DATES, st.sampled_from(["long", "full"]))
def test_dates(language: str, day: date, style: str) -> None:
    parts = {r.quantity.kind: r.quantity.value for r in grammar(language)(format_date(day, style, locale=language))}
    assert (parts[Kind.YEAR], parts[Kind.MONTH], parts[Kind.DAY]) == (day.year, day.month, day.day)


FRAGMENTS = """
1 22 2024 . , - – / % € $ ( ' ’ \u00a0 \u202f XIX IX e 1er 3º zwei hundert tausend Million und halb Uhr Jahre acht
deux cent mille quatre vingt et demi siècle heures neuf sept dos mil ciento veinte y media millones de siglo due cento
mila sei secolo dois cem milhões e meia março mars mai mayo maggio Mai années años anni anos 90 fois veces volte een
twee honderd duizend miljoen derde kwart voor over eeuw uur jaren mei keer"""
PIECES = st.sampled_from(FRAGMENTS.split())


@given(LANGUAGE, st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=24))
def test_any_text_gives_ordered_spans_inside_it(language: str, pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + space for piece, space in pieces)
    position = 0
    for reading in grammar(language)(text):
        assert position <= reading.start < reading.end <= len(text)
        assert reading.quantity.values
        position = reading.end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "7" * 50, "1.", "1.234", "1,234,", "1 234 ", "9 ", "3. ", "hundert", "einund", "X", "1-", "eenen", "tausend",
        "quatre-vingt-", "mille ", "cento", "mil millones ", "e meia ", "IXe ", "duizend ", "más de ",
    ],
)  # fmt: skip
def test_long_lines_take_linear_time(language: str, text: str) -> None:
    scan = grammar(language)
    assert is_linear(lambda n: scan(f"{text * n}5"), 500)


def test_word_lists() -> None:
    assert data.entries("primer{,o,a} vingt_et_un {a,b}{c,d}") == [
        "primer", "primero", "primera", "vingt et un", "ac", "ad", "bc", "bd",
    ]  # fmt: skip


def test_numbers_of_word_lists() -> None:
    section = data.Section(
        "xx [numbers]", {"scales": {"100": "hundred", "1e6": "million", "1/4": "quarter", "-1": "less"}}
    )
    assert section.by_number("scales") == {"hundred": 100, "million": 1e6, "quarter": 0.25, "less": -1}
    section = data.Section("xx [numbers]", {"vague": {"10..99": "tens", "12": "dozen"}})
    assert section.by_interval("vague") == {"tens": (10, 99), "dozen": (12, 12)}


def test_patterns_of_several_lines() -> None:
    assert data.joined(" of (?:the|an)\n  [ ]hour") == " of (?:the|an)[ ]hour"


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"spaced/xx": {"clocks": {}, "units": {}}}, r"^xx: unknown section \[clocks\]$"),
        ({"spaced/xx": {}}, r"^xx: no table of the CLDR: python scripts/quantity_tables.py xx writes it$"),
    ],
)
def test_a_data_file_that_is_not_complete_is_an_error(
    files: dict[str, dict[str, object]], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_module, "load", lambda name: files.get(name, {}))
    with pytest.raises(ValueError, match=complaint):
        language_module.language("xx")


def test_a_misspelt_field_is_an_error() -> None:
    with (
        pytest.raises(ValueError, match=r"^xx \[clock\]: unknown field 'nooon'$"),
        data.Section("xx [clock]", {"nooon": "midi"}),
    ):
        pass


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_table_of_the_cldr_and_classes_that_others_have(language: str) -> None:
    assert data.load(f"spaced/cldr/{language}").keys() == data.load("spaced/cldr/de").keys()
    assert set(label_classes(language).values()) <= set(label_classes("en").values())
