from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.decisions import Dismissals, load_dismissed, renderings
from samesaid.model import Finding, SamesaidError, Severity, Span
from tests.builders import document

REFERENCE = document("转道偷渡较为突出。", "转道  偷渡又起。", language="zh", name="zh.txt")
VERSION = document("Diversion smuggling stands out.", "DIVERSION smuggling is back.", name="rough.txt")


def finding(identity: str, source: Span, target: Span, code: str = "T404") -> Finding:
    return Finding(identity, code, "terminology", Severity.MAJOR, 0.9, "x", 0, 0, (source,), (target,))


FIRST = finding("a1", Span(0, 4), Span(0, 19))
AGAIN = finding("b2", Span(0, 4), Span(32, 51))


@pytest.mark.parametrize(
    "text",
    ['["a1", "b2"]', '{"dismissed": [{"id": "a1", "why": "house style"}, "b2"]}', '[{"id": "b2"}, {"id": "a1"}]'],
)
def test_ids_are_read_from_every_form(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dismissed.json"
    path.write_text(text, encoding="utf-8")
    assert load_dismissed(path).ids == {"a1", "b2"}


def test_a_pair_of_renderings_is_dismissed_wherever_it_occurs(tmp_path: Path) -> None:
    path = tmp_path / "dismissed.json"
    entry = '{"kind": "renderings", "code": "T404", "source": "转道偷渡", "target": "Diversion  Smuggling", "why": "x"}'
    path.write_text(f"[{entry}]", encoding="utf-8")
    settled = load_dismissed(path)
    assert settled.covers(FIRST, REFERENCE, VERSION)
    assert settled.covers(AGAIN, REFERENCE, VERSION)
    assert not settled.covers(finding("c3", Span(0, 4), Span(0, 9)), REFERENCE, VERSION)
    assert not settled.covers(finding("c3", Span(0, 4), Span(0, 19), "T403"), REFERENCE, VERSION)


def test_a_rule_is_dismissed_in_the_document_of_that_name(tmp_path: Path) -> None:
    path = tmp_path / "dismissed.json"
    path.write_text('[{"kind": "rule", "code": "T404", "document": "rough.txt"}]', encoding="utf-8")
    settled = load_dismissed(path)
    assert settled.covers(FIRST, REFERENCE, VERSION)
    assert not settled.covers(FIRST, REFERENCE, document("x", name="careful.txt"))


def test_an_id_dismisses_one_finding() -> None:
    settled = Dismissals(frozenset({"a1"}))
    assert settled.covers(FIRST, REFERENCE, VERSION)
    assert not settled.covers(AGAIN, REFERENCE, VERSION)


def test_wordings_are_listed_once_and_folded() -> None:
    both = Finding(
        "d4", "T404", "terminology", Severity.MAJOR, 0.9, "x", 0, 0, (Span(0, 4),), (Span(0, 19), Span(32, 51))
    )
    assert renderings(both, REFERENCE, VERSION) == ("转道偷渡", "diversion smuggling")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "not JSON"),
        ('{"x": 1}', "no list"),
        ("[1]", "entry 1 has no id"),
        ('[{"why": "x"}]', "entry 1"),
        ('["a", {"kind": "folder"}]', "entry 2 is of the unknown kind 'folder'"),
        ('["a", "b", {"kind": "rule", "code": "N104"}]', "entry 3 has no document"),
        ('[{"kind": "renderings", "code": "T404", "source": "x", "target": 3}]', "entry 1 has no target"),
    ],
)
def test_a_wrong_file_is_an_error(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "dismissed.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SamesaidError, match=complaint):
        load_dismissed(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no such file of dismissed findings"):
        load_dismissed(tmp_path / "none.json")
