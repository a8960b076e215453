"""``samesaid review user …``: who may sign in. Passwords are asked for, never given as an argument."""

from __future__ import annotations

import getpass
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from samesaid.commands.outcome import put
from samesaid.model import SamesaidError
from samesaid.review.command.options import Data, opened
from samesaid.review.store.audit import Deed

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Who may sign in to the review.")

Name = Annotated[str, typer.Argument(help="The name that the person signs in with.")]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
# A line of standard input that is longer is no password.
_MAX_LINE_CHARS = 4_096


@app.command()
def add(
    name: Name,
    role: Annotated[
        str, typer.Option(help="reader (sees), editor (decides, checks) or admin (people, rules).")
    ] = "editor",
    password_stdin: FromStdin = False,
    data: Data = None,
) -> int:
    """Add a person; the password is asked for."""
    from samesaid.review.store import users

    database = opened(data)
    users.proper_role(role)
    kept = users.proper_name(name)
    with database.reading() as db:
        if users.get(db, kept):
            raise SamesaidError(f"{kept}: there is somebody with this name; choose another name")
    password = _password(password_stdin)
    _do(data, "user-added", f"{kept}: {role}", lambda db: users.add(db, kept, role, password))
    typer.echo(f"{kept} may sign in as {role}")
    return 0


@app.command("list")
def everybody(data: Data = None) -> int:
    """List everybody with role and state."""
    from samesaid.inputs import shown
    from samesaid.review.store import users

    with opened(data).reading() as db:
        found = users.everybody(db)
    for user in found:
        state = f"disabled since {user.disabled[:10]}" if user.disabled else f"since {user.made[:10]}"
        put(f"{shown(user.name)}\t{user.role}\t{state}")
    if not found:
        typer.echo("nobody yet; add somebody with `samesaid review user add NAME`", err=True)
    return 0


@app.command()
def role(name: Name, role: Annotated[str, typer.Argument(help="reader, editor or admin.")], data: Data = None) -> int:
    """Give a person another role; it holds at once."""
    from samesaid.review.store import users

    _do(data, "role-changed", f"{name}: {role}", lambda db: users.set_role(db, name, role))
    typer.echo(f"{name} is {role}")
    return 0


@app.command()
def disable(
    name: Name,
    undo: Annotated[bool, typer.Option("--undo", help="Let the person sign in again.")] = False,
    data: Data = None,
) -> int:
    """Let a person sign in no more; sessions and tokens end at once."""
    from samesaid.review.store import users

    if undo:
        _do(data, "user-enabled", name, lambda db: users.enable(db, name))
    else:
        _do(data, "user-disabled", name, lambda db: users.disable(db, name))
    typer.echo(f"{name} {'may sign in again' if undo else 'may sign in no more'}")
    return 0


@app.command()
def password(name: Name, password_stdin: FromStdin = False, data: Data = None) -> int:
    """Give a person another password, which is asked for; the sessions end."""
    from samesaid.review.store import users

    with opened(data).reading() as db:
        users.required(db, name)
    new = _password(password_stdin)
    _do(data, "password-changed", name, lambda db: users.set_password(db, name, new))
    typer.echo(f"{name} has another password")
    return 0


@app.command()
def token(
    name: Name,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take back all tokens of the person instead.")] = False,
    data: Data = None,
) -> int:
    """Print a token with which a program does what the person may do. It is shown once."""
    from samesaid.review.store import users

    if revoke:
        with opened(data).reading() as db:
            users.required(db, name)
        count = _do(data, "tokens-revoked", name, lambda db: users.revoke_tokens(db, name))
        typer.echo(f"{count} revoked")
    else:
        put(str(_do(data, "token-made", name, lambda db: users.make_token(db, name))))
    return 0


def _do(data: Path | None, deed: Deed, detail: str, act: Callable[[sqlite3.Connection], object]) -> object:
    """Do it, and note it with the name of the person at the terminal."""
    from samesaid.review.store import audit

    with opened(data).writing() as db:
        done = act(db)
        audit.record(db, deed, getpass.getuser(), detail=detail)
    return done


def _password(from_stdin: bool) -> str:
    """A password typed twice, unseen, or the first line of standard input."""
    if from_stdin:
        return sys.stdin.readline(_MAX_LINE_CHARS).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise SamesaidError("there is no terminal to ask for the password at; give it with --password-stdin")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Once more: "):
        raise SamesaidError("the two passwords differ; nothing was changed")
    return first
