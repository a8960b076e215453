"""The ledger: which wordings are one, what renders a term over a whole archive, glossaries that are read back."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samesaid.align.encode import named
from samesaid.archive import tables
from samesaid.archive.commands.terms import entries
from samesaid.archive.ledger import keeping, written
from samesaid.archive.ledger.book import Term, Wanted, ledger
from samesaid.archive.ledger.forms import Forms, same
from samesaid.archive.schema import packed
from samesaid.archive.storage import FolderStorage, opened
from samesaid.cli import run
from samesaid.compare.terms.termbase import load_termbase
from samesaid.model import SamesaidError
from samesaid.reports import termbase
from samesaid.settings import Settings

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "renderings.toml").read_text(encoding="utf-8"))

REGIMES = ("regulatory regime", "regulatory regime", "regulatory framework", "regulatory regime")
# Said of the regime in one text after another, so that no word beside it is a part of it.
SAID = (
    ("港务局公布了新的监管制度。", "The port office has announced a new {0}."),
    ("渔民认为监管制度过于复杂。", "Fishermen find the {0} too complicated."),
    ("监管制度明年才会生效。", "The {0} will take effect only next year."),
    ("没有人读过监管制度的附件。", "Nobody has read the annex to the {0}."),
    ("他们要求修改监管制度！", "They ask for the {0} to be amended!"),
)
OTHERS = (
    ("灯塔的屋顶昨晚被风吹走了。", "The roof of the lighthouse was blown away last night."),
    ("议员们下周讨论码头的租金。", "Councillors will discuss the rent of the pier next week."),
    ("学校的乐队在广场上演奏。", "The school band played in the square."),
    ("桥上的灯整夜亮着。", "The lamps on the bridge burned all night."),
    ("面包店早上六点开门。", "The bakery opens at six in the morning."),
    ("图书馆买了两百本书。", "The library bought two hundred books."),
    ("雨一直下到中午。", "It rained until noon."),
    ("老船长在讲他的故事。", "The old captain was telling his story."),
)


def lines_of(number: int) -> tuple[tuple[str, str], ...]:
    """Two sentences about the regime, the rendering being another one in every fourth text, and all the others."""
    said = (SAID[number % 5], SAID[(number + 2) % 5])
    return tuple((source, target.format(REGIMES[number % 4])) for source, target in said) + OTHERS


def text(number: int, key: str = "a", few: int | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of one text, a month each."""
    head = {"entry": f"{number:04}", "version": 0, "published": date(2020, 1 + number, 5)}
    pair = {"reference": f"zh/{number}.txt", "target": f"en/{number}.txt", "key": key, "problem": None,
            "source_language": "zh", "target_language": "en", "warnings": [], "words": 60.0, "penalty": 5.0,
            "coverage": 1.0, "source_sentences": 4, "target_sentences": 4, "paired": 4, "title": f"港口{number}",
            "signature": "made by hand"}  # fmt: skip
    beads = [
        {"bead": n, "source": [n], "target": [n], "similarity": 0.8, "confidence": 0.9, "moved": False,
         "source_text": source, "target_text": target}
        for n, (source, target) in enumerate(lines_of(number)[:few])
    ]  # fmt: skip
    return {"pairs": [head | pair], "beads": [head | bead for bead in beads], "findings": []}


def stored(folder: Path, *texts: dict[str, list[dict[str, Any]]]) -> FolderStorage:
    """A store of one shard."""
    storage = FolderStorage(folder)
    for table in ("pairs", "beads", "findings"):
        rows = [row for one in texts for row in one[table]]
        storage.write(f"{table}/part-00000-of-00001.parquet", packed(table, rows))
    return storage


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FolderStorage:
    return stored(tmp_path_factory.mktemp("ledger"), *(text(n) for n in range(8)))


@pytest.fixture(scope="module")
def terms(store: FolderStorage) -> tuple[Term, ...]:
    assert keeping.update(store) == 8
    return ledger(store, named("bundled"), Wanted(fewest=3))


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: case["one"])
def test_forms_are_one_rendering(case: dict[str, str]) -> None:
    assert same(case["one"], case["other"])
    assert same(case["other"], case["one"])


@pytest.mark.parametrize("case", CASES["apart"], ids=lambda case: case["one"])
def test_other_words_are_another_rendering(case: dict[str, str]) -> None:
    assert not same(case["one"], case["other"])


def test_an_acronym_that_the_texts_explain_is_its_full_name() -> None:
    forms = Forms({"HALO": "Harbour Light Oversight Board"})
    assert forms.same("HALO", "Harbour Light Oversight Board")
    assert forms.is_acronym("HALO", "Harbour Light Oversight Board")
    assert not forms.same("HALO", "port office")


def test_a_term_is_told_with_its_renderings_days_and_examples(terms: tuple[Term, ...]) -> None:
    term = next(t for t in terms if t.text == "监管制度")
    assert [(r.text, r.uses, r.documents, r.minority) for r in term.renderings] == [
        ("regulatory regime", 12, 6, False),
        ("regulatory framework", 4, 2, True),
    ]
    assert (term.uses, term.documents, term.first, term.last) == (16, 8, date(2020, 1, 5), date(2020, 8, 5))
    other = term.renderings[1]
    assert (other.first, other.last) == (date(2020, 3, 5), date(2020, 7, 5))
    assert other.examples[0].target == "en/2.txt"
    assert "regulatory framework" in other.examples[0].target_text
    assert {t.text for t in terms if len(t.renderings) > 1} == {"监管制度"}


def test_only_the_days_and_words_that_are_wanted(store: FolderStorage, terms: tuple[Term, ...]) -> None:
    assert terms
    encoder = named("bundled")
    until = ledger(store, encoder, Wanted(until=date(2020, 2, 28), fewest=3))
    assert all(len(t.renderings) == 1 and t.last == date(2020, 2, 5) for t in until)
    assert [t.text for t in ledger(store, encoder, Wanted("FRAMEWORK", fewest=3))] == ["监管制度"]
    assert [t.text for t in ledger(store, encoder, Wanted(fewest=3, variants=True))] == ["监管制度"]
    assert not ledger(store, encoder, Wanted(fewest=100))


def test_a_glossary_has_the_usual_rendering_and_is_read_back(terms: tuple[Term, ...], tmp_path: Path) -> None:
    made = written.glossary(terms, "port")
    for ending in termbase.FORMATS:
        file = tmp_path / f"port.{ending}"
        termbase.save(made, file)
        read = load_termbase(file)
        agreed = next(t for t in read.terms if t.source == "监管制度")
        assert agreed.renderings == ("regulatory regime",)
        assert "regulatory framework (4)" in agreed.note


def test_the_glossary_of_a_ledger_finds_what_it_calls_a_minority(store: FolderStorage, tmp_path: Path) -> None:
    glossary = tmp_path / "port.csv"
    command = ["archive", "terms", store.address, "--min", "3", "--as-glossary", "-o", str(glossary), "--quiet"]
    assert run(command) == 0
    one, other = tmp_path / "zh.txt", tmp_path / "en.txt"
    one.write_text("".join(source + "\n" for source, _ in lines_of(2)), encoding="utf-8")
    other.write_text("".join(target + "\n" for _, target in lines_of(2)), encoding="utf-8")
    report = tmp_path / "report.json"
    check = ["check", str(one), str(other), "--glossary", str(glossary), "--only", "terms", "-o", str(report), "-q"]
    assert run(check) == 1
    assert "T401" in report.read_text(encoding="utf-8")


def test_every_format_has_a_row_a_rendering(terms: tuple[Term, ...]) -> None:
    table = written.table(terms)
    assert len(table.rows) == sum(len(t.renderings) for t in terms)
    for format in tables.FORMATS:
        assert b"regulatory framework" in tables.render(table, format) or format == "parquet"


def test_a_second_call_reads_only_what_changed(tmp_path: Path) -> None:
    storage = stored(tmp_path, text(0), text(1))
    assert keeping.update(storage) == 2
    kept = storage.read("ledger/part-00000-of-00001.parquet")
    assert keeping.update(storage) == 0
    stored(tmp_path, text(0), text(1, "b", 1), text(2))
    assert keeping.update(storage) == 2
    stored(tmp_path, text(0), text(1))
    assert keeping.update(storage) == 1
    assert storage.read("ledger/part-00000-of-00001.parquet") == kept


def test_files_of_shards_that_are_gone_are_taken_away(tmp_path: Path) -> None:
    storage = stored(tmp_path, text(0))
    storage.write("ledger/part-00001-of-00002.parquet", b"old")
    keeping.update(storage)
    assert storage.names("ledger") == ["part-00000-of-00001.parquet"]


def test_versions_in_the_language_of_the_original_have_no_renderings(tmp_path: Path) -> None:
    one = text(0)
    one["pairs"][0]["target_language"] = "zh-Hant"
    storage = stored(tmp_path, one)
    assert keeping.update(storage) == 0
    assert ledger(storage, named("bundled"), Wanted()) == ()


def test_no_store_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no store there"):
        entries(str(tmp_path), Wanted(), Settings(), 1, lambda _: None)
    assert opened(str(tmp_path)).names("ledger") == []
