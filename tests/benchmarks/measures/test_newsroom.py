"""A few people at once through a real server."""

from __future__ import annotations

import pytest

from benchmarks.measures.newsroom import main


def test_no_decision_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--people", "4", "--decisions", "3"]) == 0
    assert "12 acknowledged, 12 in the log" in capsys.readouterr().out
