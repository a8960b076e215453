"""SARIF 2.1.0: the log by ``writing``, its findings by ``results``, where they are by ``places``."""

from samesaid.reports.formats.sarif.writing import render_sarif

__all__ = ["render_sarif"]
