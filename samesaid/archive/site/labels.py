"""Pages of the ledger on a site, and the passages that they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.archive.ledger.ledger import Term

# Terms of one page; letters on either side of a rendering in its example.
PER_PAGE = 100
_AROUND = 70


@dataclass(frozen=True, slots=True)
class Entered:
    """A term with its page of the ledger (from 1) and its anchor there."""

    term: Term
    page: int
    anchor: str

    @property
    def place(self) -> str:
        return f"{page_name(self.page)}#{self.anchor}"


def page_name(page: int) -> str:
    """The file of a page of the ledger."""
    return "ledger.html" if page == 1 else f"ledger-{page}.html"


def entered(terms: Sequence[Term]) -> list[Entered]:
    """The terms in the order of the site: those with more than one rendering first, each time the frequent first."""
    ordered = sorted(terms, key=lambda term: (len(term.renderings) < 2, -term.uses, term.text))
    return [Entered(term, n // PER_PAGE + 1, f"t{n + 1}") for n, term in enumerate(ordered)]


def cut(text: str, wording: str) -> str:
    """The text around a wording in a long text; its beginning where the wording is not found in any form."""
    flat = " ".join(text.split())
    at = _place(flat.casefold(), wording.casefold())
    start, end = max(at - _AROUND, 0), at + len(wording) + _AROUND
    if start and " " in flat[start:at]:
        start = flat.index(" ", start) + 1
    if end < len(flat) and " " in flat[at + len(wording) : end]:
        end = flat.rindex(" ", at + len(wording), end)
    return ("…" if start else "") + flat[start:end].strip() + ("…" if end < len(flat) else "")


def _place(text: str, wording: str) -> int:
    """The span of the wording, else of its beginning without the last letters, else of its longest word."""
    longest = max(wording.split(), key=len, default="")
    for sought in (wording, wording[:-2], longest[:-2]):
        if len(sought) > 1 and (at := text.find(sought)) >= 0:
            return at
    return 0
