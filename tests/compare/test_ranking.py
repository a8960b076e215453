from __future__ import annotations

from dataclasses import replace

import pytest

from samesaid.compare.confidence import measured
from samesaid.compare.evidence import Evidence
from samesaid.compare.ranking import rank
from samesaid.compare.registry import code_table
from samesaid.model import Finding, Severity, Span, literal, message
from tests.builders import document, pair

RULES = code_table()
PAIR = pair(
    document("Forty boats left Aveiro.", "Forty boats left Aveiro."), document("Fifty boats left Porto.", "So.")
)


@pytest.fixture(autouse=True)
def nothing_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """The confidence of evidence is its strength."""
    monkeypatch.setattr(measured, "shipped", lambda: measured.Model({}, frozenset()))


def evidence(code: str, source: tuple[int, int], target: tuple[int, int], **rest: object) -> Evidence:
    made = Evidence(code, literal("They differ."), 0, (Span(*source),), (Span(*target),))
    return replace(made, **rest)  # type: ignore[arg-type]


def codes(*items: Evidence, level: str = "default") -> list[str]:
    return [f.code for f in rank(PAIR, items, RULES, level=level)]


def test_what_matters_most_comes_first() -> None:
    doubtful = evidence("N103", (0, 5), (0, 5), strength=0.6)
    confident = evidence("N103", (6, 11), (6, 11), strength=0.9)
    worst = evidence("N104", (12, 16), (12, 16), strength=0.8)
    ranked = rank(PAIR, [doubtful, confident, worst], RULES)
    assert [f.code for f in ranked] == ["N104", "N103", "N103"]
    assert [f.confidence for f in ranked] == [0.8, 0.9, 0.6]


@pytest.mark.parametrize(
    ("confidence", "severity"), [(0.59, "minor"), (0.6, "major"), (0.79, "major"), (0.8, "critical"), (1.0, "critical")]
)
def test_a_finding_is_no_worse_than_its_confidence_allows(confidence: float, severity: str) -> None:
    (found,) = rank(PAIR, [evidence("N104", (0, 5), (0, 5), strength=confidence)], RULES)
    assert found.severity == severity


def test_the_level_sets_the_minimum_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strength alone does not make up for what was measured."""
    rare, frequent = (
        measured.Model({"constant": odds, "N1 strength": 1.0}, frozenset({"N103"})) for odds in (-2.9, -0.5)
    )
    strong = evidence("N103", (0, 5), (0, 5), strength=0.95)
    for model, shown in ((rare, ["all"]), (frequent, ["all", "default"])):
        monkeypatch.setattr(measured, "shipped", lambda model=model: model)
        assert [level for level in ("all", "default", "strict") if codes(strong, level=level)] == shown


def test_of_information_nothing_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "shipped", lambda: measured.Model({"constant": -9.0}, frozenset({"N103"})))
    wording = evidence("N103", (0, 5), (0, 5), facts=frozenset({"wording"}), strength=0.7)
    (found,) = rank(PAIR, [wording], RULES)
    assert (found.confidence, found.alarm) == (0.7, False)


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


def test_a_finding_carries_what_its_evidence_and_its_rule_say() -> None:
    found = Evidence(
        "E301",
        message("code.E301.missing", mention="Aveiro"),
        0,
        (Span(17, 23),),
        (Span(0, 5),),
        0.61234,
        message("value.read"),
        "Aveiro",
    )
    rule = RULES["E301"]
    (finding,) = rank(PAIR, [found], RULES, version=2, say=lambda said: f"<{said.key}>")
    assert finding == Finding(
        id=finding.id,
        code="E301",
        type=rule.type,
        severity=rule.severity,
        confidence=0.612,
        message="<code.E301.missing>",
        version=2,
        bead=0,
        source_spans=(Span(17, 23),),
        target_spans=(Span(0, 5),),
        reading="<value.read>",
        suggestion="Aveiro",
        alarm=True,
        kind="E",
        absent=True,
        content=found.message,
        values=found.reading,
        source_words=("Aveiro",),
        target_words=("Fifty",),
    )


def test_without_a_catalogue_a_message_is_its_key_or_its_own_words() -> None:
    keyed = evidence("N103", (0, 5), (0, 5), message=message("code.N103.different"))
    own = evidence("N103", (6, 11), (6, 11))
    found = rank(PAIR, [keyed, own], RULES)
    assert [(f.message, f.reading, f.version) for f in found] == [
        ("code.N103.different", "", 0),
        ("They differ.", "", 0),
    ]


@pytest.mark.parametrize(("strength", "confidence"), [(1.7, 1.0), (0.99996, 1.0), (0.5, 0.5)])
def test_a_confidence_is_at_most_one(strength: float, confidence: float) -> None:
    (found,) = rank(PAIR, [evidence("N103", (0, 5), (0, 5), strength=strength)], RULES)
    assert found.confidence == confidence


def test_information_comes_after_all_alarms() -> None:
    moved = evidence("M602", (0, 5), (0, 5), facts=frozenset({"moved"}), strength=1.0)
    minor = evidence("N105", (6, 11), (6, 11), strength=0.5)
    assert codes(moved, minor) == ["N105", "M602"]


def test_of_the_same_words_an_alarm_is_kept_before_information_and_the_stronger_before_the_weaker() -> None:
    wording = evidence("E302", (17, 23), (17, 22), facts=frozenset({"wording"}))
    assert codes(wording, evidence("T404", (17, 23), (17, 22))) == ["T404"]
    weaker, stronger = (evidence("N103", (0, 5), (0, 5), strength=s) for s in (0.6, 0.7))
    assert [f.confidence for f in rank(PAIR, [weaker, stronger], RULES)] == [0.7]


def test_findings_of_one_weight_are_in_the_order_of_the_version() -> None:
    """Those about the whole version first, then bead by bead; one without words in the version by those of the
    reference."""
    whole = evidence("N103", (6, 11), (6, 11), bead=None)
    second = evidence("N103", (25, 30), (24, 26), bead=1)
    late = evidence("N103", (0, 5), (12, 16))
    early = evidence("N103", (17, 23), (0, 5))
    absent = Evidence("N103", literal("They differ."), 0, (Span(6, 11),), ())
    found = rank(PAIR, [second, late, absent, early, whole], RULES)
    assert [(f.bead, (f.target_spans or f.source_spans)[0].start) for f in found] == [
        (None, 6),
        (0, 0),
        (0, 6),
        (0, 12),
        (1, 24),
    ]


def test_one_that_marks_other_words_is_never_dropped() -> None:
    """Not those after it, nor those of another bead, nor what shares words with one side only."""
    first = evidence("N103", (0, 5), (0, 5), strength=0.9)
    again = evidence("N103", (0, 5), (0, 5), strength=0.8)
    other = evidence("N103", (6, 11), (6, 11), strength=0.7)
    elsewhere = evidence("N103", (0, 5), (0, 5), strength=0.6, bead=1)
    half = evidence("N103", (0, 5), (12, 16), strength=0.5)
    assert [f.confidence for f in rank(PAIR, [first, again, other, elsewhere, half], RULES)] == [0.9, 0.7, 0.6, 0.5]
    missing = Evidence("N102", literal("…"), 0, (Span(0, 5),), (), 0.9)
    added = Evidence("N101", literal("…"), 0, (), (Span(0, 5),), 0.9)
    assert sorted(codes(missing, added)) == ["N101", "N102"]
    assert sorted(codes(replace(missing, source_spans=()), replace(added, target_spans=()))) == ["N101", "N102"]


def test_two_that_mark_the_same_words_of_one_side_alone_are_one() -> None:
    name = Evidence("E301", literal("…"), 0, (Span(17, 23),), ())
    term = Evidence("T401", literal("…"), 0, (Span(12, 23),), ())
    assert codes(name, term) == ["T401"]
    elsewhere = replace(name, source_spans=(Span(0, 5),))
    assert sorted(codes(elsewhere, term)) == ["E301", "T401"]


def test_only_alarms_about_names_and_terms_make_a_finding_about_one_version_superfluous() -> None:
    several = Evidence("T403", literal("…"), None, (), (Span(0, 5), Span(6, 11)))
    figures = [evidence("N103", (0, 5), (0, 5)), evidence("N103", (6, 11), (6, 11))]
    assert sorted(codes(*figures, several)) == ["N103", "N103", "T403"]
    wordings = [
        replace(evidence("T404", (n, n + 5), (n, n + 5)), facts=frozenset({"wording"})) for n in (0, 6)
    ]  # fmt: skip
    assert sorted(codes(*wordings, several)) == ["T403", "T404", "T404"]
    terms = [evidence("T404", (0, 5), (0, 5)), evidence("T404", (6, 11), (6, 11))]
    name = Evidence("E302", literal("…"), None, (), (Span(0, 5),))
    assert sorted(codes(*terms, name)) == ["E302", "T404", "T404"]
    assert sorted(codes(*terms, replace(several, target_spans=()))) == ["T403", "T404", "T404"]


def test_ids_stay_what_they_are() -> None:
    """Editors' decisions are kept by id: another way of making them would bring back all that was dismissed."""
    found = rank(PAIR, [evidence("N103", (0, 5), (0, 5)), evidence("N103", (0, 5), (6, 11))], RULES)
    assert [f.id for f in found] == ["10576f03db064837", "5b24666cf7641dbc"]
    (whole,) = rank(PAIR, [evidence("N103", (0, 5), (0, 5), bead=None)], RULES)
    assert whole.id == "b39375af33846f3a"


def test_ids_of_what_is_found_twice_go_by_place() -> None:
    """Whichever evidence comes first, and however strong it is."""
    twice = pair(document("Forty, forty."), document("Fifty, fifty."))
    for strengths in ((0.9, 0.6), (0.6, 0.9)):
        both = [evidence("N103", (n, n + 5), (n, n + 5), strength=s) for n, s in zip((0, 7), strengths, strict=True)]
        found = {f.target_spans[0].start: f.id for f in rank(twice, both[::-1], RULES)}
        assert found == {0: "5fea36d53a10eddd", 7: "93b8e9ecae14db3e"}
