from __future__ import annotations

from dataclasses import replace

from samesaid.compare.evidence import Evidence
from samesaid.compare.ranking import rank
from samesaid.compare.registry import code_table
from samesaid.model import Severity, Span, literal
from tests.builders import document, pair

RULES = code_table()
PAIR = pair(
    document("Forty boats left Aveiro.", "Forty boats left Aveiro."), document("Fifty boats left Porto.", "So.")
)


def evidence(code: str, source: tuple[int, int], target: tuple[int, int], **rest: object) -> Evidence:
    made = Evidence(code, literal("They differ."), 0, (Span(*source),), (Span(*target),))
    return replace(made, **rest)  # type: ignore[arg-type]


def codes(*items: Evidence, level: str = "default") -> list[str]:
    return [f.code for f in rank(PAIR, items, RULES, level=level)]


def test_what_matters_most_comes_first() -> None:
    doubtful = evidence("N103", (0, 5), (0, 5), strength=0.6)
    confident = evidence("N103", (6, 11), (6, 11), strength=0.9)
    worst = evidence("N104", (12, 16), (12, 16), strength=0.5)
    ranked = rank(PAIR, [doubtful, confident, worst], RULES)
    assert [f.code for f in ranked] == ["N104", "N103", "N103"]
    assert [f.confidence for f in ranked] == [0.5, 0.9, 0.6]


def test_the_level_sets_the_minimum_strength() -> None:
    items = [evidence("N103", (0, 5), (0, 5), strength=s) for s in (0.3,)]
    assert codes(*items) == []
    assert codes(*items, level="all") == ["N103"]
    assert codes(evidence("N103", (0, 5), (0, 5), strength=0.7), level="strict") == []


def test_the_same_words_are_reported_once_by_the_rule_that_takes_precedence() -> None:
    name = evidence("E302", (17, 23), (17, 22))
    wording = evidence("T404", (12, 23), (12, 22), strength=1.0)
    assert codes(wording, name) == ["E302"]


def test_nothing_else_is_reported_of_an_untranslated_sentence() -> None:
    whole = evidence("O503", (0, 24), (0, 23))
    figure = evidence("N103", (0, 5), (0, 5), strength=1.0)
    name = Evidence("E302", literal("…"), 0, (Span(17, 23),), ())
    assert codes(figure, name, whole) == ["O503"]


def test_a_finding_about_one_version_is_dropped_if_all_of_its_words_are_marked() -> None:
    first, second = evidence("T404", (0, 5), (0, 5)), evidence("T404", (6, 11), (6, 11))
    several = Evidence("T403", literal("…"), None, (), (Span(0, 5), Span(6, 11)), strength=1.0)
    assert sorted(codes(first, several)) == ["T403", "T404"]
    assert codes(first, second, several) == ["T404", "T404"]


def test_a_missing_name_does_not_displace_another_wording() -> None:
    gone = Evidence("E302", literal("…"), 0, (Span(17, 23),), ())
    wording = evidence("T404", (17, 23), (17, 22))
    assert sorted(codes(gone, wording)) == ["E302", "T404"]


def test_facts_lower_the_severity_or_make_it_information() -> None:
    (one_sided,) = rank(PAIR, [evidence("N103", (0, 5), (0, 5), facts=frozenset({"one-sided"}))], RULES)
    assert one_sided.severity is Severity.MINOR
    (wording,) = rank(PAIR, [evidence("T404", (0, 5), (0, 5), facts=frozenset({"wording"}))], RULES)
    assert not wording.alarm


def test_ids_depend_on_what_was_found_not_on_the_file() -> None:
    (one,) = rank(PAIR, [evidence("N103", (0, 5), (0, 5))], RULES)
    renamed = replace(PAIR.source.document, name="elsewhere", source="/other/file.txt")
    (other,) = rank(pair(renamed, PAIR.target.document), [evidence("N103", (0, 5), (0, 5), strength=0.6)], RULES)
    assert one.id == other.id
    twice = rank(PAIR, [evidence("O501", (0, 5), (0, 5)), evidence("O501", (0, 5), (0, 5))], RULES)
    assert len({f.id for f in twice}) == 2
