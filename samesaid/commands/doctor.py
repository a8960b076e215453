"""``samesaid doctor``."""

from __future__ import annotations

import typer

from samesaid.commands.options import Model


def doctor(model: Model = None) -> int:
    """Tell which parts are installed, and run a canary for every code."""
    from samesaid.doctor import canaries, parts

    bad = 0
    for one in (*parts(), *canaries(model or "bundled")):
        mark = {"passed": "ok  ", "failed": "FAIL"}.get(one.state, "----")
        typer.echo(f"{mark} {one.subject:36} {one.state:12} {one.detail}")
        bad += one.state not in ("passed", "optional")
    typer.echo("everything works" if not bad else f"{bad} failed or did not run")
    return 1 if bad else 0
