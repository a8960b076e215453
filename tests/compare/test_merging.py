"""One cause, one finding: what lies inside a wider finding is merged into it, and what a passage holds is listed."""

from __future__ import annotations

import pytest

from samesaid.compare.contents import with_contents
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.ranking import rank
from samesaid.compare.registry import code_table
from samesaid.model import Finding, Span, message
from samesaid.reports.catalogue import catalogue
from tests.builders import document, pair

RULES = code_table()
REFERENCE = "The ferry to Aveiro sailed, although Captain Silva had counted 4,200 crates on board."
VERSION = "The ferry to Aveiro sailed on 5 May, not in June."
PAIR = pair(document(REFERENCE), document(VERSION))
CLAUSE = "although Captain Silva had counted 4,200 crates on board"


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def lost(code: str, words: str, strength: float = 0.8) -> Evidence:
    return Evidence(code, message("x"), 0, at(REFERENCE, words), (), strength)


def both(code: str, words: str, others: str, strength: float = 0.8) -> Evidence:
    return Evidence(code, message("x"), 0, at(REFERENCE, words), at(VERSION, others), strength)


def added(code: str, words: str, strength: float = 0.8) -> Evidence:
    return Evidence(code, message("x"), 0, (), at(VERSION, words), strength)


def shape(found: tuple[Finding, ...]) -> list[tuple[str, list[str]]]:
    return sorted((f.code, [one.code for one in f.merged]) for f in found)


CASES = [
    # A lost clause, its figure and its name are one omission.
    ([lost("O501", CLAUSE), lost("N102", "4,200 crates"), lost("E301", "Silva")], [("O501", ["N102", "E301"])]),
    # A clause inside a lost sentence, too.
    ([lost("O501", REFERENCE), lost("O501", CLAUSE), lost("N102", "4,200")], [("O501", ["O501", "N102"])]),
    # What is outside has another cause.
    ([lost("O501", CLAUSE), lost("E301", "Aveiro")], [("E301", []), ("O501", [])]),
    # A figure that the version has in another way was not lost with the clause.
    ([lost("O501", CLAUSE), both("N103", "4,200", "5 May")], [("N103", []), ("O501", [])]),
    # Words that say hardly more than the figure in them are that figure.
    ([lost("O501", "4,200 crates"), lost("N102", "4,200")], [("N102", [])]),
    # A caret on the other side is no word of it.
    ([Evidence("O501", message("x"), 0, at(REFERENCE, CLAUSE), (Span(26, 26),)), lost("N102", "4,200")],
     [("O501", ["N102"])]),
    # A date that differs is not added, too.
    ([both("D201", "4,200", "5 May"), added("N101", "5 May")], [("D201", ["N101"])]),
    ([both("D201", "4,200", "5 May"), added("N101", "June")], [("D201", []), ("N101", [])]),
    # Sentences that are far apart have no figures and names in common either.
    ([both("M602", REFERENCE, VERSION), lost("N102", "4,200"), added("N101", "5 May"), both("E302", "Silva", "June")],
     [("M602", ["N102", "N101", "E302"])]),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "wanted"), CASES)
def test_what_has_one_cause_is_one_finding(evidence: list[Evidence], wanted: list[tuple[str, list[str]]]) -> None:
    assert shape(rank(PAIR, evidence, RULES)) == sorted(wanted)


def test_the_order_of_the_evidence_changes_nothing() -> None:
    evidence = [lost("O501", CLAUSE), lost("N102", "4,200"), lost("E301", "Silva"), lost("O501", REFERENCE)]
    assert shape(rank(PAIR, evidence, RULES)) == [("O501", ["O501", "N102", "E301"])]
    ((code, inside),) = shape(rank(PAIR, evidence[::-1], RULES))
    assert (code, sorted(inside)) == ("O501", ["E301", "N102", "O501"])


def test_a_doubtful_passage_is_as_bad_as_what_is_merged_into_it() -> None:
    doubtful = Evidence("O501", message("x"), 0, at(REFERENCE, CLAUSE), (), 0.5, facts=frozenset({Fact.WEAK}))
    (alone,) = rank(PAIR, [doubtful], RULES)
    figure = both("N104", "4,200", "5 May", 0.95)
    apart = Evidence("M602", message("x"), 0, at(REFERENCE, REFERENCE), at(VERSION, VERSION), 0.6)
    (merged,) = rank(PAIR, [figure], RULES)
    (whole,) = rank(PAIR, [apart, figure], RULES)
    assert (alone.severity, merged.severity) == ("minor", "critical")
    assert (whole.code, whole.severity, whole.confidence) == ("M602", merged.severity, merged.confidence)


def test_the_ids_of_merged_findings_are_their_own() -> None:
    alone = rank(PAIR, [lost("N102", "4,200")], RULES)[0]
    whole = rank(PAIR, [lost("O501", CLAUSE), lost("N102", "4,200")], RULES)[0]
    assert whole.merged[0].id == alone.id != whole.id


def listed(words: str, families: tuple[str, ...] = ("numbers", "names")) -> tuple[str, frozenset[Fact]]:
    (one,) = with_contents(PAIR, [lost("O501", words)], RULES, families)
    said = one.message
    parts = dict(said.args).get("parts")
    text = catalogue("en").text(parts[1]) if isinstance(parts, tuple) else ""  # type: ignore[arg-type]
    return text, one.facts


def test_a_passage_lists_its_figures_and_names() -> None:
    text, facts = listed(CLAUSE)
    assert "“4,200" in text
    assert "Silva" in text
    assert not facts
    assert "Silva" not in listed(CLAUSE, ("numbers",))[0]
    assert listed(CLAUSE, ("coverage",))[0] == ""


def test_a_short_passage_that_holds_nothing_is_small() -> None:
    assert listed("although", ("numbers",)) == ("", frozenset({Fact.SMALL}))


def test_a_long_passage_that_holds_figures_is_grave() -> None:
    long = " ".join([CLAUSE.capitalize() + "."] * 12)
    made = pair(document(long), document(""), beads=[])
    one = Evidence("O501", message("x"), None, (Span(0, len(long)),), ())
    (with_all,) = with_contents(made, [one], RULES, ("numbers",))
    assert with_all.facts == {Fact.GRAVE}
    (found,) = rank(made, [with_all], RULES)
    assert found.severity == "critical"
