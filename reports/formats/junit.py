"""A report as JUnit XML, which build servers read: a suite a version, a case a code, a failure where it was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samesaid.model import Document, Finding, Report, Severity, Span
from samesaid.reports.common.headline import coverage, coverage_line, verdict_line
from samesaid.reports.common.labels import ENGLISH, count_of
from samesaid.reports.common.positions import Site
from samesaid.reports.common.xmltext import serialised, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST = 300
_TOLD = frozenset({"failure", "skipped", "system-out", "system-err", "property"})


def render_junit(report: Report) -> str:
    """A case for each code that was looked for, found or not.

    It fails on alarms at or above ``report.fail_on``; weaker ones and information are its ``system-out``. Where too
    little of a version is paired for silence to mean anything, a case without findings is skipped, never passed.
    """
    from lxml import etree

    root = etree.Element("testsuites", name="samesaid")
    site = Site(report)
    for v in range(len(report.versions)):
        _suite(root, report, site, v)
    for name in ("tests", "failures", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("errors", "0")
    return serialised(root, _TOLD)


def _suite(root: _Element, report: Report, site: Site, version: int) -> None:
    from lxml import etree

    name = shown(report.versions[version].name)
    suite = etree.SubElement(root, "testsuite", name=name)
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
    for code, findings in sorted(found.items()):
        title = f"{code} {titles.get(code, '')}".strip()
        case = etree.SubElement(suite, "testcase", classname=name, name=shown(title))
        if findings or enough:
            _tell(case, report, site, findings)
        else:
            line = coverage_line(coverage(report, version))
            etree.SubElement(case, "skipped", message=shown(f"too little is paired to tell: {line}"))
    suite.set("tests", str(len(found)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    etree.SubElement(suite, "system-out").text = shown(verdict_line(report))
    if report.warnings:
        etree.SubElement(suite, "system-err").text = shown("\n".join(map(ENGLISH.text, report.warnings)))


def _tell(case: _Element, report: Report, site: Site, findings: Sequence[tuple[int, Finding]]) -> None:
    from lxml import etree

    failing = [(n, f) for n, f in findings if _fails(f, report.fail_on)]
    if failing:
        first = failing[0][1].message
        more = f" (and {count_of(len(failing) - 1, 'more finding')})" if len(failing) > 1 else ""
        worst = max((f.severity for _, f in failing), key=lambda severity: severity.rank)
        message = shown(" ".join(first.split())) + more
        failure = etree.SubElement(case, "failure", message=message, type=worst.value)
        failure.text = _told(report, site, failing)
    others = [(n, f) for n, f in findings if not _fails(f, report.fail_on)]
    if others:
        etree.SubElement(case, "system-out").text = _told(report, site, others)


def _fails(finding: Finding, fail_on: str) -> bool:
    return finding.alarm and fail_on != "never" and finding.severity.rank >= Severity(fail_on).rank


def _told(report: Report, site: Site, findings: Sequence[tuple[int, Finding]]) -> str:
    """Each finding in a few lines: number and sentence, both wordings with their places, what was read."""
    blocks = []
    for number, finding in findings:
        severity = finding.severity.value if finding.alarm else "information"
        lines = [f"{number}. {severity}, {finding.confidence:.2f}: {' '.join(finding.message.split())}"]
        sides = ((report.reference, finding.source_spans), (report.versions[finding.version], finding.target_spans))
        for (document, spans), place in zip(sides, site.names(finding), strict=True):
            words = " … ".join(_clipped(document, span) for span in spans if len(span))
            lines += [f"   {' '.join(document.name.split())} {place}: {words}".rstrip(": ")] if place else []
        lines += [f"   read as: {' '.join(finding.reading.split())}"] if finding.reading else []
        lines += [f"   suggestion: {' '.join(finding.suggestion.split())}"] if finding.suggestion else []
        lines.append(f"   id: {finding.id}")
        blocks.append("\n".join(lines))
    return shown("\n" + "\n".join(blocks) + "\n")


def _clipped(document: Document, span: Span) -> str:
    """The words on one line; of very long ones the beginning, for a build server's log."""
    words = " ".join(span.of(document.text)[: 2 * _LONGEST].split())
    return words if len(words) <= _LONGEST and len(span) <= 2 * _LONGEST else words[:_LONGEST].rstrip() + "…"
