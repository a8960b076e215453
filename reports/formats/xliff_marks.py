"""Findings marked inside segments of XLIFF: ``mrk`` where marks nest, ``sm`` and ``em`` where they cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samesaid.model import Finding, Span
from samesaid.reports.alignment.xliff import core, write_text
from samesaid.reports.common.bead_text import BeadText
from samesaid.reports.common.xmltext import shown
from samesaid.reports.formats.its import issue_comment, issue_severity, issue_type

if TYPE_CHECKING:
    from lxml.etree import _Element

ITS = "http://www.w3.org/2005/11/its"


@dataclass(frozen=True, slots=True)
class SegmentMark:
    """A mark on a segment's text, with the attributes of its element; the span is never empty."""

    span: Span
    attributes: dict[str, str] = field(default_factory=dict)


def marks_of(
    findings: Sequence[Finding], source: BeadText, target: BeadText
) -> tuple[list[SegmentMark], list[SegmentMark]]:
    """The marks of a unit's findings, in the source and in the target.

    The quality issue is marked in the target, or in the source where the target has no words of it; the words of the
    other side are marked as its ``samesaid:counterpart``. An issue without words is marked on the whole segment.
    """
    left: list[SegmentMark] = []
    right: list[SegmentMark] = []
    for finding in findings:
        in_source = [span for s in finding.source_spans if (span := source.span_of(s))]
        in_target = [span for s in finding.target_spans if (span := target.span_of(s))]
        if not in_source and not in_target:
            in_target = [Span(0, len(target.text))] if target.text else []
            in_source = [Span(0, len(source.text))] if source.text and not in_target else []
        issue = _issue(finding)
        counterpart = {"type": "samesaid:counterpart", "value": shown(finding.id)}
        right += [SegmentMark(span, issue) for span in in_target]
        left += [SegmentMark(span, counterpart if in_target else issue) for span in in_source]
    return _numbered(left, "s"), _numbered(right, "t")


def _issue(finding: Finding) -> dict[str, str]:
    attributes = {
        "type": "its:generic",
        f"{{{ITS}}}locQualityIssueType": issue_type(finding),
        f"{{{ITS}}}locQualityIssueComment": shown(f"{finding.code}: {issue_comment(finding)}"),
        f"{{{ITS}}}locQualityIssueSeverity": str(issue_severity(finding)),
    }
    if not finding.alarm:
        attributes[f"{{{ITS}}}locQualityIssueEnabled"] = "no"
    return attributes


def _numbered(marks: list[SegmentMark], prefix: str) -> list[SegmentMark]:
    """The marks in the order of the text, longer ones first, each with an id."""
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end))
    return [SegmentMark(m.span, {"id": f"{prefix}{n}", **m.attributes}) for n, m in enumerate(ordered, 1)]


def write_marked(element: _Element, text: str, marks: Sequence[SegmentMark]) -> None:
    """Write the text with its marks, in the order of ``marks_of``. Without tags it is the text again."""
    from lxml import etree

    opened = [element]
    written = 0
    for offset, begins, mark, crosses in _events(marks):
        write_text(opened[-1], text[written:offset])
        written = offset
        if crosses:
            attributes = mark.attributes if begins else {"startRef": mark.attributes["id"]}
            etree.SubElement(opened[-1], core("sm" if begins else "em"), attributes)
        elif begins:
            opened.append(etree.SubElement(opened[-1], core("mrk"), mark.attributes))
        else:
            opened.pop()
    write_text(opened[-1], text[written:])


def _events(marks: Sequence[SegmentMark]) -> list[tuple[int, bool, SegmentMark, bool]]:
    """Where marks begin and end, in the order of writing: (offset, begins, mark, crosses another one)."""
    nesting: list[SegmentMark] = []
    events = []
    for mark in marks:
        nesting = [m for m in nesting if m.span.end > mark.span.start]
        crosses = any(m.span.end < mark.span.end for m in nesting)
        if not crosses:
            nesting.append(mark)
        events += [(mark.span.start, True, mark, crosses), (mark.span.end, False, mark, crosses)]
    # At one offset ends come before beginnings; the sort is stable, so longer marks begin first.
    return sorted(events, key=lambda event: event[:2])
