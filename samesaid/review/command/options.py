"""Options that several commands of the review share."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samesaid.inputs import shown
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from samesaid.review.store.database import Database

Data = Annotated[
    Path | None,
    typer.Option("--data", help="The database (review.sqlite3 in the user's data folder if absent)."),
]


def opened(data: Path | None) -> Database:
    """The database, which is made where it is missing. Raises SamesaidError."""
    from samesaid.review.store.database import Database

    path = data or default()
    # It has texts that are not published and hashes of passwords: it is made for its owner alone.
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return Database(path)


def there(data: Path | None) -> Database:
    """The database, which must be there. Raises SamesaidError."""
    path = data or default()
    if not path.exists():
        raise SamesaidError(
            f"{shown(path)}: no database there; name it with --data, or begin one with `samesaid review`"
        )
    return opened(path)


def default() -> Path:
    """The database in the data folder of the user, which is made, for the user alone, where it is missing."""
    from platformdirs import user_data_path

    folder = user_data_path("samesaid")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / "review.sqlite3"
