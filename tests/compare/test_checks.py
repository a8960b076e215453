"""What comparators say they look for: by languages, glossary and rows."""

from __future__ import annotations

import pytest

from samesaid.compare import registry
from samesaid.documents import Row
from samesaid.model import Bead, Term, Termbase
from samesaid.pipeline import check, check_pairs
from samesaid.reports.catalogue import catalogue
from samesaid.reports.common.looked_for import check_lines
from samesaid.settings import Settings
from tests.builders import document, pair

ENGLISH = catalogue("en")


def _lines(source: str, target: str, *, independent: bool = False, termbase: Termbase | None = None) -> tuple[str, ...]:
    texts = document("1 ship.", language=source), document("1 ship.", language=target)
    made = pair(*texts, beads=[Bead((0,), (0,), 1.0)], independent=independent, termbase=termbase)
    say = ENGLISH.extended(rule for c in registry.comparators() for rule in c.codes.values())
    return check_lines([one for c in registry.comparators() for one in c.checks(made)], say)


@pytest.mark.parametrize(
    "languages", [("zh", "en"), ("en", "en"), ("ja", "en"), ("en", "pl"), ("sv", "fi"), ("pl", "pl")]
)
@pytest.mark.parametrize("independent", [False, True])
def test_every_code_belongs_to_a_check_that_has_a_name(languages: tuple[str, str], independent: bool) -> None:
    made = pair(
        document("1", language=languages[0]), document("1", language=languages[1]), beads=[], independent=independent
    )
    for comparator in registry.comparators():
        checks = list(comparator.checks(made))
        assert {code for one in checks for code in one.codes} <= set(comparator.codes)
        say = ENGLISH.extended(comparator.codes.values())
        assert all(say.text(one.name) for one in checks)
        if languages == ("en", "en"):
            assert {code for one in checks for code in one.codes} == set(comparator.codes)


CASES = [
    ("zh", "en", "Not checked: agreed terms (no glossary was given)"),
    ("sv", "fi", "numbers and amounts, bounds and signs of numbers, dates and times"),
    ("sv", "fi", "(not between Swedish and Finnish)"),
    ("pl", "pl", "(not in Polish)"),
    ("en", "ja", "persons who are not mentioned"),
]


@pytest.mark.parametrize(("source", "target", "words"), CASES)
def test_what_is_not_looked_for_is_said_with_its_reason(source: str, target: str, words: str) -> None:
    assert words in _lines(source, target)[-1]


def test_what_is_looked_for_is_said_first() -> None:
    assert _lines("zh", "en")[0].startswith("Checked: numbers and amounts, ")


def test_what_needs_a_whole_text_is_not_looked_for_in_rows() -> None:
    assert "moved passages (only in whole texts)" in _lines("sv", "en", independent=True)[-1]
    assert "moved passages" not in _lines("sv", "en")[-1]


def test_a_glossary_of_other_languages_checks_nothing() -> None:
    termbase = Termbase("ships", "0", (Term("port", ("haven",), source_language="en", target_language="nl"),))
    assert "agreed terms (ships has no terms of these languages)" in _lines("zh", "en", termbase=termbase)[-1]


def test_a_report_says_which_families_the_settings_leave_out() -> None:
    report = check(document("A ferry."), document("A ferry."), settings=Settings(only=("numbers",)))
    (line,) = check_lines([c for c in report.checks[0] if c.reason], ENGLISH)
    assert "the check “terms”" in line
    assert line.endswith("(left out by the settings).")


def test_rows_say_it_too() -> None:
    rows = [Row("1", "En färja.", "Lautta.")]
    checked = check_pairs(rows, settings=Settings(source_lang="sv", target_lang="fi"))
    assert any("not between Swedish and Finnish" in line for line in check_lines(checked.checks, ENGLISH))
