"""A report as a translation memory: TMX 1.4b with the findings on their units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesaid.model import Finding, Report
from samesaid.reports.alignment.tmx import memory, unit
from samesaid.reports.common import decided, looked_for
from samesaid.reports.common.bead_text import findings_by_bead, findings_without_bead
from samesaid.reports.common.labels import ENGLISH, labels
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.common.xmltext import serialised, shown
from samesaid.reports.formats.its import issue_comment, issue_severity, issue_type

if TYPE_CHECKING:
    from lxml.etree import _Element


def render_tmx(report: Report) -> str:
    """One unit for each bead of every version; ``tuid`` is version and bead from 1: ``2.17``.

    A finding is a ``note`` for people and a ``prop`` of the type ``x-finding`` for programs; a finding without a bead
    is in the header. A decided finding has a ``prop`` of the type ``x-decision`` besides.
    """
    root, body = memory(report.reference)
    positions = ReportPositions(report)
    header = root[0]
    lines = (*map(ENGLISH.text, report.warnings), *decided.all_lines(report), *looked_for.report_lines(report))
    for text in (report.signature_line, *lines):
        _add(header, "note", text)
    for finding in findings_without_bead(report, positions):
        _add(header, "note", f"{labels(report)[finding.version + 1]}: {_sentence(finding)}")
    for v, version in enumerate(report.versions):
        findings = findings_by_bead(report, positions, v)
        for number, bead in enumerate(positions.beads(v)):
            made = unit(body, f"{v + 1}.{number + 1}", bead, report.reference, version)
            _add_findings(made, version.name, findings.get(number, ()))
    return serialised(root, frozenset({"seg", "note", "prop"}))


def _add_findings(made: _Element, version: str, findings: tuple[Finding, ...] | list[Finding]) -> None:
    """Put the name of the version and the findings before the variants, as the format requires."""
    variants = [child for child in made if child.tag == "tuv"]
    _add(made, "prop", version, type="x-version")
    for finding in findings:
        _add(made, "prop", _fields(finding), type="x-finding")
        if finding.decision is not None:
            _add(made, "prop", f"{finding.id};{finding.decision.state.value}", type="x-decision")
        _add(made, "note", _sentence(finding))
    for variant in variants:
        made.append(variant)


def _fields(finding: Finding) -> str:
    """Code, ITS type and severity, confidence, alarm, information or closed, and id, separated by semicolons."""
    what = "alarm" if finding.alarm else _no_alarm(finding)
    its = f"{issue_type(finding)};{issue_severity(finding)}"
    return f"{finding.code};{its};{finding.confidence:.3f};{what};{finding.id}"


def _sentence(finding: Finding) -> str:
    severity = finding.severity.value if finding.alarm else _no_alarm(finding)
    return f"{finding.code} ({severity}): {issue_comment(finding)}"


def _no_alarm(finding: Finding) -> str:
    closed = finding.decision is not None and finding.decision.state.closes
    return "closed" if closed else "information"


def _add(element: _Element, tag: str, text: str, **attributes: str) -> None:
    from lxml import etree

    etree.SubElement(element, tag, attributes).text = shown(text)
