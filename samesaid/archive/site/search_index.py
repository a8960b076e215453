"""The index of a site's search: script files, for a page that was opened from the disk may fetch nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from samesaid.archive.ledger.ledger import Term
from samesaid.archive.site.data import Whole

# Characters of one file of the index, about.
SIZE = 500_000
_LONGEST = 400

Row = tuple[str, str, str, str, str]
"""(kind, page, day, headline, text)."""


def rows_of(whole: Whole) -> Iterator[Row]:
    """A text and its findings."""
    text, day = whole.text, whole.text.published.isoformat() if whole.text.published else ""
    page = f"texts/{text.page}"
    paths = " ".join((text.reference, *(version.target for version in text.versions)))
    yield "text", page, day, text.title, paths
    for version, findings in whole.findings.items():
        for number, finding in enumerate(findings, start=1):
            wordings = " · ".join((*finding["source"], *finding["target"]))
            place = f"{page}#{anchor(version, number)}"
            yield finding["severity"], place, day, finding["message"], wordings[:_LONGEST]


def anchor(version: int, number: int) -> str:
    """The anchor of a finding, by its number from 1, on its text's page."""
    return f"f{version}-{number}"


def term_rows(terms: Iterable[tuple[Term, str]]) -> Iterator[Row]:
    """Terms with the address of each in the ledger."""
    for term, place in terms:
        day = term.last.isoformat() if term.last else ""
        yield "name" if term.name else "term", place, day, term.text, " · ".join(r.text for r in term.renderings)


class Index:
    """Rows in files of about ``SIZE`` characters."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._length = 0

    def add(self, rows: Iterable[Row]) -> Iterator[str]:
        """Keep the rows; gives the content of each file that is full."""
        for row in rows:
            # A lone surrogate, from a text that was decoded wrongly, has no place in UTF-8.
            clean = [part.encode("utf-8", "replace").decode() for part in row]
            text = json.dumps(clean, ensure_ascii=False, separators=(",", ":"))
            self._rows.append(text)
            self._length += len(text)
            if self._length >= SIZE:
                yield self.rest()

    def rest(self) -> str:
        """What is not yet in a file, as the content of one."""
        content = "samesaid.add([\n" + ",\n".join(self._rows) + "\n]);\n"
        self._rows, self._length = [], 0
        return content
