"""Several reports as one SARIF log of one run, for code hosts take one run of a tool."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from samesaid.model import Report
from samesaid.reports.common.records import Record
from samesaid.reports.formats.sarif.results import one_line
from samesaid.reports.formats.sarif.writing import empty_log, sarif_log


class JoinedSarif:
    """The run has the texts, rules, results and notifications of all reports.

    A text that is in several reports is there once; notifications begin with the version's file. What could not be
    checked is a notification of the level error, and the run was not successful.
    """

    def __init__(self, language: str = "en") -> None:  # noqa: ARG002
        self._log = empty_log()
        self._run: Record = self._log["runs"][0]
        self._artifacts: dict[str, int] = {}
        self._rules: dict[str, int] = {}
        self._signatures: dict[str, None] = {}
        self._invocation: Record = {"executionSuccessful": True, "toolExecutionNotifications": []}
        self._run["invocations"] = [self._invocation]

    def add(self, texts: Sequence[str], report: Report) -> None:
        run: Record = sarif_log(report)["runs"][0]
        numbers = [self._artifact(one) for one in run["artifacts"]]
        for rule in run["tool"]["driver"]["rules"]:
            if rule["id"] not in self._rules:
                self._rules[rule["id"]] = len(self._rules)
                self._run["tool"]["driver"]["rules"].append(rule)
        for result in run["results"]:
            result["ruleIndex"] = self._rules[result["ruleId"]]
            for location in _artifact_locations(result):
                location["index"] = numbers[location["index"]]
            self._run["results"].append(result)
        invocation = run["invocations"][0]
        self._invocation["executionSuccessful"] &= invocation["executionSuccessful"]
        for notification in invocation["toolExecutionNotifications"]:
            self._notify(texts, notification["level"], notification["message"]["text"])
        self._signatures[run["properties"]["signature"]] = None

    def fail(self, texts: Sequence[str], line: str) -> None:
        self._invocation["executionSuccessful"] = False
        self._notify(texts, "error", line)

    def content(self) -> str:
        self._run["properties"] = {"signatures": list(self._signatures)}
        return json.dumps(self._log, ensure_ascii=False, indent=1, allow_nan=False) + "\n"

    def _artifact(self, artifact: Record) -> int:
        key = json.dumps(artifact["location"], sort_keys=True)
        if key not in self._artifacts:
            self._artifacts[key] = len(self._artifacts)
            self._run["artifacts"].append(artifact)
        return self._artifacts[key]

    def _notify(self, texts: Sequence[str], level: str, line: str) -> None:
        said = one_line(": ".join([*texts[1:2], line]))
        self._invocation["toolExecutionNotifications"].append({"level": level, "message": {"text": said}})


def _artifact_locations(record: Any) -> Iterator[Record]:
    """Every object of a result that says in which artifact something is."""
    if isinstance(record, dict):
        found = record.get("artifactLocation")
        if isinstance(found, dict) and "index" in found:
            # One object may be in several places; each gets its own.
            record["artifactLocation"] = found = dict(found)
            yield found
        for value in record.values():
            yield from _artifact_locations(value)
    elif isinstance(record, list):
        for value in record:
            yield from _artifact_locations(value)
