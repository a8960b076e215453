"""Checkers without models, for tests: lines that differ are findings, and some words make a worker misbehave."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from samesaid.model import Finding, Report, SamesaidError, Severity, Span
from samesaid.reports.formats.json import report_record
from samesaid.review.checking.checker import WarmChecker
from samesaid.review.checking.task import Task
from samesaid.review.checking.worker import Checker


def lines_apart(task: Task, step: Callable[[str], None]) -> dict[str, Any]:
    """A report with a number's alarm for each line of a version that is not the line of the reference."""
    step("reading")
    read = [WarmChecker.document(source) for source in task.sources]
    _misbehave(" ".join(document.text for document in read))
    step("comparing the lines")
    found: list[Finding] = []
    for number, version in enumerate(read[1:]):
        start = 0
        for one, other in zip_longest(read[0].text.split("\n"), version.text.split("\n"), fillvalue=""):
            if other and one != other:
                found.append(_alarm(other, number, Span(start, start + len(other))))
            start += len(other) + 1
    glossary = task.glossary.data.decode() if task.glossary else "none"
    signature = (("glossary", glossary), ("level", task.level))
    beads = tuple(() for _ in read[1:])
    return report_record(Report(read[0], tuple(read[1:]), beads, tuple(found), signature=signature, labels=task.labels))


def _alarm(line: str, version: int, span: Span) -> Finding:
    identity = hashlib.sha256(line.encode()).hexdigest()[:12]
    return Finding(
        identity, "N101", "number", Severity.MAJOR, 0.9, f"differs: {line}", version,
        target_spans=(span,), target_words=(line,), kind="N",
    )  # fmt: skip


def _misbehave(words: str) -> None:
    if "dies here" in words:
        os._exit(3)
    if "computes forever" in words:
        while True:
            pass
    if "sleeps" in words:
        time.sleep(600)
    if "is hungry" in words:
        bytearray(8 * 1024**3)
    if "is at fault" in words:
        raise ValueError("not caught anywhere")
    if "is no text" in words:
        raise SamesaidError("b.txt: not what is wanted; give another")


def prepared() -> Checker:
    return lines_apart


def never_prepared() -> Checker:
    raise SamesaidError("model: it is missing; install it")


def dies_when_prepared() -> Checker:
    os._exit(4)
