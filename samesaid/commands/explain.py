"""``samesaid explain``."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[
        str | None, typer.Argument(help="A finding code, such as N104; without one, all are listed.")
    ] = None,
) -> int:
    """Explain a finding code, with an example."""
    from samesaid.explain import explain as explained
    from samesaid.explain import overview

    typer.echo(explained(code) if code else overview())
    return 0
