"""Several reports as one JUnit XML file: a suite for each version of each text, called by its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samesaid.model import Report
from samesaid.reports.common.xmltext import serialised, shown
from samesaid.reports.formats.junit import COUNTED, TEXT_ELEMENTS, suites

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHECKED = "texts could be checked"


class JoinedJunit:
    """Texts that could not be checked are a suite of one case, with an error."""

    def __init__(self, language: str = "en") -> None:  # noqa: ARG002
        self._suites: list[_Element] = []

    def add(self, texts: Sequence[str], report: Report) -> None:
        for file, suite in zip(texts[1:], suites(report), strict=True):
            _call(suite, file)
            self._suites.append(suite)

    def fail(self, texts: Sequence[str], line: str) -> None:
        from lxml import etree

        suite = etree.Element("testsuite", name="")
        case = etree.SubElement(suite, "testcase", classname="", name=_CHECKED)
        etree.SubElement(case, "error", message=shown(line), type=_CHECKED)
        for name, count in (("tests", 1), ("failures", 0), ("errors", 1), ("skipped", 0)):
            suite.set(name, str(count))
        _call(suite, texts[1] if len(texts) > 1 else "")
        self._suites.append(suite)

    def content(self) -> str:
        from lxml import etree

        root = etree.Element("testsuites", name="samesaid")
        root.extend(self._suites)
        for name in COUNTED:
            root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
        return serialised(root, TEXT_ELEMENTS)


def _call(suite: _Element, file: str) -> None:
    """Two files of one name in two folders must be two suites."""
    suite.set("name", shown(file))
    for case in suite.iter("testcase"):
        case.set("classname", shown(file))
