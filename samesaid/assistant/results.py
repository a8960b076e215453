"""What the tools of an assistant return: a report in few words, which programs can read as well."""

from __future__ import annotations

from pydantic import BaseModel, Field

from samesaid.gate import decision_of
from samesaid.model import Document, Finding, Report, Span
from samesaid.reports.common import looked_for
from samesaid.reports.common.brief import decision_line
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import ReportPositions

MAX_FINDINGS = 200


class FindingResult(BaseModel):
    """A difference between the texts."""

    code: str = Field(description="Names the kind of difference; the tool explain_code explains it.")
    severity: str = Field(description="critical, major or minor")
    confidence: float = Field(description="The share of such findings that are right, from 0 to 1.")
    message: str
    reading: str = Field(description="What was read on each side, as which value: if that is wrong, so is the finding.")
    suggestion: str = Field(description="What to write in the version instead; mostly empty.")
    reference_words: list[str] = Field(description="The marked words of the reference; empty where it has none.")
    version_words: list[str] = Field(description="The marked words of the version; empty where it has none.")
    reference_sentences: list[str] = Field(description="The sentences of the reference that it is about.")
    version_sentences: list[str] = Field(description="The sentences of the version that it is about.")
    place: str = Field(description="Paragraph and sentence, such as ¶4.2, in the reference and in the version.")


class CheckResult(BaseModel):
    """What a check came to."""

    decision: str = Field(description="hold, look, clear, or refused: the texts are not versions of one text.")
    summary: str
    findings: list[FindingResult] = Field(description="The most important first.")
    left_out: int = Field(description="How many more findings there are.")
    warnings: list[str]
    not_checked: list[str] = Field(description="What was not looked for between these texts.")


def result_of(report: Report) -> CheckResult:
    """The alarms of a report about one version."""
    say = ENGLISH.extended(report.rules)
    positions = ReportPositions(report)
    return CheckResult(
        decision=decision_of(report).value,
        summary=decision_line(report, say),
        findings=[_finding(report, positions, finding) for finding in report.alarms[:MAX_FINDINGS]],
        left_out=max(len(report.alarms) - MAX_FINDINGS, 0),
        warnings=[say.text(warning) for warning in report.warnings],
        not_checked=list(looked_for.report_lines(report, say, done=False)),
    )


def _finding(report: Report, positions: ReportPositions, finding: Finding) -> FindingResult:
    version = report.versions[finding.version]
    source, target = positions.sentences(finding)
    return FindingResult(
        code=finding.code,
        severity=finding.severity.value,
        confidence=round(finding.confidence, 2),
        message=finding.message,
        reading=finding.reading,
        suggestion=finding.suggestion or "",
        reference_words=_words(report.reference, finding.source_spans),
        version_words=_words(version, finding.target_spans),
        reference_sentences=[report.reference.sentences[n].text for n in source],
        version_sentences=[version.sentences[n].text for n in target],
        place=" · ".join(filter(None, positions.short_labels(finding))),
    )


def _words(document: Document, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(document.text) for span in spans if len(span)]
