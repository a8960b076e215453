"""A text's page: its findings with both sentences, and its beads with marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from samesaid.archive.site.data import Version, Whole
from samesaid.archive.site.search_index import anchor
from samesaid.compare.registry import kind_of
from samesaid.model import Severity, Span
from samesaid.reports.common.highlights import Highlight, highlighted
from samesaid.reports.common.labels import SEVERITY_LABELS, SeverityLabel, kind_name

_NO_BEAD: dict[str, Any] = {"source_text": "", "target_text": ""}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding on the page; ``source`` and ``target`` are its sentences with marks, empty for none."""

    number: int
    anchor: str
    grade: SeverityLabel
    code: str
    about: str
    message: str
    reading: str
    suggestion: str
    bead: int | None
    source: Markup
    target: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """A bead: its anchor, both sides with marks, and whether it is moved in the version."""

    anchor: str
    source: Markup
    target: Markup
    moved: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A version with its findings and beads."""

    version: Version
    findings: tuple[FindingView, ...]
    rows: tuple[Row, ...]


def sides(whole: Whole) -> tuple[Side, ...]:
    """Every version of a text for its page."""
    return tuple(
        _side(version, whole.beads.get(version.number, []), whole.findings.get(version.number, []))
        for version in whole.text.versions
    )


def bead_anchor(version: int, bead: int) -> str:
    """The anchor of a bead on its text's page."""
    return f"b{version}-{bead}"


def _side(version: Version, beads: Sequence[dict[str, Any]], findings: Sequence[dict[str, Any]]) -> Side:
    by_number = {bead["bead"]: bead for bead in beads}
    there: dict[int, list[tuple[int, dict[str, Any]]]] = {}
    for number, finding in enumerate(findings, start=1):
        if finding["bead"] is not None:
            there.setdefault(finding["bead"], []).append((number, finding))
    views = tuple(
        _view(version.number, number, finding, by_number.get(finding["bead"], _NO_BEAD))
        for number, finding in enumerate(findings, start=1)
    )
    rows = tuple(
        Row(
            bead_anchor(version.number, bead["bead"]),
            _marked(bead["source_text"], "source", there.get(bead["bead"], ()), version.number),
            _marked(bead["target_text"], "target", there.get(bead["bead"], ()), version.number),
            bool(bead["moved"]),
        )
        for bead in beads
    )
    return Side(version, views, rows)


def _view(version: int, number: int, finding: dict[str, Any], bead: dict[str, Any]) -> FindingView:
    alone = [(0, finding)]
    return FindingView(
        number, anchor(version, number), SEVERITY_LABELS[Severity(finding["severity"])], finding["code"],
        kind_name(kind_of(finding["code"])), finding["message"], finding["reading"] or "", finding["suggestion"] or "",
        finding["bead"], _marked(bead["source_text"], "source", alone, version),
        _marked(bead["target_text"], "target", alone, version),
    )  # fmt: skip


def _marked(text: str, side: str, findings: Iterable[tuple[int, dict[str, Any]]], version: int) -> Markup:
    """The text with the wordings of findings marked; the first mark of each finding has its number."""
    marks = []
    for number, finding in findings:
        for n, span in enumerate(_spans(text, finding[side])):
            shown = number if not n else 0
            address = f"#{anchor(version, number)}"
            marks.append(Highlight(span, finding["severity"], shown, address, 0, f"finding {number}"))
    return highlighted(text, 0, marks)


def _spans(text: str, wordings: Sequence[str]) -> list[Span]:
    """Spans of the wordings; a repeated wording matches successive occurrences."""
    found, asked = [], Counter[str]()
    for wording in wordings:
        at = text.find(wording, asked[wording]) if wording else -1
        if at >= 0:
            found.append(Span(at, at + len(wording)))
            asked[wording] = at + len(wording)
    return found
