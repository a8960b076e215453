"""``samesaid archive …``."""

from __future__ import annotations

import typer

from samesaid.archive.commands.decide import decide
from samesaid.archive.commands.pair import pair
from samesaid.archive.commands.query import query
from samesaid.archive.commands.report import report
from samesaid.archive.commands.run import run
from samesaid.archive.commands.terms import terms
from samesaid.archive.commands.verify import verify
from samesaid.archive.commands.watch import watch

app = typer.Typer(no_args_is_help=True, help="Whole archives: pair them, check them overnight, ask them afterwards.")
# In the order of the help page.
for _command in (pair, run, watch, query, terms, report, decide, verify):
    app.command()(_command)
