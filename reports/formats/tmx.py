"""A report as a translation memory: TMX 1.4b with the findings on their units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesaid.model import Finding, Report
from samesaid.reports.alignment.tmx import memory, unit
from samesaid.reports.common.bead_text import by_bead, homeless
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import Site
from samesaid.reports.common.xmltext import serialised, shown
from samesaid.reports.formats.its import issue_comment, issue_severity, issue_type

if TYPE_CHECKING:
    from lxml.etree import _Element


def render_tmx(report: Report) -> str:
    """A unit a bead of every version, ``tuid`` being version and bead from 1: ``2.17``.

    A finding is a ``note`` for people and a ``prop`` of the type ``x-finding`` for programs; one that belongs to no
    bead stands in the header.
    """
    root, body = memory(report.reference)
    site = Site(report)
    header = root[0]
    for text in (report.signature_line, *map(ENGLISH.text, report.warnings)):
        _add(header, "note", text)
    for finding in homeless(report, site):
        _add(header, "note", f"{report.versions[finding.version].name}: {_told(finding)}")
    for v, version in enumerate(report.versions):
        findings = by_bead(report, site, v)
        for number, bead in enumerate(site.beads(v)):
            made = unit(body, f"{v + 1}.{number + 1}", bead, report.reference, version)
            _tell(made, version.name, findings.get(number, ()))
    return serialised(root, frozenset({"seg", "note", "prop"}))


def _tell(made: _Element, version: str, findings: tuple[Finding, ...] | list[Finding]) -> None:
    """Put the version's name and the findings before the variants, as the format asks."""
    variants = [child for child in made if child.tag == "tuv"]
    _add(made, "prop", version, type="x-version")
    for finding in findings:
        _add(made, "prop", _facts(finding), type="x-finding")
        _add(made, "note", _told(finding))
    for variant in variants:
        made.append(variant)


def _facts(finding: Finding) -> str:
    """Code, ITS type and severity, confidence, whether it counts, and the id, with semicolons between."""
    alarm = "alarm" if finding.alarm else "information"
    return (
        f"{finding.code};{issue_type(finding)};{issue_severity(finding)};{finding.confidence:.3f};{alarm};{finding.id}"
    )


def _told(finding: Finding) -> str:
    severity = finding.severity.value if finding.alarm else "information"
    return f"{finding.code} ({severity}): {issue_comment(finding)}"


def _add(element: _Element, tag: str, text: str, **attributes: str) -> None:
    from lxml import etree

    etree.SubElement(element, tag, attributes).text = shown(text)
