"""The one error that a user sees."""

from __future__ import annotations


class SamesaidError(Exception):
    """An input or usage error in one line: what is wrong, where, and what to do. Exit code 2."""


class NoText(SamesaidError):  # noqa: N818 (it is said to a user, and no fault)
    """A file that is empty, or has no sentence."""
