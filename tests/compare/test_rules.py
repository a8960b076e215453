"""Rules read from a file, and what is said of one that is wrong."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from samesaid.compare import registry
from samesaid.compare.evidence import Comparator
from samesaid.compare.rules import load_rules
from samesaid.model import SamesaidError, Severity

RULE = """
[rule.L901]
title = "An address is missing"
description = "The version lacks an address."
type = "omission"
severity = "minor"
"""
CANARY = """
[[rule.L901.canary]]
languages = ["en", "en"]
source = "See example.org."
target = "See here."
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An importable package without rules."""
    folder = tmp_path / "outside_checks"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "outside_checks", raising=False)
    return folder


def test_a_family_is_read_with_its_canaries_and_messages(package: Path) -> None:
    messages = '[messages.zh.links]\nmissing = "缺少网址。"\n'
    (package / "rules.toml").write_text(f"order = 9\n{RULE}rows = ['name']\n{CANARY}{messages}", encoding="utf-8")
    rules = load_rules("outside_checks")
    rule = rules.codes["L901"]
    assert (rule.severity, rule.rows, rule.order, rule.kind) == (Severity.MINOR, ("name",), 9, "X")
    assert rule.messages == {"zh": {"links.missing": "缺少网址。"}}
    (canary,) = rules.canaries
    assert (canary.code, canary.source_language, canary.fires, canary.moved) == ("L901", "en", True, ())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (RULE + 'serverity = "minor"', r"\[rule.L901\]: unknown field 'serverity': did you mean 'severity'\?"),
        (RULE.replace("title", "#"), r"\[rule.L901\]: the field 'title' is missing"),
        (RULE + "absent = 1", r"\[rule.L901\]: absent must be true or false, not 1"),
        (RULE + "precedence = true", r"\[rule.L901\]: precedence must be a whole number, not True"),
        (RULE.replace('"minor"', '"small"'), r"\[rule.L901\]: severity is 'small': use one of minor, major, critical"),
        (RULE + 'row_values = "same"', r"\[rule.L901\]: row_values is 'same': use one of different, equal"),
        (RULE + "order = 3", r"\[rule.L901\]: unknown field 'order'"),
        ("ordre = 3\n" + RULE, r"rules.toml: unknown field 'ordre': did you mean 'order'\?"),
        ("order = 3", r"rules.toml: the field 'rule' is missing"),
        ("[rule", "not valid TOML"),
        (RULE + CANARY + "fire = false", r"\[\[rule.L901.canary\]\]: unknown field 'fire': did you mean 'fires'\?"),
        (RULE + CANARY.replace('"en", "en"', '"en"'), "languages must be a list of two"),
    ],
)
def test_an_error_is_one_line_with_file_and_block(package: Path, text: str, complaint: str) -> None:
    (package / "rules.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SamesaidError, match=complaint) as raised:
        load_rules("outside_checks")
    assert str(raised.value).startswith("outside_checks/rules.toml: ")
    assert "\n" not in str(raised.value)


def test_an_error_in_the_rules_names_the_comparator(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / "rules.toml").write_text(RULE + 'colour = "red"', encoding="utf-8")
    code = "from samesaid.compare.rules import load_rules\nclass Checks:\n    codes = load_rules('outside_checks')\n"
    (package / "checks.py").write_text(code, encoding="utf-8")
    point = EntryPoint("outside", "outside_checks.checks:Checks", registry.GROUP)
    monkeypatch.setattr(registry, "_points", lambda: {"outside": point})
    with pytest.raises(SamesaidError, match=r"comparator 'outside' \(outside_checks.checks:Checks\) does not load: "):
        registry._comparator.__wrapped__("outside")


def test_comparators_come_in_the_order_of_their_rules() -> None:
    assert [c.name for c in registry.comparators()][:4] == ["numbers", "names", "terms", "coverage"]
    assert [c.name for c in registry.chosen(["coverage", "names"])] == ["names", "coverage"]


def test_every_family_documents_itself() -> None:
    for comparator in registry.comparators():
        checked: Comparator = comparator
        assert {(c.code, c.fires) for c in checked.canaries} >= {(c, f) for c in checked.codes for f in (True, False)}
