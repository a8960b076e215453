"""``samesaid mcp``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.options import (
    Config,
    Device,
    Glossary,
    MaxSize,
    Model,
    NoConfig,
    SourceLang,
    TargetLang,
    settings_from,
)
from samesaid.inputs import shown
from samesaid.model import SamesaidError


def mcp(
    root: Annotated[
        Path | None, typer.Option(help="A folder whose files assistants may name; without it they give texts.")
    ] = None,
    glossary: Glossary = None,
    model: Model = None,
    device: Device = None,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    max_size: MaxSize = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> int:
    """Offer checks as tools to an assistant, by the Model Context Protocol on standard input and output."""
    settings = settings_from(
        config, source_lang, target_lang, no_config=no_config, glossary=glossary, model=model, device=device,
        max_size=max_size,
    )  # fmt: skip
    if root is not None and not root.is_dir():
        raise SamesaidError(f"{shown(str(root))}: no such folder; check the path")
    try:
        from samesaid.assistant.server import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise SamesaidError("the package mcp is not installed: pip install 'samesaid[mcp]'") from None
    server(settings, root).run("stdio")
    return 0
