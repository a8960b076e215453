from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from samesaid import pipeline
from samesaid.align.aligner import align
from samesaid.align.encoders.registry import bundled
from samesaid.compare.pair import Side
from samesaid.model import Document, Relation
from samesaid.relation.decision import model, relation_of
from samesaid.relation.features import NAMES, Features, features_of
from samesaid.reports.catalogue import catalogue
from tests.builders import document
from tests.paths import CASES

DATA = tomllib.loads(Path(CASES / "relation.toml").read_text(encoding="utf-8"))
ROWS = [tuple(row) for row in DATA["cases"]["rows"]]


def text(name: str) -> Document:
    return document(*DATA["texts"][name]["sentences"], language=DATA["texts"][name]["language"], name=name)


def relation(one: Document, other: Document) -> Relation:
    return relation_of(Side(one), Side(other), align(one, other, bundled()), bundled())


@pytest.mark.parametrize(("one", "other", "expected"), ROWS, ids=[" and ".join(row[:2]) for row in ROWS])
def test_versions_of_one_text_are_kept_apart_from_other_texts(one: str, other: str, expected: str) -> None:
    assert relation(text(one), text(other)) is Relation(expected)


def test_there_are_cases_of_every_relation() -> None:
    assert {row[2] for row in ROWS} == {one.value for one in Relation}


def test_another_text_is_far_from_the_limit() -> None:
    def chance(one: Document, other: Document) -> float:
        return model().probability(features_of(Side(one), Side(other), align(one, other, bundled()), bundled()))

    assert chance(text("year"), text("year-again")) > 0.95
    assert chance(text("year"), text("strike")) < 0.1


@pytest.mark.parametrize("feature", NAMES)
def test_what_two_texts_share_speaks_for_versions(feature: str) -> None:
    low, high = (Features(**dict.fromkeys(NAMES, 0.5) | {feature: value}) for value in (0.2, 0.8))
    assert model().probability(low) < model().probability(high)


def test_a_language_that_the_encoder_does_not_know_is_compared() -> None:
    class OnlyGerman:
        name, digest, languages = "only-german", "00000000", frozenset({"de"})
        encode = staticmethod(bundled().encode)
        encode_spans = staticmethod(bundled().encode_spans)

    one, other = text("year"), text("strike")
    beads = tuple(b for b in align(one, one, bundled()))
    assert relation_of(Side(one), Side(other), beads[:10], OnlyGerman()) is not Relation.OTHER
    assert relation_of(Side(one), Side(other), (), OnlyGerman()) is Relation.OTHER


def test_where_the_decision_fails_the_texts_are_compared_and_the_report_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> Relation:
        raise ZeroDivisionError

    monkeypatch.delenv("SAMESAID_STRICT_FAULTS", raising=False)
    monkeypatch.setattr(pipeline, "relation_of", fails)
    report = pipeline.check(text("year"), text("year-again"))
    assert report.comparable
    said = [catalogue("en").text(warning) for warning in report.warnings]
    assert any("it is not known whether English 1 and English 2 are versions of one text" in line for line in said)
