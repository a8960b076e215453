"""Several reports as one JSON object, which is a baseline of all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from samesaid.model import Report
from samesaid.reports.common.records import Record
from samesaid.reports.formats.json import report_record

SCHEMA, SCHEMA_VERSION = "samesaid-reports", 1


class JoinedJson:
    """``reports`` has the reports as `samesaid check` writes each of them, ``failed`` the texts without one."""

    def __init__(self, language: str = "en") -> None:  # noqa: ARG002
        self._reports: list[Record] = []
        self._failed: list[Record] = []

    def add(self, texts: Sequence[str], report: Report) -> None:  # noqa: ARG002
        self._reports.append(report_record(report))

    def fail(self, texts: Sequence[str], line: str) -> None:
        self._failed.append({"texts": list(texts), "error": line})

    def content(self) -> str:
        made = {
            "schema": SCHEMA,
            "schema_version": SCHEMA_VERSION,
            "reports": self._reports,
            "failed": self._failed,
        }
        return json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
