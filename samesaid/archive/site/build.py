"""All pages of a site, written into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from samesaid.archive.ledger.ledger import Term
from samesaid.archive.site import charts as trend
from samesaid.archive.site import templates as filling
from samesaid.archive.site.data import Archive, Counts, Text, Whole, page_of
from samesaid.archive.site.labels import Entered, cut, entered, page_name
from samesaid.archive.site.search_index import Index, rows_of, term_rows
from samesaid.archive.site.text_page import sides

_WORST, _VARIANTS = 20, 12

ProgressCallback = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's texts."""

    name: str
    texts: tuple[Text, ...]

    @property
    def counts(self) -> Counts:
        return sum((text.counts for text in self.texts), Counts())


class Site:
    """The pages of an archive and its ledger (none where it is empty), to be written into ``folder``."""

    def __init__(self, folder: Path, archive: Archive, terms: Sequence[Term]) -> None:
        self._folder, self._archive, self._terms = folder, archive, entered(terms)
        self._texts = archive.texts()

    def write(self, progress: ProgressCallback | None = None) -> int:
        """Write everything; returns the number of texts with a page. ``progress`` gets the texts done and all texts."""
        for name in ("texts", "months", "search"):
            (self._folder / name).mkdir()
        self._put("site.css", filling.style())
        self._lists()
        self._ledger()
        self._search(self._text_pages(progress))
        return len(self._texts)

    def _lists(self) -> None:
        texts = self._texts
        days = sorted(text.published for text in texts if text.published)
        months = [Month(name, tuple(group)) for name, group in groupby(texts, key=lambda text: text.month)]
        checked = [text for text in texts if text.counts.all]
        self._page(
            "index.html",
            texts=texts, days=(days[0], days[-1]) if days else None,
            counts=sum((text.counts for text in texts), Counts()), failed=self._failed(),
            pictures=trend.pictures(self._archive.by_month(), {text.month for text in texts}),
            worst=sorted(checked, key=lambda text: -text.penalty)[:_WORST],
            variants=[entered for entered in self._terms if len(entered.term.renderings) > 1][:_VARIANTS],
        )  # fmt: skip
        self._page("texts.html", template="months.html.j2", months=months)
        for month in months:
            self._page(f"months/{month.name}.html", template="month.html.j2", month=month)
        if self._failed():
            self._page("failures.html", failed=self._failed())

    def _failed(self) -> list[Text]:
        return [text for text in self._texts if text.problem]

    def _text_pages(self, progress: ProgressCallback | None) -> Iterable[Whole]:
        for done, whole in enumerate(self._archive.wholes(self._texts), start=1):
            self._page(f"texts/{whole.text.page}", template="text.html.j2", text=whole.text, sides=sides(whole))
            if progress:
                progress(done, len(self._texts))
            yield whole

    def _ledger(self) -> None:
        several = sum(len(entered.term.renderings) > 1 for entered in self._terms)
        pages = self._terms[-1].page if self._terms else 0
        for number, group in groupby(self._terms, key=lambda entered: entered.page):
            self._page(
                page_name(number), template="ledger.html.j2", number=number, pages=pages, terms=list[Entered](group),
                total=len(self._terms), several=several, cut=cut, page_of=page_of,
            )  # fmt: skip

    def _search(self, wholes: Iterable[Whole]) -> None:
        """The index is filled while the texts' pages are written: each text is in memory once."""
        index, names = Index(), list[str]()

        def keep(contents: Iterable[str]) -> None:
            for content in contents:
                names.append(f"search/{len(names) + 1}.js")
                self._put(names[-1], content)

        keep(index.add(term_rows((entered.term, entered.place) for entered in self._terms)))
        for whole in wholes:
            keep(index.add(rows_of(whole)))
        keep([index.rest()])
        self._put("search/search.js", filling.script())
        self._page("search.html", scripts=("search/search.js", *names))

    def _page(self, name: str, *, template: str = "", scripts: tuple[str, ...] = (), **values: Any) -> None:
        root = "../" * name.count("/")
        filled = filling.fill(
            template or f"{name}.j2", root, scripts=scripts, has_ledger=bool(self._terms), **values
        )  # fmt: skip
        self._put(name, filled)

    def _put(self, name: str, content: str) -> None:
        (self._folder / name).write_bytes(content.encode("utf-8", "backslashreplace"))
