"""The confidence of evidence: bounded, never falling with strength, and the strength itself where nothing is known."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.confidence.measured import Model, confidence, group, is_measured, kind_of, shipped
from samesaid.compare.evidence import Evidence
from samesaid.compare.registry import code_table
from samesaid.model import message

STRENGTHS = st.floats(-1, 2, allow_nan=False)
LANGUAGES = st.sampled_from([("zh", "en"), ("en", "ja"), ("en", "ru"), ("en-GB", "pt"), ("en", "en"), ("de", "fr")])


@given(st.sampled_from(sorted(code_table())), LANGUAGES, st.lists(STRENGTHS, min_size=2))
def test_it_is_bounded_and_never_falls_with_strength(code: str, languages: tuple[str, str], given: list[float]) -> None:
    kind = kind_of(code, f"code.{code}.different", languages)
    found = [shipped().confidence(kind, strength) for strength in sorted(given)]
    assert all(0.0 <= p <= 1.0 for p in found)
    assert all(one <= other for one, other in pairwise(found))


def test_a_code_that_was_not_measured_keeps_its_strength() -> None:
    evidence = Evidence("X901", message("code.X901.seen"), 0, strength=0.62)
    assert confidence(evidence, ("en", "de")) == 0.62


@pytest.mark.parametrize("given", [(-0.5, 0.0), (1.7, 1.0), (0.4, 0.4)])
def test_strength_is_cut(given: tuple[float, float]) -> None:
    strength, expected = given
    assert Model({}, frozenset()).confidence(kind_of("N103", "", ("en", "de")), strength) == expected


def test_a_form_and_a_group_without_a_weight_add_nothing() -> None:
    model = Model({"constant": 0.0, "N101.date": 2.0, "N1 zh": 1.0}, frozenset({"N101"}))
    strange = kind_of("N101", "code.N101.unheard", ("sv", "da"))
    known = kind_of("N101", "code.N101.date", ("zh-Hant", "en"))
    assert model.confidence(strange, 0.75) == 0.5
    assert model.confidence(known, 0.75) == pytest.approx(0.953, abs=1e-3)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("zh", "en", "zh"),
        ("en", "zh-Hant", "zh"),
        ("en-US", "en-GB", "same"),
        ("pt-BR", "en", "latin"),
        ("en", "ru", "ru"),
        ("de", "de", "any"),
        ("zh", "ja", "any"),
        ("en", "sv", "any"),
    ],
)
def test_groups_of_languages(source: str, target: str, expected: str) -> None:
    assert group(source, target) == expected
    assert is_measured(source, target) is (expected != "any")


def test_dates_are_of_the_family_of_numbers() -> None:
    assert kind_of("D201", "code.D201.different", ("en", "en")) == kind_of("D201", "different", ("en", "en"))
    assert kind_of("D201", "code.D201.different", ("en", "en")).family == "N1"
    assert kind_of("E302", "code.E302.replaced", ("en", "en")).form == "replaced"


def test_the_shipped_weights_say_what_they_were_fitted_on() -> None:
    model = shipped()
    assert {"N101", "N102", "N103", "N104", "D201", "E302"} <= model.codes
    assert all(w >= 0 for name, w in model.weights.items() if name.endswith(" strength"))
    assert model.weights.get("doubted", 0.0) <= 0
