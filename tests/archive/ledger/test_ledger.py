"""The ledger: which wordings are one, what renders a term over a whole archive, glossaries that are read back."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from samesaid.align.encoders.registry import named
from samesaid.archive.commands.terms import entries
from samesaid.archive.ledger import export as written
from samesaid.archive.ledger import update as keeping
from samesaid.archive.ledger.ledger import Term, Wanted, ledger
from samesaid.archive.ledger.word_forms import Forms, same
from samesaid.archive.store import export as tables
from samesaid.archive.store.storage import FolderStorage, opened
from samesaid.cli import run
from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.model import SamesaidError
from samesaid.reports.formats import termbase
from samesaid.settings import Settings
from tests.archive.stores import lines_of, stored, text
from tests.paths import CASES as CASES_FOLDER

CASES = tomllib.loads((CASES_FOLDER / "renderings.toml").read_text(encoding="utf-8"))


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
        file.write_text(termbase.render(made, ending), encoding="utf-8")
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


def test_a_terminal_has_a_few_columns(store: FolderStorage, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["archive", "terms", store.address, "--min", "3", "--variants"]) == 0
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert lines[0].split() == ["term", "uses", "rendering", "times", "minority", "first_use", "last_use"]
    assert max(map(len, lines)) < 120
    assert "1 terms and names, 1 with more than one rendering" in told.err


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
    assert storage.names("ledger") == ["part-00000-of-00001.json", "part-00000-of-00001.parquet"]


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
