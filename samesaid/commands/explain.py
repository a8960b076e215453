"""``samesaid explain``."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[str | None, typer.Argument(help="A finding code, such as N104; none lists all.")] = None,
) -> int:
    """Tell what a finding code means, with an example."""
    from samesaid.explain import explain as told
    from samesaid.explain import overview

    typer.echo(told(code) if code else overview())
    return 0
