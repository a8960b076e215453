"""The report as one self-contained page: no request to anywhere, no script, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.model import Report

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(report: Report) -> str:
    """The report as an HTML page that reads without scripts and is allowed to load nothing."""
    from samesaid.reports.page import page_of

    return fill("report.html.j2", page_of(report), ("report.css",))


def fill(template: str, page: object, styles: tuple[str, ...]) -> str:
    """A page template filled with ``page``, under a policy that allows these style sheets together and no other."""
    from markupsafe import Markup

    style = _style(styles)
    # The style sheets are ours, files of the package; everything else on the page is escaped by the template.
    filled = _environment().get_template(template).render(page=page, policy=content_policy(style), style=Markup(style))
    return filled + "\n"


def content_policy(style: str) -> str:
    """A Content-Security-Policy under which the page may use this one style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _style(names: tuple[str, ...]) -> str:
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from samesaid.reports.page import score_value, show

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(show=show, score_value=score_value)
    return environment
