"""Findings as diagnostics of an editor: where they are in the file, how grave they are, what explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lsprotocol import types
from pygls.workspace import PositionCodec

from samesaid.model import Report
from samesaid.reports.common.brief import decision_line
from samesaid.reports.formats.sarif.writing import sarif_log

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
# The line ends of the protocol, and no others.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def diagnostics(report: Report, text: str, reference: str, codec: PositionCodec) -> list[types.Diagnostic]:
    """The alarms of a report about one version, whose file holds ``text``; ``reference`` is the address of the other.

    They are the results of SARIF, whose lines and columns count code points from 1: editors count other units from 0.
    For another text altogether there is one, at its first line.
    """
    run = sarif_log(report)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    lines = lines_of(text)
    if report.others:
        whole = _range((), lines, codec)
        warning = types.DiagnosticSeverity.Warning
        return [types.Diagnostic(whole, decision_line(report), severity=warning, source="samesaid")]
    return [
        types.Diagnostic(
            range=_range(result["locations"], lines, codec),
            severity=_SEVERITIES[result["level"]],
            code=result["ruleId"],
            code_description=_described(rules[result["ruleIndex"]]),
            source="samesaid",
            message=result["message"]["text"],
            related_information=list(
                _related(result, reference, report.reference.original or report.reference.text, codec)
            ),
            data=rules[result["ruleIndex"]].get("help", {}).get("markdown", ""),
        )
        for result in run["results"]
        if result["level"] in _SEVERITIES and not result.get("suppressions")
    ]


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, as the protocol counts them."""
    return [found[0] for found in _LINE.finditer(text)]


def _described(rule: dict[str, Any]) -> types.CodeDescription | None:
    return types.CodeDescription(rule["helpUri"]) if "helpUri" in rule else None


def _related(
    result: dict[str, Any], reference: str, text: str, codec: PositionCodec
) -> Iterator[types.DiagnosticRelatedInformation]:
    """The words of the reference: artifact 0 of the log."""
    lines = lines_of(text)
    for location in result.get("relatedLocations", ()):
        if location["physicalLocation"]["artifactLocation"]["index"] == 0:
            place = types.Location(reference, _range([location], lines, codec))
            words = location["physicalLocation"].get("region", {}).get("snippet", {}).get("text", "")
            yield types.DiagnosticRelatedInformation(place, words or "the reference")


def _range(locations: Sequence[dict[str, Any]], lines: list[str], codec: PositionCodec) -> types.Range:
    """The place in the units of the editor; what is about the whole text is at its first line."""
    region = locations[0]["physicalLocation"].get("region") if locations else None
    if region is None:
        start, end = types.Position(0, 0), types.Position(0, len(lines[0].rstrip("\r\n")) if lines else 0)
    else:
        start = types.Position(region["startLine"] - 1, region["startColumn"] - 1)
        end = types.Position(region["endLine"] - 1, region["endColumn"] - 1)
    return types.Range(codec.position_to_client_units(lines, start), codec.position_to_client_units(lines, end))
