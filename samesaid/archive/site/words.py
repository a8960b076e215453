"""Pages of the ledger on a site, and the passages that they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.archive.ledger.book import Term

# Terms of one page; letters on either side of a rendering in its example.
PER_PAGE = 100
_AROUND = 70


@dataclass(frozen=True, slots=True)
class Entered:
    """A term with the page of the ledger that it stands on (from 1) and its anchor there."""

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
    """What stands around a wording in a long text; its beginning where the wording is not found."""
    flat = " ".join(text.split())
    at = max(flat.casefold().find(wording.casefold()), 0)
    start, end = max(at - _AROUND, 0), at + len(wording) + _AROUND
    return ("…" if start else "") + flat[start:end].strip() + ("…" if end < len(flat) else "")
