"""Addresses inside the review that a form may send a person back to."""

from __future__ import annotations

import re

# A path of ours with a query and an anchor; never another host, whatever a browser makes of slashes and backslashes.
_OURS = re.compile(r"/(?![/\\])[\w\-./]*(\?[\w\-.~%&=+,:;@!$'()*/]*)?(#[\w\-.]*)?", re.ASCII)
# A page of the same text and a place on it.
_HERE = re.compile(r"(\?page=\d{1,6})?(#[\w\-.]{0,80})?", re.ASCII)
_MAX_CHARS = 2_000


def ours(asked: str, otherwise: str) -> str:
    """``asked`` if it is an address inside the review, else ``otherwise``."""
    return asked if len(asked) <= _MAX_CHARS and _OURS.fullmatch(asked) else otherwise


def on_page(base: str, asked: str, otherwise: str = "") -> str:
    """A place on the page ``base``: ``?page=2#f12`` or ``#f12``; ``otherwise`` for anything else.

    An address inside the review, from its slash on, is taken as it is.
    """
    if asked.startswith("/"):
        return ours(asked, base + otherwise)
    return base + (asked if asked and _HERE.fullmatch(asked) else otherwise)
