"""A report as XLIFF 2.1 (OASIS 2018), findings as localization quality issues of its ITS module (section 5.9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.model import Bead, Decision, Document, Finding, Report, SamesaidError, State
from samesaid.reports.alignment.xliff import CORE, META, core, metadata
from samesaid.reports.common import decided, looked_for
from samesaid.reports.common.bead_fields import bead_fields
from samesaid.reports.common.bead_text import BeadText, findings_by_bead, findings_without_bead
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.common.xmltext import serialised, shown
from samesaid.reports.formats.its import issue_comment
from samesaid.reports.formats.xliff_marks import ITS, marks_of, write_marked

if TYPE_CHECKING:
    from lxml.etree import _Element

# Priorities of notes run from 1, the highest, to 10.
_PRIORITY = {"critical": "1", "major": "3", "minor": "5"}


def render_xliff(report: Report) -> str:
    """One document with a ``file`` for each version.

    Raises SamesaidError where versions are in several languages, because a document has one target language.
    """
    parts = _by_language(report)
    if len(parts) > 1:
        languages = ", ".join(parts)
        raise SamesaidError(f"XLIFF has one target language and the versions are in {languages}: write it with -o")
    return next(_document(report, language, versions) for language, versions in parts.items())


def render_files(report: Report, path: Path, language: str = "en") -> Mapping[str, str]:  # noqa: ARG001
    """A document for each language of the versions, by file name; further ones are ``name-fr.xlf``."""
    return {
        f"{path.stem}-{tag}{path.suffix}" if n else path.name: _document(report, tag, versions)
        for n, (tag, versions) in enumerate(_by_language(report).items())
    }


def _by_language(report: Report) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for v, version in enumerate(report.versions):
        found.setdefault(version.language, []).append(v)
    return found


def _document(report: Report, language: str, versions: Sequence[int]) -> str:
    from lxml import etree

    root = etree.Element(
        core("xliff"),
        {
            "version": "2.1",
            "srcLang": shown(report.reference.language),
            "trgLang": shown(language),
            f"{{{ITS}}}version": "2.0",
        },
        # The stubs of lxml do not know a namespace without a prefix.
        nsmap={None: CORE, "mda": META, "its": ITS},  # type: ignore[dict-item]
    )
    positions = ReportPositions(report)
    without_bead = findings_without_bead(report, positions)
    for v in versions:
        file = etree.SubElement(root, core("file"), id=f"f{v + 1}", original=shown(report.versions[v].name))
        _file_notes(file, report, v, [finding for finding in without_bead if finding.version == v])
        found = findings_by_bead(report, positions, v)
        beads = positions.beads(v)
        for number, bead in enumerate(beads):
            _unit(file, number, bead, (report.reference, report.versions[v]), found.get(number, []))
        if not beads:
            # A file must not be empty, but a group may be.
            etree.SubElement(file, core("group"), id="g1")
    return serialised(root, frozenset({"source", "target", "note"}))


def _file_notes(file: _Element, report: Report, version: int, findings: Sequence[Finding]) -> None:
    from lxml import etree

    notes = etree.SubElement(file, core("notes"))
    _note(notes, report.signature_line, category="signature")
    for warning in report.warnings:
        _note(notes, ENGLISH.text(warning), category="warning")
    for line in decided.all_lines(report):
        _note(notes, line, category="decisions")
    for line in looked_for.version_lines(report, version):
        _note(notes, line, category="checks")
    for finding in findings:
        _finding_note(notes, finding)


def _unit(
    file: _Element, number: int, bead: Bead, documents: tuple[Document, Document], findings: Sequence[Finding]
) -> None:
    from lxml import etree

    unit = etree.SubElement(file, core("unit"), id=f"u{number + 1}")
    metadata(unit, [("alignment", bead_fields(bead)), *(("finding", _fields(finding)) for finding in findings)])
    if findings:
        notes = etree.SubElement(unit, core("notes"))
        for finding in findings:
            _finding_note(notes, finding)
    segment = etree.SubElement(unit, core("segment"))
    if bead.source and bead.target:
        segment.set("state", "translated")
    source, target = BeadText(documents[0], bead.source), BeadText(documents[1], bead.target)
    left, right = marks_of(findings, source, target)
    write_marked(etree.SubElement(segment, core("source")), source.text, left)
    if bead.target:
        write_marked(etree.SubElement(segment, core("target")), target.text, right)


def _fields(finding: Finding) -> dict[str, str]:
    decision = finding.decision or Decision(State.OPEN)
    fields = {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity.value,
        "alarm": "yes" if finding.alarm else "no",
        "confidence": f"{finding.confidence:.3f}",
        "message": finding.message,
        "reading": finding.reading,
        "suggestion": finding.suggestion or "",
        "decision": finding.decision.state.value if finding.decision else "",
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
    }
    return {name: shown(value) for name, value in fields.items() if value}


def _finding_note(notes: _Element, finding: Finding) -> None:
    priority = _PRIORITY[finding.severity.value] if finding.alarm else "10"
    _note(notes, f"{finding.code}: {issue_comment(finding)}", category=finding.code, priority=priority)


def _note(notes: _Element, text: str, **attributes: str) -> None:
    from lxml import etree

    cleaned = {name: shown(value) for name, value in attributes.items()}
    etree.SubElement(notes, core("note"), cleaned).text = shown(text)
