"""``samesaid archive …``."""

from __future__ import annotations

import typer

from samesaid.commands.listed import Listed, ListedGroup

_PLACE = "samesaid.archive.commands"


class _Commands(ListedGroup):
    """The commands, in the order of the help page."""

    listed = (
        Listed("pair", f"{_PLACE}.pair:pair", "Pair the documents of FOLDER that are versions of one text."),
        Listed(
            "run",
            f"{_PLACE}.run:run",
            "Check every text of MANIFEST that is new or changed, and keep the findings in a store.",
        ),
        Listed("watch", f"{_PLACE}.watch:watch", "Pair and check documents as they arrive in FOLDER, until Ctrl-C."),
        Listed("query", f"{_PLACE}.query:query", "Ask a store: findings, their counts, or anything in SQL."),
        Listed(
            "terms",
            f"{_PLACE}.terms:terms",
            "The ledger of a store: every recurring term or name with its renderings over time.",
        ),
        Listed(
            "report",
            f"{_PLACE}.report:report",
            "Make a small static site of a store: what differs, month by month and text by text.",
        ),
        Listed(
            "decide",
            f"{_PLACE}.decide:decide",
            "Dismiss findings of a store, or take that back: every later question leaves out what is dismissed.",
        ),
        Listed(
            "compact",
            f"{_PLACE}.compact:compact",
            "Put the many small files of a store into few large ones: questions are quicker, the answers stay.",
        ),
        Listed(
            "verify", f"{_PLACE}.verify:verify", "Read every byte of a store and list what is damaged, with the mend."
        ),
    )


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Whole archives: pair them, check them overnight, ask them afterwards.",
)
