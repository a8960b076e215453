"""``samesaid review backup | rebuild | export``: copies of the database, and what others read of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.outcome import put
from samesaid.review.command.options import Data, there


class What(StrEnum):
    """What is exported, by the word on the command line."""

    DECISIONS = "decisions"
    GLOSSARY = "glossary"
    TBX = "glossary-tbx"
    LABEL_STUDIO = "labelstudio"
    LOG = "log"


def backup(
    file: Annotated[Path, typer.Argument(help="The copy; a new file.")],
    data: Data = None,
) -> int:
    """Copy the database to FILE, also while the review runs. The copy is checked."""
    from samesaid.review.store.backup import backup as copied

    copied(there(data), file)
    typer.echo(f"backup: {file}", err=True)
    return 0


def rebuild(data: Data = None) -> int:
    """Make all tables anew that are made from the log; nothing that was decided changes."""
    from samesaid.review.store.rebuild import rebuild as made

    with there(data).writing() as db:
        count = made(db)
    typer.echo(f"{count} events of the log done once more")
    return 0


def export(
    what: Annotated[
        What,
        typer.Argument(
            help="decisions (JSON for --decisions), glossary (accepted renderings, CSV), glossary-tbx, labelstudio "
            "or log (CSV).",
        ),
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; else it is printed.")] = None,
    text: Annotated[int | None, typer.Option(min=1, help="Of this text alone, by its number.")] = None,
    desk: Annotated[str | None, typer.Option(help="Of this desk alone (glossary).")] = None,
    data: Data = None,
) -> int:
    """Write decisions, accepted renderings or the log for other programs."""
    from samesaid.reports.common.atomic_write import write
    from samesaid.review.export.decided_report import labelstudio
    from samesaid.review.export.decisions import decisions_json
    from samesaid.review.export.glossary import glossary
    from samesaid.review.export.log_table import log_csv
    from samesaid.review.store import texts

    if desk is not None and what not in (What.GLOSSARY, What.TBX):
        raise typer.BadParameter(f"--desk goes with {What.GLOSSARY} and {What.TBX} alone")
    with there(data).reading() as db:
        if text is not None:
            texts.text(db, text)
        match what:
            case What.DECISIONS:
                content = decisions_json(db, text=text)
            case What.GLOSSARY | What.TBX:
                content = glossary(db, "tbx" if what is What.TBX else "csv", text=text, desk=desk)
            case What.LABEL_STUDIO:
                content = labelstudio(db, text=text)
            case What.LOG:
                content = log_csv(db, text=text)
    if output is None:
        put(content)
    else:
        write(output, content)
        typer.echo(f"export: {output}", err=True)
    return 0
