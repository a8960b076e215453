"""The site of a store: pages that read without scripts, ask for nothing outside, and are put in place at once."""

from __future__ import annotations

import html.parser
import json
import re
from pathlib import Path

import pytest

from samesaid.archive.site import search_index as searching
from samesaid.archive.site.build import Site
from samesaid.archive.site.charts import months, pictures
from samesaid.archive.site.data import Archive, Counts, page_of
from samesaid.archive.site.labels import PER_PAGE, cut, entered
from samesaid.archive.site.publish import MARK, place
from samesaid.archive.site.search_index import Index
from samesaid.cli import run
from samesaid.model import SamesaidError
from tests.archive.stores import made, stored, term, told

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u202eexe\ud800 & \"'"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("site"))


class Links(html.parser.HTMLParser):
    """Every address on a page, and every id."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src"):
                self.addresses.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")


def read(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


def test_a_page_has_what_must_be_read_first(tmp_path: Path) -> None:
    one = told(0)
    one["pairs"][0]["warnings"] = ["numbers: sentence 2 was not compared & <more>"]
    (tmp_path / "made").mkdir()
    Site(tmp_path / "made", Archive(stored(tmp_path / "store", one), ()), []).write()
    (page,) = (tmp_path / "made" / "texts").glob("*.html")
    assert '<p class="reading"><bdi>numbers: sentence 2 was not compared &amp; &lt;more&gt;' in page.read_text("utf-8")


def test_every_link_leads_to_a_place_of_the_site(site: Path) -> None:
    pages = {page: read(page) for page in site.rglob("*.html")}
    for page, links in pages.items():
        assert len(links.ids) == len(set(links.ids)), page
        for address in links.addresses:
            name, _, anchor = address.partition("#")
            target = (page.parent / name).resolve() if name else page.resolve()
            assert target.is_file(), (page, address)
            if anchor:
                assert anchor in pages[target].ids, (page, address)


def test_pages_may_load_only_what_is_the_sites_own(site: Path) -> None:
    for page in site.rglob("*.html"):
        content = page.read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', content)
        assert policy
        assert "default-src 'none'; style-src 'self';" in policy[1].replace("&#39;", "'")
        assert ("script-src" in policy[1]) == (page.name == "search.html")
        assert "://" not in content
        assert not read(page).handlers


def test_the_overview_tells_what_matters(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "4 texts, 2020-01-05 to 2020-04-05" in page
    assert "1 critical" in page
    assert "1 minor" in page
    assert "1 could not be checked" in page
    assert page.index("港口0") < page.index("港口1")
    assert "2020-01: 1" in page
    assert "saying 1" in page
    assert "no such file" in (site / "failures.html").read_text(encoding="utf-8")


def test_a_text_has_its_findings_and_its_sentences(site: Path) -> None:
    page = (site / "texts" / page_of("0000")).read_text(encoding="utf-8")
    assert "The reference says 3; the version says 4." in page
    assert '<mark class="critical">' in page
    assert '<tr id="b0-1">' in page
    assert "灯塔的屋顶昨晚被风吹走了。" in page
    assert 'lang="zh" dir="auto"' in page
    assert "No difference was found" in (site / "texts" / page_of("0002")).read_text(encoding="utf-8")


def test_the_search_finds_texts_findings_and_terms(site: Path) -> None:
    content = (site / "search" / "1.js").read_text(encoding="utf-8")
    rows = json.loads(content.removeprefix("samesaid.add(").removesuffix(");\n"))
    kinds = [row[0] for row in rows]
    assert kinds.count("text") == 4
    assert {"term", "critical", "minor"} <= set(kinds)
    for _, address, *_ in rows:
        name, _, anchor = address.partition("#")
        assert not anchor or anchor in read(site / name).ids


def test_a_hostile_text_stays_a_text(tmp_path: Path) -> None:
    one = told(0, message=HOSTILE.replace("\ud800", ""), source=[HOSTILE.replace("\ud800", "")])
    one["pairs"][0] |= {"title": HOSTILE.replace("\ud800", ""), "target": "<b>&.txt"}
    one["beads"][1]["source_text"] = "…" + HOSTILE.replace("\ud800", "") + "…"
    folder = tmp_path / "made"
    folder.mkdir()
    Site(folder, Archive(stored(tmp_path / "store", one), ()), [term("<i>", 2)]).write()
    for page in folder.rglob("*.html"):
        content = page.read_text(encoding="utf-8")
        assert "<img" not in content
        assert "alert(1)</script" not in content
        assert "\u202e" not in content
        assert not read(page).handlers


def test_a_lone_surrogate_is_written_into_the_index() -> None:
    index = Index()
    assert not list(index.add([("text", "a.html", "", HOSTILE, "")]))
    index.rest().encode("utf-8")


def test_the_index_is_cut_into_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "SIZE", 100)
    index = Index()
    files = [*index.add(("text", f"{n}.html", "", "title", "path") for n in range(20)), index.rest()]
    assert len(files) > 5
    assert sum(content.count(".html") for content in files) == 20


def test_what_is_dismissed_is_left_out(tmp_path: Path) -> None:
    storage = stored(tmp_path / "store", told(0))
    assert run(["archive", "decide", storage.address, f"{0:016x}"]) == 0
    assert run(["archive", "report", storage.address, "-o", str(tmp_path / "site"), "--no-terms", "--quiet"]) == 0
    assert "no difference was found" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "the version says 4" not in (tmp_path / "site" / "search" / "1.js").read_text(encoding="utf-8")


def test_a_site_is_replaced_as_a_whole_and_only_a_site(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    place(folder, lambda new: (new / "old.html").write_text("old") and None)
    place(folder, lambda new: (new / "new.html").write_text("new") and None)
    assert sorted(p.name for p in folder.iterdir()) == ["new.html", MARK]

    def breaks(new: Path) -> None:
        (new / "half.html").write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(SamesaidError, match="No space left"):
        place(folder, breaks)
    assert sorted(p.name for p in folder.iterdir()) == ["new.html", MARK]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine")
    with pytest.raises(SamesaidError, match="not a site that samesaid made"):
        place(tmp_path / "notes", breaks)
    with pytest.raises(SamesaidError, match="a file, not a folder"):
        place(tmp_path / "notes" / "mine.txt", breaks)


def test_months_run_on_where_nothing_happened() -> None:
    assert months("2019-11", "2020-02") == ["2019-11", "2019-12", "2020-01", "2020-02"]
    rows = [("2019-11", "N103", "critical", 3), ("2020-02", "E301", "minor", 1), ("undated", "N103", "minor", 9)]
    everything, *kinds = pictures(rows, {"2019-11", "2020-02", "undated"})
    assert [bar.counts.all for bar in everything.bars] == [3, 0, 0, 1]
    assert everything.bars[0].counts == Counts(critical=3)
    assert (everything.most, everything.total) == (5, 4)
    assert [(p.name, p.total) for p in kinds] == [("number", 3), ("name", 1)]
    assert pictures(rows, {"undated"}) == ()


def test_the_ledger_begins_with_several_renderings_and_goes_on_over_pages() -> None:
    made = entered([*(term(f"词{n}") for n in range(PER_PAGE + 5)), term("港口", 2)])
    assert made[0].term.text == "港口"
    assert made[0].place == "ledger.html#t1"
    assert made[-1].place == f"ledger-2.html#t{PER_PAGE + 6}"


def test_an_example_is_cut_around_its_rendering() -> None:
    long = "word " * 60 + "the Harbour Light " + "word " * 60
    assert "the Harbour Light" in cut(long, "harbour light")
    assert cut(long, "harbour light").startswith("…")
    assert cut("a short one", "nowhere") == "a short one"
