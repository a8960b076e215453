"""The first lines of the page: the decision, what the differences are about, and what the script counts anew."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.gate import NEVER
from samesaid.model import Report, Severity
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.brief import decision_parts
from samesaid.reports.common.headline import HeadlinePart, between, coverage, covered_line, kinds_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the findings come to.

    ``parts`` are the decision, ``about`` is what the differences are about, empty where too little could be compared;
    ``covered`` says how many sentences have a counterpart. ``between`` names the texts inside a sentence, ``holding``
    are the keys of the severities that hold a text: the script needs both to count again. With ``others`` the first
    part names texts that are no versions, which stays however findings are decided.
    """

    parts: tuple[HeadlinePart, ...]
    about: str
    covered: str
    between: str
    holding: tuple[str, ...]
    others: bool = False


def verdict_of(report: Report, say: Catalogue) -> Verdict:
    """The verdict on a report."""
    alarms, names = report.alarms, between(report, say)
    covered = [coverage(report, v) for v in range(len(report.versions)) if report.relation(v).comparable]
    compared = bool(alarms) or (bool(covered) and all(c.enough for c in covered))
    about = say("headline.none", between=names)
    if alarms:
        about = say("headline.differences", n=len(alarms), between=names) + kinds_of(alarms, say) + say("joint.stop")
    return Verdict(
        decision_parts(report, say),
        about if compared else "",
        covered_line(covered, say) if compared else "",
        names,
        _holding(report.fail_on),
        bool(report.others),
    )


def _holding(fail_on: str) -> tuple[str, ...]:
    """The keys of the severities that are at least as severe as the setting, the most severe first."""
    severities = sorted(Severity, key=lambda severity: -severity.rank)
    return tuple(s.value for s in severities if fail_on != NEVER and s.rank >= Severity(fail_on).rank)
