"""``samesaid lsp``."""

from __future__ import annotations

from typing import Annotated

import typer

from samesaid.model import SamesaidError


def lsp(
    delay: Annotated[
        float, typer.Option(min=0.05, max=60, help="Seconds without a keystroke before a text is checked.")
    ] = 0.8,
) -> int:
    """Show findings in an editor while a version is written, by the Language Server Protocol."""
    try:
        from samesaid.editor.server import server
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise SamesaidError("the package pygls is not installed: pip install 'samesaid[lsp]'") from None
    server(delay).start_io()
    return 0
