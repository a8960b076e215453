"""Several reports in one file: of the formats in which they can be told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Protocol

from samesaid.model import Report


class Joined(Protocol):
    """Reports that are added one after another; each may be forgotten after it was added."""

    def add(self, texts: Sequence[str], report: Report) -> None:
        """Add a report about these files, the reference first."""

    def fail(self, texts: Sequence[str], line: str) -> None:
        """Add that these files could not be checked, and why."""

    def content(self) -> str:
        """The file."""


_MADE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "json": ("records", "JoinedJson"),
        "jsonl": ("lines", "JoinedLines"),
        "junit": ("junit", "JoinedJunit"),
        "markdown": ("markdown", "JoinedMarkdown"),
        "sarif": ("sarif", "JoinedSarif"),
    }
)
JOINABLE = tuple(_MADE)
"""Formats of which one file holds several reports."""


def joined(format: str, language: str = "en") -> Joined:
    """An empty file of one of ``JOINABLE``; ``language`` (en, zh) is that of Markdown."""
    module, name = _MADE[format]
    made: Joined = getattr(import_module(f"samesaid.reports.joined.{module}"), name)(language)
    return made
