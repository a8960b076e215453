"""The report as self-contained pages: no request to anywhere, every text escaped, readable without its script."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from samesaid.model import Report
from samesaid.reports.catalogue import catalogue
from samesaid.reports.page.pagination import BOUND

_SCRIPTS = tuple(f"script/{name}.js" for name in ("findings", "dismissals", "filters", "place", "acts", "controls"))
_STYLES = ("report.css", "beads.css", "controls.css")


def render_html(report: Report, language: str = "en") -> str:
    """The report as one HTML page, however long. It reads without scripts and is allowed to load nothing."""
    return next(iter(render_pages(report, Path("report.html"), language, bound=0).values()))


def render_pages(report: Report, path: Path, language: str = "en", *, bound: int | None = None) -> Mapping[str, str]:
    """The report as pages by the name of their file, the first being that of ``path``.

    One page where at most ``bound`` findings (None: ``BOUND``; 0: any number) stand on it; else an overview and pages
    beside it, ``name-2.html`` and on.
    Each is whole in itself and links to the others by name. Raises SamesaidError for an unknown language.
    """
    from samesaid.reports.page.templates import fill
    from samesaid.reports.page.view import pages_of

    pages = pages_of(report, catalogue(language), names=_Names(path), bound=BOUND if bound is None else bound)
    names = _Names(path)
    return {names[i]: fill("report.html.j2", page, _STYLES, _SCRIPTS) for i, page in enumerate(pages)}


class _Names:
    """The files of a divided report: ``report.html``, ``report-2.html``, ``report-3.html`` …"""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __getitem__(self, page: int) -> str:
        return f"{self._path.stem}-{page + 1}{self._path.suffix}" if page else self._path.name
