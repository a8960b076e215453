"""``samesaid archive query``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from samesaid.archive.commands.options import DecisionsFile, StoreAddress, day, decisions_file, open_store, read_folders
from samesaid.model import SamesaidError, Severity


def query(
    store: StoreAddress,
    since: Annotated[str | None, typer.Option(help="From this day on (2026-11-21) or month (2026-11).")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day.")] = None,
    kind: Annotated[str | None, typer.Option(help="Codes or their beginnings, by commas: N, E302, T4.")] = None,
    severity: Annotated[str | None, typer.Option(help="By commas: minor, major, critical.")] = None,
    term: Annotated[str | None, typer.Option(help="Findings about terms that mark this word.")] = None,
    name: Annotated[str | None, typer.Option(help="Findings about names that mark this word.")] = None,
    document: Annotated[str | None, typer.Option(help="Part of the path of a document.")] = None,
    text: Annotated[str | None, typer.Option(help="Words in the finding or its sentences.")] = None,
    by: Annotated[
        str | None, typer.Option(help="Count by day, month, year, kind, code, severity, document, language.")
    ] = None,
    sql: Annotated[
        str | None, typer.Option(help="One SELECT over the views findings, all_findings, pairs, beads.")
    ] = None,
    information: Annotated[bool, typer.Option("--all", help="What is information only, too.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many findings.")] = None,
    format: Annotated[str | None, typer.Option(help="text, csv, jsonl, html or parquet; else by -o.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where the answer goes.")] = None,
    decisions: DecisionsFile = None,
) -> int:
    """Ask a store: findings, their counts, or anything in SQL. What was dismissed stays out."""
    from samesaid.archive.store import export as tables
    from samesaid.archive.store.query import Filter
    from samesaid.reports.common import atomic_write as files
    from samesaid.reports.common.outputs import check

    chosen_format = tables.format_of(output, format)
    if chosen_format == "parquet" and output is None:
        raise SamesaidError("--format parquet: name a file with -o")
    chosen = Filter(
        since=day(since, "--since"), until=day(until, "--until"), kind=_listed(kind), severity=_severities(severity),
        term=term, name=name, document=document, text=text, alarms=not information,
    )  # fmt: skip
    if sql is not None and (by or chosen != Filter()):
        raise SamesaidError("--sql takes no other filter: write the conditions into the SELECT")
    if output:
        check([output], filter(None, [decisions_file(store, decisions)]), folders=read_folders(store))
    asked = open_store(store, decisions)
    if sql is not None:
        answer = asked.sql(sql)
    elif by is not None:
        answer = asked.counts(chosen, _listed(by))
    else:
        answer = asked.findings(chosen, limit)
    data = tables.render(answer, chosen_format)
    if output:
        files.write(output, data)
    else:
        sys.stdout.write(data.decode("utf-8-sig"))
    return 0


def _listed(written: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in written.split(",") if part.strip()) if written else ()


def _severities(written: str | None) -> tuple[str, ...]:
    named = _listed(written)
    known = [severity.value for severity in Severity]
    if unknown := [word for word in named if word not in known]:
        raise SamesaidError(f"--severity {unknown[0]}: use {', '.join(known)}")
    return named
