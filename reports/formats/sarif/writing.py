"""A report as SARIF 2.1.0 (OASIS 2020), which code hosts and editors show beside the files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version

from samesaid.model import UNRELATED, Document, Report, Rule
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common import decided, looked_for
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.records import Record
from samesaid.reports.formats.its import TYPE_ADDRESS, issue_type
from samesaid.reports.formats.sarif.places import BASES, artifact_location
from samesaid.reports.formats.sarif.results import LEVELS, one_line, results

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(report: Report) -> str:
    """One run; its artifacts are the texts (0 the reference), its rules the codes that were looked for.

    Regions count lines and columns from 1 and offsets from 0, in code points of the text as it was read; for plain text
    that is the file. A result is located in its version, the reference's words are ``relatedLocations``. Decided
    findings have ``suppressions``; with an earlier report each result has a ``baselineState``.
    """
    return json.dumps(sarif_log(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def empty_log() -> Record:
    """A log of one run without texts and results."""
    run: Record = {
        "tool": {"driver": {"name": "samesaid", "version": version("samesaid"), "language": "en", "rules": []}},
        "columnKind": "unicodeCodePoints",
        "language": "en",
        "originalUriBaseIds": BASES,
        "artifacts": [],
        "invocations": [],
        "results": [],
        "properties": {},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def sarif_log(report: Report) -> Record:
    """The log of a report, as `render_sarif` writes it."""
    documents = (report.reference, *report.versions)
    rules = _rules(report)
    log = empty_log()
    run: Record = log["runs"][0]
    run["tool"]["driver"]["rules"] = rules
    run["artifacts"] = [_artifact(n, document) for n, document in enumerate(documents)]
    # Code hosts keep the alerts of the last run that was successful.
    run["invocations"] = [
        {"executionSuccessful": report.comparable, "toolExecutionNotifications": list(_notifications(report))}
    ]
    run["results"] = results(report, {rule["id"]: n for n, rule in enumerate(rules)})
    run["properties"] = {"signature": report.signature_line}
    return log


def _notifications(report: Report) -> Iterator[Record]:
    """The warnings (an error where a text is no version), then what was decided and what was looked for."""
    for warning in report.warnings:
        level = "error" if warning.key == UNRELATED else "warning"
        yield {"level": level, "message": {"text": one_line(ENGLISH.text(warning))}}
    for line in (*decided.all_lines(report), *looked_for.report_lines(report)):
        yield {"level": "note", "message": {"text": one_line(line)}}


def _rules(report: Report) -> list[Record]:
    """The codes that were looked for, then any other that was found, now or in the earlier report."""
    say = ENGLISH.extended(report.rules)
    known = {rule.code: _rule(rule, say) for rule in report.rules}
    for finding in (*report.findings, *report.decided):
        bare = {"id": finding.code, "properties": {"itsType": issue_type(finding)}}
        known.setdefault(finding.code, bare)
    for past in report.baseline.fixed if report.baseline else ():
        known.setdefault(past.code, {"id": past.code, "properties": {}})
    return list(known.values())


def _rule(rule: Rule, say: Catalogue) -> Record:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.description},
        "help": _help(rule, say),
        "helpUri": TYPE_ADDRESS,
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"itsType": rule.type, "tags": ["localization-quality-issue", rule.type]},
    }


def _help(rule: Rule, say: Catalogue) -> Record:
    """What the code means, why it matters, how to mend it, and where its example is; as text and as Markdown."""
    keys = (f"code.{rule.code}.{what}" for what in ("why", "mend"))
    said = dict.fromkeys([rule.description, *(say(key) for key in keys if say.has(key))])
    example = f"samesaid explain {rule.code}"
    return {
        "text": " ".join([*said, f"Example: {example}"]),
        "markdown": "\n\n".join([f"**{rule.code} {rule.title}**", *said, f"Example: `{example}`"]),
    }


def _artifact(number: int, document: Document) -> Record:
    # Two texts may come from files of the same name, and artifacts must differ.
    role = "reference" if number == 0 else f"version {number}"
    return {
        "location": artifact_location(document),
        "roles": ["analysisTarget"],
        "description": {"text": f"{role}: {one_line(document.name)}"},
        "properties": {"language": document.language},
    }
