"""Checks and codes by name, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from samesaid.compare import registry
from samesaid.compare.rules import load_rules
from samesaid.model import SamesaidError


@pytest.fixture
def _nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    registry._points.cache_clear()
    monkeypatch.setattr(registry, "entry_points", lambda **_: [])
    yield
    registry._points.cache_clear()


@pytest.mark.usefixtures("_nothing_installed")
def test_a_package_that_was_not_installed_has_no_checks() -> None:
    with pytest.raises(SamesaidError, match="no comparators are registered: install samesaid as a package"):
        registry.comparators()


def test_an_unknown_check_is_answered_with_the_nearest() -> None:
    message = (
        "there is no check 'nubmers': did you mean 'numbers'[?] There are coverage, meaning, names, numbers, terms"
    )
    with pytest.raises(SamesaidError, match=message):
        registry.chosen(["terms", "nubmers"])


def test_checks_are_chosen_by_name_in_the_order_of_their_rules() -> None:
    assert [c.name for c in registry.chosen(["terms", "numbers"])] == ["numbers", "terms"]
    assert len(registry.chosen([])) == len(registry.comparators()) >= 4


def test_a_code_has_a_family_and_a_kind() -> None:
    assert registry.family_of("N104").name == "numbers"
    assert registry.kind_of("N104") == "N"
    # A report of an outside comparator may be read where it is not installed.
    assert registry.kind_of("Q999") == "X"


def test_families_say_what_their_comparators_say() -> None:
    said = [(c.name, dict(c.codes), c.canaries) for c in registry.comparators()]
    assert [(f.name, dict(f.codes), f.canaries) for f in registry.families()] == said
    registry._family.cache_clear()
    read = [load_rules(point.module.rpartition(".")[0]) for point in registry._points().values()]
    assert {code: rule for rules in read for code, rule in rules.codes.items()} == registry.code_table()


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(
        SamesaidError, match=r"there is no finding code 'N1O4': did you mean N104\? The codes are D201, "
    ):
        registry.family_of("N1O4")
