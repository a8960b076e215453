"""Progress on a terminal."""

from __future__ import annotations

import sys


class Progress:
    """One changing line on stderr, if stderr is a terminal."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __call__(self, step: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{step} …")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Empty the line, before something else is written to the terminal."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
