"""A report as JUnit XML for build servers: a suite for each version, a case for each code that was looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samesaid.gate import holds
from samesaid.languages import in_sentence, text_labels
from samesaid.model import Document, Finding, Relation, Report, Span, about_relation
from samesaid.reports.common import decided, looked_for
from samesaid.reports.common.headline import coverage, coverage_line, headline_text
from samesaid.reports.common.labels import ENGLISH, count_of, labels
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.common.xmltext import serialised, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

# The case of a text that is no version of the reference.
_SAME_TEXT = "versions of one text"
# Code points of a quotation.
_MAX_QUOTE = 300
TEXT_ELEMENTS = frozenset({"failure", "error", "skipped", "system-out", "system-err", "property"})
"""Elements whose text must stay as it is."""
COUNTED = ("tests", "failures", "skipped", "errors")
"""What every suite and the whole file count."""


def render_junit(report: Report) -> str:
    """A case for each code that was looked for, found or not.

    A case fails on alarms at or above ``report.fail_on`` (with ``report.new_only`` on new ones alone); weaker ones and
    information go to its ``system-out``. Where too little of a version could be compared, or the code was not looked
    for, a case without findings is skipped, not passed. What is no version of the reference is one case with an error.
    """
    from lxml import etree

    root = etree.Element("testsuites", name="samesaid")
    root.extend(suites(report))
    for name in COUNTED:
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    return serialised(root, TEXT_ELEMENTS)


def suites(report: Report) -> list[_Element]:
    """A suite for each version, in their order."""
    positions = ReportPositions(report)
    return [_suite(report, positions, v) for v in range(len(report.versions))]


def _suite(report: Report, positions: ReportPositions, version: int) -> _Element:
    from lxml import etree

    name = shown(report.versions[version].name)
    suite = etree.Element("testsuite", name=name)
    properties = etree.SubElement(suite, "properties")
    for key, value in report.signature:
        etree.SubElement(properties, "property", name=shown(key), value=shown(value))
    if not report.signature:
        suite.remove(properties)
    titles = {rule.code: rule.title for rule in report.rules}
    found: dict[str, list[tuple[int, Finding]]] = {code: [] for code in titles}
    for number, finding in enumerate(report.findings, 1):
        if finding.version == version:
            found.setdefault(finding.code, []).append((number, finding))
    enough = coverage(report, version).enough
    not_looked_for = looked_for.reasons(report.checks[version] if version < len(report.checks) else ())
    if not report.relation(version).comparable:
        found = {}
        names = tuple(map(in_sentence, text_labels((report.reference, *report.versions), report.labels)))
        case = etree.SubElement(suite, "testcase", classname=name, name=_SAME_TEXT)
        warned = shown(ENGLISH.text(about_relation(names[0], names[version + 1], Relation.OTHER)))
        etree.SubElement(case, "error", message=warned, type=_SAME_TEXT)
    for code, findings in sorted(found.items()):
        title = f"{code} {titles.get(code, '')}".strip()
        case = etree.SubElement(suite, "testcase", classname=name, name=shown(title))
        if findings or (enough and code not in not_looked_for):
            _add_findings(case, report, positions, findings)
        elif enough:
            why = ENGLISH.extended(report.rules).text(not_looked_for[code])
            etree.SubElement(case, "skipped", message=shown(f"not looked for: {why}"))
        else:
            line = coverage_line(coverage(report, version))
            etree.SubElement(case, "skipped", message=shown(f"too little could be compared: {line}"))
    suite.set("tests", str(len(suite.findall("testcase"))))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{tag}"))))
    lines = (headline_text(report), *_decided(report, version))
    etree.SubElement(suite, "system-out").text = shown("\n".join(lines))
    if report.warnings:
        etree.SubElement(suite, "system-err").text = shown("\n".join(map(ENGLISH.text, report.warnings)))
    return suite


def _decided(report: Report, version: int) -> tuple[str, ...]:
    """What changed since the baseline, what was decided, and the findings of a version that a decision closed."""
    closed = (decided.closed_line(f) for f in report.decided if f.version == version)
    return (*decided.all_lines(report), *decided.fixed_lines(report), *closed)


def _add_findings(
    case: _Element, report: Report, positions: ReportPositions, findings: Sequence[tuple[int, Finding]]
) -> None:
    from lxml import etree

    failing = [(n, f) for n, f in findings if _fails(report, f)]
    if failing:
        first = failing[0][1].message
        more = f" (and {count_of(len(failing) - 1, 'more finding')})" if len(failing) > 1 else ""
        worst = max((f.severity for _, f in failing), key=lambda severity: severity.rank)
        message = shown(" ".join(first.split())) + more
        failure = etree.SubElement(case, "failure", message=message, type=worst.value)
        failure.text = _lines_of(report, positions, failing)
    others = [(n, f) for n, f in findings if not _fails(report, f)]
    if others:
        etree.SubElement(case, "system-out").text = _lines_of(report, positions, others)


def _fails(report: Report, finding: Finding) -> bool:
    return holds(finding, report.fail_on) and (report.is_new(finding) or not report.new_only)


def _lines_of(report: Report, positions: ReportPositions, findings: Sequence[tuple[int, Finding]]) -> str:
    """Each finding in a few lines: number and message, both wordings with their positions, the values read."""
    blocks, names = [], labels(report)
    for number, finding in findings:
        severity = finding.severity.value if finding.alarm else "information"
        lines = [f"{number}. {severity}, {finding.confidence:.2f}: {' '.join(finding.message.split())}"]
        version = report.versions[finding.version]
        sides = (
            (names[0], report.reference, finding.source_spans),
            (names[finding.version + 1], version, finding.target_spans),
        )
        for (name, document, spans), place in zip(sides, positions.labels(finding), strict=True):
            words = " … ".join(_clipped(document, span) for span in spans if len(span))
            lines += [f"   {name} {place}: {words}".rstrip(": ")] if place else []
        lines += [f"   read as: {' '.join(finding.reading.split())}"] if finding.reading else []
        lines += [f"   suggestion: {' '.join(finding.suggestion.split())}"] if finding.suggestion else []
        lines.append(f"   id: {finding.id}")
        blocks.append("\n".join(lines))
    return shown("\n" + "\n".join(blocks) + "\n")


def _clipped(document: Document, span: Span) -> str:
    """The words on one line, cut to ``_MAX_QUOTE`` for the log of a build server."""
    words = " ".join(span.of(document.text)[: 2 * _MAX_QUOTE].split())
    return words if len(words) <= _MAX_QUOTE and len(span) <= 2 * _MAX_QUOTE else words[:_MAX_QUOTE].rstrip() + "…"
