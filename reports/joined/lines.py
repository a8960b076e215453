"""Findings of several reports as JSON Lines, each with the number of its check."""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.model import Report
from samesaid.reports.formats.jsonl import render_jsonl


def numbered(lines: str, number: int) -> str:
    """Lines of JSON objects with the number of their check in front (``check``)."""
    # Not by splitlines, which takes more than line feeds for line ends.
    return "".join(f'{{"check": {number}, {line[1:]}\n' for line in lines.split("\n") if line)


class JoinedLines:
    """One line for each finding; checks count from 1. Texts that could not be checked have no line."""

    def __init__(self, language: str = "en") -> None:  # noqa: ARG002
        self._parts: list[str] = []
        self._number = 0

    def add(self, texts: Sequence[str], report: Report) -> None:  # noqa: ARG002
        self._number += 1
        self._parts.append(numbered(render_jsonl(report), self._number))

    def fail(self, texts: Sequence[str], line: str) -> None:  # noqa: ARG002
        self._number += 1

    def content(self) -> str:
        return "".join(self._parts)
