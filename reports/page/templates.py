"""Templates and the content policy of pages: nothing may be loaded, every text is escaped, style and script by hash."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class Sources:
    """The style sheets and scripts of a page, in their order; ``sends``: it may send to the server it came from."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...] = ()
    sends: bool = False

    @property
    def style(self) -> str:
        return _joined(self.styles)

    @property
    def script(self) -> str:
        """The scripts as one, inside a block, so that none of their names becomes global."""
        return '"use strict";\n{\n' + _joined(self.scripts) + "}\n" if self.scripts else ""

    @property
    def policy(self) -> str:
        """A Content-Security-Policy that allows the style sheet, the script, what the page sends, and nothing else."""
        script = f" script-src 'sha256-{_digest(self.script)}';" if self.scripts else ""
        sends = " connect-src 'self';" if self.sends else ""
        to = "'self'" if self.sends else "'none'"
        allowed = f"style-src 'sha256-{_digest(self.style)}';{script}{sends}"
        return f"default-src 'none'; {allowed} base-uri 'none'; form-action {to}"


def _scripts(*names: str) -> tuple[str, ...]:
    return tuple(f"script/{name}.js" for name in names)


def _styles(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}.css" for name in names)


_STYLES = _styles("report", "beads", "controls")
PAGE = Sources(
    _STYLES,
    _scripts("findings", "storage", "decisions", "filters", "summary", "place", "acts", "dialog", "controls"),
)
"""The page of a report, which keeps decisions in the browser."""
REVIEW = Sources(
    (*_STYLES, *_styles("review")),
    (
        *_scripts("findings", "storage", "review/states", "filters", "summary", "place", "acts"),
        *_scripts("review/posting", "review/dialog", "review/conflict", "controls", "review/start"),
    ),
    sends=True,
)
"""The same page in the application, which posts them."""


def fill(template: str, page: object, sources: Sources) -> str:
    """The template filled with ``page``; its policy allows these style sheets and scripts and no others."""
    from markupsafe import Markup

    # Style sheets and scripts are files of this package; the template escapes everything else.
    filled = (
        _environment()
        .get_template(template)
        .render(page=page, policy=sources.policy, style=Markup(sources.style), script=Markup(sources.script))
    )
    return filled + "\n"


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _joined(names: tuple[str, ...]) -> str:
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from samesaid.reports.common.highlights import escaped
    from samesaid.reports.page.compiled_templates import CompiledTemplates

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        bytecode_cache=CompiledTemplates(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(show=escaped, as_json=_as_json)
    return environment


def _as_json(value: object) -> str:
    """JSON for a script element: nothing in it can close the element."""
    from markupsafe import Markup

    text = json.dumps(value)
    for character in "<>&'":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
