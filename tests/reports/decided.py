"""The sample report after people decided about it: findings that are closed, open, new, gone."""

from __future__ import annotations

from dataclasses import replace

from samesaid.model import Baseline, Decision, DecisionsUsed, Finding, PastFinding, Report, Severity, State
from tests.reports.sample import sample_report

GONE = PastFinding("z9", "D201", Severity.MAJOR, "Two days.\nNot the same.", "careful.txt")
CLOSED = Decision(State.NO_ERROR, id="a2", who="Mei", when="2026-11-29", why="house style")
ASKED = Decision(State.ASK, id="a3", who="李", why="原文？")
WHOLE = Decision(State.FIXED, id="a7")


def decided_report() -> Report:
    """a2 and a7 (which is about the whole text) are closed, a3 is asked, a1 is new, and one of the baseline is gone."""
    sample = sample_report()
    by_id = {finding.id: finding for finding in sample.findings}
    left = [one for one in sample.findings if one.id not in ("a2", "a7")]
    return replace(
        sample,
        findings=tuple(replace(one, decision=ASKED) if one.id == "a3" else one for one in left),
        decided=(_closed(by_id["a2"], CLOSED), _closed(by_id["a7"], WHOLE)),
        decisions=DecisionsUsed(3, "0123456789abcdef"),
        baseline=Baseline("previous.json", "fedcba9876543210", frozenset(by_id) - {"a1"} | {GONE.id}, (GONE,)),
    )


def _closed(finding: Finding, decision: Decision) -> Finding:
    return replace(finding, alarm=False, decision=decision)
