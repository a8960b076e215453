"""The table over all versions in a terminal: what they tell differently, and who stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samesaid.model import ComparisonRow, Report
from samesaid.reports.common.highlights import visible
from samesaid.reports.common.labels import ENGLISH, count_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_ODD = "◂ odd"
_LONGEST_NAME = 16
_KINDS = {"figure": ("figure", "figures"), "name": ("name", "names"), "term": ("term", "terms")}


def who_says_what(report: Report, names: tuple[str, ...], most: int | None) -> Iterator[RenderableType]:
    """The rows that differ, the first ``most`` of them (None: all), then how many do not; nothing without a table."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if not report.collation:
        return
    say = ENGLISH.extended(report.rules)
    differing = [row for row in report.collation if row.differs]
    if differing:
        table = Table(box=box.SIMPLE, title=Text("Who says what", style="bold"), title_justify="left", pad_edge=False)
        table.add_column("")
        for name in names:
            heading = Text(visible(name))
            heading.truncate(_LONGEST_NAME, overflow="ellipsis")
            table.add_column(heading, overflow="fold", ratio=1)
        for row in differing[:most]:
            table.add_row(row.kind, *(_cell(row, i) for i in range(len(names))))
            if row.note:
                table.add_row("", Text(visible(say.text(row.note)), style="dim"), *("" for _ in names[1:]))
        yield table
        if most is not None and len(differing) > most:
            yield Text(f"… and {len(differing) - most:,} more rows: write them all to a report with -o report.html")
    agreeing = Counter(row.kind for row in report.collation if not row.differs)
    if agreeing:
        counted = ", ".join(count_of(agreeing[kind], *words) for kind, words in _KINDS.items() if agreeing[kind])
        yield Text(f"Told alike wherever they are told: {counted}.", style="dim")


def _cell(row: ComparisonRow, index: int) -> Text:
    from rich.text import Text

    told = row.cells[index]
    if told is None:
        return Text("–", style="dim")
    text = visible(" ".join(told.text.split()))
    return Text.assemble((text, "bold"), f" {_ODD}") if index in row.odd else Text(text)
