"""Templates filled under a policy that lets the page load nothing: every text escaped, style and script by hash."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parents[1] / "templates"


def fill(template: str, page: object, styles: tuple[str, ...], scripts: tuple[str, ...] = ()) -> str:
    """A page template filled with ``page``, under a policy that allows these style sheets and scripts and no other."""
    from markupsafe import Markup

    style, code = _sources(styles), _block(scripts) if scripts else ""
    # Style sheets and scripts are ours, files of the package; everything else on the page is escaped by the template.
    filled = (
        _environment()
        .get_template(template)
        .render(page=page, policy=content_policy(style, code), style=Markup(style), script=Markup(code))
    )
    return filled + "\n"


def content_policy(style: str, script: str = "") -> str:
    """A Content-Security-Policy under which the page may use this style sheet, this script and nothing else."""
    allowed = f" script-src 'sha256-{_digest(script)}';" if script else ""
    return f"default-src 'none'; style-src 'sha256-{_digest(style)}';{allowed} base-uri 'none'; form-action 'none'"


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _sources(names: tuple[str, ...]) -> str:
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)


@cache
def _block(names: tuple[str, ...]) -> str:
    """Scripts as one, inside a block of its own: none of their names becomes the window's."""
    return '"use strict";\n{\n' + _sources(names) + "}\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from samesaid.reports.common.highlights import escaped

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(show=escaped, as_json=_as_json)
    return environment


def _as_json(value: object) -> str:
    """JSON that may stand in a script element: nothing in it can close that element."""
    from markupsafe import Markup

    text = json.dumps(value)
    for character in "<>&'":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
