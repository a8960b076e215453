"""Uploaded texts in a private folder, under random names, until their job has ended."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from samesaid.inputs import shown
from samesaid.model import SamesaidError

_TOKEN = re.compile("[0-9a-f]{32}")


class Uploads:
    """The folder beside the database: ``review.db.uploads``. Only its owner may read it.

    Raises SamesaidError, one line, where the folder or a file cannot be written.
    """

    def __init__(self, database: Path) -> None:
        self.folder = database.with_name(f"{database.name}.uploads")

    def keep(self, data: bytes) -> str:
        """Write a file; what is returned names it. Nothing is left of one that cannot be written whole."""
        token = secrets.token_hex(16)
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            # Never through a link, never over a file.
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
            with os.fdopen(os.open(self.folder / token, flags, 0o600), "wb") as file:
                file.write(data)
        except OSError as error:
            self.remove([token])
            raise SamesaidError(
                f"{shown(self.folder)}: an uploaded text cannot be written ({error.strerror}); check folder and disk"
            ) from None
        return token

    def read(self, token: str) -> bytes:
        """The content. Raises SamesaidError where it is gone."""
        try:
            return self._path(token).read_bytes()
        except OSError as error:
            raise SamesaidError(f"an uploaded text is gone ({error.strerror}); ask for the check again") from None

    def remove(self, tokens: Iterable[str]) -> None:
        """Remove files; those that are gone are no error."""
        for token in tokens:
            with suppress(OSError):
                self._path(token).unlink()

    def sweep(self, needed: Callable[[], Iterable[str]]) -> int:
        """Remove the files that no job needs, such as those of a server that was killed; how many they were.

        ``needed`` is asked after the folder was listed: a file that appears meanwhile is left alone.
        """
        try:
            there = {path.name for path in self.folder.iterdir() if _TOKEN.fullmatch(path.name)}
        except OSError:
            return 0
        orphans = there - set(needed())
        self.remove(orphans)
        return len(orphans)

    def _path(self, token: str) -> Path:
        if not _TOKEN.fullmatch(token):
            raise SamesaidError("an uploaded text has a name that is not ours; ask for the check again")
        return self.folder / token
