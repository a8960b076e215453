"""Templates and the content policy of pages: nothing may be loaded, every text is escaped, style and script by hash."""

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
    """The template filled with ``page``; its policy allows these style sheets and scripts and no others."""
    from markupsafe import Markup

    style, code = _sources(styles), _block(scripts) if scripts else ""
    # Style sheets and scripts are files of this package; the template escapes everything else.
    filled = (
        _environment()
        .get_template(template)
        .render(page=page, policy=content_policy(style, code), style=Markup(style), script=Markup(code))
    )
    return filled + "\n"


def content_policy(style: str, script: str = "") -> str:
    """A Content-Security-Policy that allows this style sheet, this script and nothing else."""
    allowed = f" script-src 'sha256-{_digest(script)}';" if script else ""
    return f"default-src 'none'; style-src 'sha256-{_digest(style)}';{allowed} base-uri 'none'; form-action 'none'"


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _sources(names: tuple[str, ...]) -> str:
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)


@cache
def _block(names: tuple[str, ...]) -> str:
    """The scripts as one, inside a block, so that none of their names becomes global."""
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
    """JSON for a script element: nothing in it can close the element."""
    from markupsafe import Markup

    text = json.dumps(value)
    for character in "<>&'":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
