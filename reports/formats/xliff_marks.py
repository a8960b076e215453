"""Findings marked inside the segments of XLIFF: ``mrk`` where they nest, ``sm`` and ``em`` where they cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samesaid.model import Finding, Span
from samesaid.reports.alignment.xliff import core, write_text
from samesaid.reports.common.bead_text import Wording
from samesaid.reports.common.xmltext import shown
from samesaid.reports.formats.its import issue_comment, issue_severity, issue_type

if TYPE_CHECKING:
    from lxml.etree import _Element

ITS = "http://www.w3.org/2005/11/its"


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark in a segment's text, with the attributes of its element; never an empty span."""

    span: Span
    attributes: dict[str, str] = field(default_factory=dict)


def marks_of(findings: Sequence[Finding], source: Wording, target: Wording) -> tuple[list[Mark], list[Mark]]:
    """The marks of a unit's findings, in the source and in the target.

    The quality issue is told in the target, or in the source where the target has no place for it; the other side's
    words are marked as its ``samesaid:counterpart``. Without words to mark the issue holds of the whole text.
    """
    left: list[Mark] = []
    right: list[Mark] = []
    for finding in findings:
        here = [place for span in finding.source_spans if (place := source.place(span))]
        there = [place for span in finding.target_spans if (place := target.place(span))]
        if not here and not there:
            there = [Span(0, len(target.text))] if target.text else []
            here = [Span(0, len(source.text))] if source.text and not there else []
        issue = _issue(finding)
        counterpart = {"type": "samesaid:counterpart", "value": shown(finding.id)}
        right += [Mark(place, issue) for place in there]
        left += [Mark(place, counterpart if there else issue) for place in here]
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


def _numbered(marks: list[Mark], prefix: str) -> list[Mark]:
    """The marks in the order of the text, the longer first, each with an id of its own."""
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end))
    return [Mark(m.span, {"id": f"{prefix}{n}", **m.attributes}) for n, m in enumerate(ordered, 1)]


def write_marked(element: _Element, text: str, marks: Sequence[Mark]) -> None:
    """Write the text with its marks, which come in the order of ``marks_of``; without its tags it is the text."""
    from lxml import etree

    opened = [element]
    at = 0
    for place, begins, mark, crosses in _events(marks):
        write_text(opened[-1], text[at:place])
        at = place
        if crosses:
            told = mark.attributes if begins else {"startRef": mark.attributes["id"]}
            etree.SubElement(opened[-1], core("sm" if begins else "em"), told)
        elif begins:
            opened.append(etree.SubElement(opened[-1], core("mrk"), mark.attributes))
        else:
            opened.pop()
    write_text(opened[-1], text[at:])


def _events(marks: Sequence[Mark]) -> list[tuple[int, bool, Mark, bool]]:
    """Where marks begin and end, in the order of writing: place, whether it begins, the mark, whether it crosses."""
    nesting: list[Mark] = []
    events = []
    for mark in marks:
        nesting = [m for m in nesting if m.span.end > mark.span.start]
        crosses = any(m.span.end < mark.span.end for m in nesting)
        if not crosses:
            nesting.append(mark)
        events += [(mark.span.start, True, mark, crosses), (mark.span.end, False, mark, crosses)]
    # At one place what ends stands before what begins; the sort keeps the longer first among those that begin.
    return sorted(events, key=lambda event: event[:2])
