"""Templates filled: every text escaped, style and scripts only from the site itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("templates")
_POLICY = "default-src 'none'; style-src 'self'; {script}base-uri 'none'; form-action 'none'"


def fill(template: str, root: str, *, scripts: tuple[str, ...] = (), **values: Any) -> str:
    """A page of the site. ``root`` leads from its folder to the site's: ``""`` or ``"../"``; scripts count from there.

    Its policy lets it load the site's own style sheet and, where it has scripts, the site's own scripts.
    """
    policy = _POLICY.format(script="script-src 'self'; " if scripts else "")
    return _environment().get_template(template).render(root=root, policy=policy, scripts=scripts, **values) + "\n"


def style() -> str:
    """The style sheet: the report page's, and what a site has besides."""
    from samesaid import reports

    report = Path(reports.__file__).with_name("templates") / "report.css"
    return report.read_text(encoding="utf-8") + (_TEMPLATES / "site.css").read_text(encoding="utf-8")


def script() -> str:
    """The script of the search."""
    return (_TEMPLATES / "search.js").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from samesaid.reports.common.highlights import escaped
    from samesaid.reports.common.labels import SEVERITY_LABELS

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["show"] = escaped
    environment.globals["grades"] = tuple(SEVERITY_LABELS.values())
    return environment
