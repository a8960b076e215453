"""What was decided, and what changed since an earlier report, as lines that every report for people has."""

from __future__ import annotations

from collections import Counter

from samesaid.model import Decision, Finding, Report, State
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH


def state_word(state: State, say: Catalogue = ENGLISH) -> str:
    """A state in the language of the reader."""
    return say(f"state.{state_key(state)}")


def state_key(state: State) -> str:
    """A state as the catalogue names it."""
    return state.value.replace(" ", "-")


def decision_line(decision: Decision, say: Catalogue = ENGLISH) -> str:
    """``not an error (Mei, 2026-11-29): house style``."""
    by = say("joint.comma").join(part for part in (decision.who, decision.when[:10]) if part)
    key = ("by-why" if by else "why") if decision.why else ("by" if by else "plain")
    return say(f"decided.{key}", state=state_word(decision.state, say), by=by, why=decision.why)


def decided_lines(report: Report, say: Catalogue = ENGLISH) -> tuple[str, ...]:
    """How many decisions apply, to what they come, and by whom; then how many apply no longer."""
    if report.decisions is None:
        return ()
    holding = [f.decision for f in (*report.decided, *report.findings) if f.decision is not None]
    states = Counter(decision.state for decision in holding)
    people = Counter(decision.who for decision in holding if decision.who)
    lines = []
    if holding:
        counted = tuple(
            say("decided.counted", n=states[state], state=state_word(state, say)) for state in State if states[state]
        )
        by = tuple(say("decided.person", who=who, n=n) for who, n in people.most_common())
        key = "decided.head-by" if by else "decided.head"
        lines.append(say(key, n=len(holding), states=counted, people=by))
    else:
        lines.append(say("decided.none", n=report.decisions.given))
    if report.decisions.lapsed:
        lines.append(say("decided.lapsed", n=len(report.decisions.lapsed)))
    return tuple(lines)


def baseline_line(report: Report, say: Catalogue = ENGLISH) -> str:
    """How many alarms are fixed, remaining and new since the baseline; empty without one."""
    if report.baseline is None:
        return ""
    new = sum(report.is_new(f) for f in report.alarms)
    remaining, fixed = len(report.alarms) - new, len(report.baseline.fixed)
    line = say("decided.since", name=report.baseline.name, fixed=fixed, remaining=remaining, new=new)
    return line + (say("joint.space") + say("decided.new-only") if report.new_only else "")


def all_lines(report: Report, say: Catalogue = ENGLISH) -> tuple[str, ...]:
    """What changed since the baseline, then what was decided."""
    since = baseline_line(report, say)
    return (*([since] if since else []), *decided_lines(report, say))


def mark_line(report: Report, finding: Finding, say: Catalogue = ENGLISH) -> str:
    """What an open finding's entry says beside its severity: that it is new, what was decided of it; mostly nothing."""
    parts = [say("decided.new")] if finding.alarm and report.is_new(finding) else []
    if finding.decision is not None and finding.decision.state is not State.OPEN:
        parts.append(decision_line(finding.decision, say))
    return say("joint.semicolon").join(parts)


def closed_line(finding: Finding, say: Catalogue = ENGLISH) -> str:
    """One line for a finding that is closed: its sentence and code, and what was decided."""
    said = say.text(finding.content) if finding.content else finding.message
    line = decision_line(finding.decision, say) if finding.decision else ""
    return say("decided.closed", message=said, code=finding.code, line=line)


def fixed_lines(report: Report, say: Catalogue = ENGLISH) -> tuple[str, ...]:
    """One line for each alarm of the baseline that is gone; its sentence is in the language that the baseline has."""
    if report.baseline is None:
        return ()
    return tuple(
        say("decided.closed", message=past.message, code=past.code, line=state_word(State.FIXED, say))
        for past in report.baseline.fixed
    )
