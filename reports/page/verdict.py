"""The first lines of the page: the decision, what the differences are about, and what the script counts anew."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.model import Report
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.brief import decision_parts
from samesaid.reports.common.headline import HeadlinePart, between, coverage, covered_line, kinds_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the findings come to.

    ``parts`` are the decision, ``about`` is what the differences are about, empty where too little could be compared;
    ``covered`` says how many sentences have a counterpart. ``between`` names the texts inside a sentence, for the
    script, which counts again.
    """

    parts: tuple[HeadlinePart, ...]
    about: str
    covered: str
    between: str
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
        bool(report.others),
    )
