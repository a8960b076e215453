"""The net under refactoring: two runs are equal, and a finding that changed is listed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import net
from samesaid.model import Finding, Severity

TABLE = """
wrong = [
    { from = "zh", to = "en", source = "去年有2.2万艘船进港。", target = "Last year 2,200 ships came." },
]
right = [
    { from = "zh", to = "en", source = "桥上有十二盏灯。", target = "The bridge has twelve lamps." },
]
"""
LANGUAGE_TABLE = 'read = [["It rained for 40 days."]]\n'


@pytest.fixture
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A net of two small tables of cases, which take the place of the real ones."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "quantities_pairs.toml").write_text(TABLE, encoding="utf-8")
    (tmp_path / "cases" / "quantities_en.toml").write_text(LANGUAGE_TABLE, encoding="utf-8")
    monkeypatch.setattr(net, "CASES", tmp_path / "cases")
    path = tmp_path / "before.json"
    assert net.main([str(path), "--only", "cases"]) == 0
    return path


def test_two_runs_are_equal(before: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert net.main([str(tmp_path / "now.json"), "--only", "cases", "--against", str(before)]) == 0
    assert capsys.readouterr().out.endswith("no difference\n")
    assert (tmp_path / "now.json").read_bytes() == before.read_bytes()
    rows = json.loads(before.read_text(encoding="utf-8"))
    assert sorted(name.rsplit("/", 1)[0] for name in rows) == [
        "cases/quantities_en",
        "cases/zh-en",
        "cases/zh-en/quantities_pairs",
        "cases/zh-en/quantities_pairs",
    ]
    assert all({"evidence", "findings", "messages"} <= row.keys() for name, row in rows.items() if "zh-en" in name)


def test_a_changed_finding_is_listed(
    before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rank = net.rank

    def lenient(*arguments: Any, **more: Any) -> tuple[Finding, ...]:
        return tuple(replace(f, severity=Severity.MINOR) for f in rank(*arguments, **more))

    monkeypatch.setattr(net, "rank", lenient)
    arguments = [str(tmp_path / "now.json"), "--only", "cases", "--against", str(before)]
    assert net.main(arguments) == 1
    printed = capsys.readouterr().out
    assert "DIFFERS findings: 1 rows: cases/zh-en/quantities_pairs/" in printed
    assert printed.endswith("1 differences\n")
    assert net.main([*arguments, "--layers", "mentions", "evidence"]) == 0


def test_rows_that_are_gone_differ_and_new_ones_do_not() -> None:
    one, other = {"a": {"findings": "1"}}, {"b": {"findings": "1"}}
    assert net.differences(one, other) == {"findings": ["a"]}
    assert net.differences({}, other) == {}
