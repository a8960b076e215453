"""``samesaid review …``."""

from __future__ import annotations

from typing import Any

import typer

from samesaid.commands.listed import Listed, ListedGroup

_PLACE = "samesaid.review.command"
_SERVE = "serve"


class _Commands(ListedGroup):
    """The commands, in the order of the help page; without the name of one it is the first."""

    listed = (
        Listed(_SERVE, f"{_PLACE}.serve:serve", "The same as `samesaid review` without a command; see its --help."),
        Listed("user", f"{_PLACE}.user:app", "Who may sign in: add, list, role, disable, password, token."),
        Listed("backup", f"{_PLACE}.keeping:backup", "Copy the database to FILE, also while the review runs."),
        Listed(
            "rebuild",
            f"{_PLACE}.keeping:rebuild",
            "Make all tables anew that are made from the log; nothing that was decided changes.",
        ),
        Listed(
            "export", f"{_PLACE}.keeping:export", "Write decisions, accepted renderings or the log for other programs."
        ),
    )

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What is no command is an argument of `serve`."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [_SERVE, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Commands,
    rich_markup_mode=None,
    help="Work through reports together, in a web application on this machine or in the newsroom. "
    "`samesaid review [REPORT.json … | STORE | FOLDER]` opens it, with whatever is new there in the queue.",
)
