"""Measures in two units: equal after conversion, or reported with the conversion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.quantities.values.conversion import agree
from samesaid.compare.quantities.values.units import SCALE, convert, dimension
from tests.compare.quantities.cases import compare, english

AGREE = [
    ("路长320公里。", "The road is 200 miles long."),
    ("路长100公里。", "The road is about 60 miles long."),
    ("他身高1.98米。", "He is 6-foot-6."),
    ("他身高198厘米。", "He is 6-foot-6."),
    ("茶园有600亩。", "The tea garden covers 40 hectares."),
    ("茶园有600亩。", "The tea garden covers about 100 acres."),
    ("气温为21摄氏度。", "It was 70 degrees Fahrenheit."),
    ("气温为21度。", "It was 70 degrees Fahrenheit."),
    ("气温为21摄氏度。", "It was 21 degrees Celsius."),
    ("鱼重10斤。", "The fish weighs 5 kg."),
    ("鱼重10斤。", "The fish weighs 11 lb."),
    ("煤有3000公斤。", "There are 3 tonnes of coal."),
    ("面积为5平方公里。", "The area is 500 hectares."),
]
DIFFER = [
    ("路长300公里。", "The road is 200 miles long.", "300 km = 186.4 miles"),
    ("鱼重10斤。", "The fish weighs 10 kg.", "10 jin = 5 kg"),
    ("茶园有600亩。", "The tea garden covers 600 acres.", "600 mu = 98.84 acres"),
    ("气温为30摄氏度。", "It was 70 degrees Fahrenheit.", "30 °C = 86 °F"),
    ("他身高1.98米。", "He is 5-foot-6.", "1.98 m = 6.496 feet"),
]


@pytest.mark.parametrize("pair", AGREE, ids=str)
def test_agreeing(pair: tuple[str, str]) -> None:
    assert not compare([pair[0]], [pair[1]])


@pytest.mark.parametrize("case", DIFFER, ids=str)
def test_differing(case: tuple[str, str, str]) -> None:
    (found,) = compare([case[0]], [case[1]])
    assert found.code == "N106"
    assert case[2] in english(found.reading)
    assert f"({case[2]})" in english(found.message)


UNITS = st.sampled_from(sorted(u for u in SCALE if dimension(u) in ("length", "area", "mass", "volume", "speed")))


@given(UNITS, UNITS, st.integers(1, 10_000))
def test_exact_conversions_agree_both_ways(unit: str, into: str, figure: int) -> None:
    found = convert(figure, unit, into)
    assert agree(figure, unit, found or 0.0, into) is (True if found is not None else None)
    if found:
        assert agree(found, into, figure, unit)
        assert not agree(figure, unit, found * 1.2, into)
