"""The report as self-contained pages: no requests, every text escaped, readable without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from samesaid.model import Report
from samesaid.reports.catalogue import catalogue
from samesaid.reports.page.pagination import MAX_FINDINGS


def render_html(report: Report, language: str = "en") -> str:
    """The report as one HTML page, however long. It can be read without scripts and may load nothing."""
    return next(iter(render_pages(report, Path("report.html"), language, max_findings=0).values()))


def render_pages(
    report: Report, path: Path, language: str = "en", *, max_findings: int | None = None
) -> Mapping[str, str]:
    """The pages of the report by file name, the first being that of ``path``.

    A report of at most ``max_findings`` (None: ``MAX_FINDINGS``; 0: any number) is one page; a longer one is an
    overview and further pages, ``name-2.html`` and on. Each is self-contained and links to the others by name. Raises
    SamesaidError for an unknown language.
    """
    from samesaid.reports.page.templates import PAGE, fill
    from samesaid.reports.page.view import pages_of

    names = _Names(path)
    most = MAX_FINDINGS if max_findings is None else max_findings
    pages = pages_of(report, catalogue(language), names=_Addresses(path), max_findings=most)
    return {names[i]: fill("report.html.j2", page, PAGE) for i, page in enumerate(pages)}


class _Names:
    """The files of a report in several pages: ``report.html``, ``report-2.html``, ``report-3.html`` …"""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __getitem__(self, page: int) -> str:
        return f"{self._path.stem}-{page + 1}{self._path.suffix}" if page else self._path.name


class _Addresses(_Names):
    """The addresses of these files in one folder."""

    def __getitem__(self, page: int) -> str:
        return quote(super().__getitem__(page))
