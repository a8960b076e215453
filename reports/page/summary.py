"""Counts and scores on the page: a line for each version, and the penalty with its formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.model import Message, Report, Severity
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.headline import coverage, coverage_line, kinds_of
from samesaid.reports.common.labels import SeverityLabel, severity_labels


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version: its label, findings by severity, what they are about, and how much of the reference is covered.

    What was not compared has None for each count.
    """

    label: str
    counts: tuple[tuple[SeverityLabel, int | None], ...]
    kinds: str
    coverage: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A score of a version and its formula."""

    name: str
    value: str
    formula: str


def version_lines(report: Report, labels: Sequence[str], say: Catalogue) -> tuple[VersionLine, ...]:
    """A line for each version, in their order."""
    lines = []
    for v in range(len(report.versions)):
        alarms = [f for f in report.alarms if f.version == v]
        known = report.relation(v).comparable
        by_severity = severity_labels(say).items()
        counts = tuple((g, sum(f.severity is s for f in alarms) if known else None) for s, g in by_severity)
        kinds = kinds_of(alarms, say) or say("page.nothing" if known else "page.not-known")
        lines.append(VersionLine(labels[v + 1], counts, kinds, coverage_line(coverage(report, v), say)))
    return tuple(lines)


def penalty_lines(report: Report, version: int, labels: Sequence[str], say: Catalogue) -> list[str]:
    """The penalty of one version with its formula and counts, as at most one line; none without a score."""
    scores = report.scores[version] if version < len(report.scores) else ()
    found = [score for score in scores if score.name == "penalty"]
    if not found:
        return []
    alarms = [f for f in report.alarms if f.version == version]
    counts = {severity.value: sum(f.severity is severity for f in alarms) for severity in Severity}
    head = say("penalty.head", value=score_value(found[0].value))
    # The counts show the weights, so only the fraction of the formula is shown.
    signature = found[0].signature
    fraction = next((v for name, v in signature.args if name == "formula" and isinstance(v, Message)), signature)
    label = say("penalty.label", label=labels[version + 1]) if len(report.versions) > 1 else ""
    further = sum(f.further_missing for f in alarms)
    counted = say("penalty.counts", **counts) + (say("penalty.further", n=further) if further else "")
    return [f"{label}{head} = {say.text(fraction)} ({counted})"]


def score_lines(report: Report, version: int, say: Catalogue) -> tuple[ScoreLine, ...]:
    """The scores of one version, with names in the language of the page where the catalogue has them."""
    return tuple(
        ScoreLine(
            say(f"score.{score.name}") if say.has(f"score.{score.name}") else score.name,
            score_value(score.value),
            say.text(score.signature),
        )
        for score in report.scores[version]
    )


def score_value(value: float) -> str:
    """A score with four significant digits and thousands separated: ``41.2``, ``0.987``, ``12,040``."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
