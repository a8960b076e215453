"""Figures at the head of the page: each version in a line, and the penalty with the counts it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.model import Report, Severity
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.headline import coverage, coverage_line, kinds_of
from samesaid.reports.common.labels import Grade, grades
from samesaid.reports.page.translated import translated


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version: its label, findings by severity, what they are about, and how much of the reference it tells."""

    label: str
    counts: tuple[tuple[Grade, int], ...]
    kinds: str
    coverage: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure about a version as a whole, and how it is worked out."""

    name: str
    value: str
    formula: str


def version_lines(report: Report, labels: Sequence[str], say: Catalogue) -> tuple[VersionLine, ...]:
    """A line a version, in their order."""
    lines = []
    for v in range(len(report.versions)):
        alarms = [f for f in report.alarms if f.version == v]
        counts = tuple((g, sum(f.severity is severity for f in alarms)) for severity, g in grades(say).items())
        told = kinds_of(alarms, say) or say("page.nothing")
        lines.append(VersionLine(labels[v + 1], counts, told, coverage_line(coverage(report, v), say)))
    return tuple(lines)


def penalty_of(report: Report, version: int, labels: Sequence[str], say: Catalogue) -> list[str]:
    """The penalty of one version with its formula and the raw counts; nothing where it was not scored."""
    scores = report.scores[version] if version < len(report.scores) else ()
    found = [score for score in scores if score.name == "penalty"]
    if not found:
        return []
    alarms = [f for f in report.alarms if f.version == version]
    counts = {severity.value: sum(f.severity is severity for f in alarms) for severity in Severity}
    head = say("penalty.head", value=score_value(found[0].value))
    formula = translated(found[0].signature.partition(";")[0], "figures", say)
    label = say("penalty.label", label=labels[version + 1]) if len(report.versions) > 1 else ""
    return [f"{label}{head} = {formula} ({say('penalty.counts', **counts)})"]


def figures_of(report: Report, version: int, say: Catalogue) -> tuple[Figure, ...]:
    """The scores of one version, named in the page's language where it has a name for them."""
    return tuple(
        Figure(
            say(f"score.{score.name}") if say.has(f"score.{score.name}") else score.name,
            score_value(score.value),
            translated(score.signature, "figures", say),
        )
        for score in report.scores[version]
    )


def score_value(value: float) -> str:
    """A figure with four digits that count, thousands separated: ``41.2``, ``0.987``, ``12,040``."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
