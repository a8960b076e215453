"""The Python interface: what is listed is there, is documented, and loads nothing before it is used."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import samesaid
from samesaid.model import Bead, Report, literal
from tests.builders import document, finding_of
from tests.reports.sample import sample_report

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", samesaid.__all__)
def test_what_is_listed_is_there(name: str) -> None:
    assert getattr(samesaid, name) is not None


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'alignment'"):
        samesaid.alignment  # noqa: B018


def test_types_are_shipped() -> None:
    assert (ROOT / "samesaid" / "py.typed").is_file()


def test_the_page_of_the_interface_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "api_docs.py"), "--check"], cwd=ROOT)
    assert done.returncode == 0, "docs/api.md is out of date: run python scripts/api_docs.py"


def test_the_package_alone_loads_no_room() -> None:
    script = "import sys, samesaid; print(*sorted(m for m in sys.modules if m.split('.')[0] in ('numpy', 'samesaid')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["samesaid", "samesaid.version"]


def test_texts_are_aligned_from_python(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("The ferry left at noon. It carried forty people.", encoding="utf-8")
    other.write_text("The ferry sailed at noon. Forty people were on board.", encoding="utf-8")
    beads = samesaid.align_texts(one, other)
    assert [(b.source, b.target) for b in beads] == [((0,), (0,)), ((1,), (1,))]


@pytest.mark.parametrize("name", [n for n in samesaid.__all__ if getattr(getattr(samesaid, n), "__doc__", None)])
def test_examples_in_docstrings_are_true(name: str) -> None:
    thing = getattr(samesaid, name)
    for example in doctest.DocTestFinder(recurse=False).find(thing, name, globs={}):
        assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


def test_there_are_examples_on_the_page_of_the_interface() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert page.count("```pycon\n>>> import samesaid\n") == 2
    assert page.count("```") % 2 == 0


ZH, WRONG = "全市今年新种树木3.2万棵。", "The city planted 3,200 trees this year."


def test_texts_paths_and_documents_are_checked_alike(tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_text(ZH, encoding="utf-8")
    draft = samesaid.text(WRONG, language="en", name="draft")
    settings = samesaid.Settings(only=("numbers",))
    given = (tmp_path / "zh.txt", str(tmp_path / "zh.txt"), samesaid.load(tmp_path / "zh.txt"), samesaid.text(ZH))
    found = [samesaid.check(one, draft, settings=settings).alarms for one in given]
    assert {(f.id, f.source_words, f.target_words) for some in found for f in some} == {
        (found[0][0].id, ("3.2万",), ("3,200",))
    }
    assert draft.name == "draft"


def test_a_text_in_place_of_a_path_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(samesaid.SamesaidError) as raised:
        samesaid.check(ZH, samesaid.text(WRONG))
    assert str(raised.value) == f"{ZH}: no such file; check the path, or give a text as samesaid.text(…)"


def test_an_empty_text_is_an_error() -> None:
    with pytest.raises(samesaid.SamesaidError, match="no sentence found"):
        samesaid.text(" ")


MAJOR, MINOR = samesaid.Severity.MAJOR, samesaid.Severity.MINOR
SHORT = [
    (sample_report(), "<Report zh, en, en: 1 critical, 3 major, 4 minor>"),
    (
        Report(document("一。", language="zh"), (document("One."),), ((),), (), labels=("SCIO",)),
        "<Report SCIO, en: no alarms>",
    ),
    (document("One.", "Two.", name="a.txt"), "<Document a.txt (en): 2 sentences>"),
    (document("One.", name="a.txt"), "<Document a.txt (en): 1 sentence>"),
    (
        finding_of(
            "i", "N103", "numbers", samesaid.Severity.MAJOR, 1.0, "m", source_words=("5",), target_words=("7", "8")
        ),
        "<Finding N103 major: “5” → “7 … 8”>",
    ),
    (
        finding_of("i", "O501", "omission", MINOR, 1.0, "m", source_words=("x" * 50,)),
        f"<Finding O501 minor: “{'x' * 40}…” → nothing>",
    ),
    (
        finding_of("i", "O504", "other", MINOR, 1.0, "It\nmoved.", alarm=False),
        "<Finding O504 information: It moved.>",
    ),
]


@pytest.mark.parametrize(("thing", "shown"), SHORT, ids=[shown for _, shown in SHORT])
def test_short_forms(thing: object, shown: str) -> None:
    assert repr(thing) == shown


def checked(source: str, target: str) -> samesaid.CheckReport:
    texts = samesaid.text(source, language="zh"), samesaid.text(target, language="en")
    return samesaid.check(*texts, settings=samesaid.Settings(only=("numbers",)))


def test_a_notebook_shows_the_decision_and_the_findings() -> None:
    shown = checked(ZH, WRONG)._repr_html_()
    assert "<p><b>Hold: 1 critical</b></p>" in shown
    assert '<td lang="zh" dir="auto">3.2万</td><td lang="en" dir="auto">3,200</td><td>¶1</td>' in shown
    assert "Nothing found in what was checked" in checked(ZH, WRONG.replace("3,200", "32,000"))._repr_html_()


def test_nothing_in_a_text_acts_in_a_notebook() -> None:
    evil = "<script>x()</script>\u202e"
    source, target = document(f"{evil} 5", language="zh"), document(f"{evil} 7")
    spans = {"source_spans": (source.sentences[0].span,), "target_spans": (target.sentences[0].span,)}
    finding = finding_of("i", "N103", "numbers", MAJOR, 1.0, evil, bead=0, **spans)
    report = samesaid.CheckReport(
        source, (target,), ((Bead((0,), (0,)),),), (finding,), labels=(evil,), warnings=(literal(evil),)
    )
    shown = report._repr_html_()
    assert "<script" not in shown
    assert "\u202e" not in shown
    assert shown.count("&lt;script&gt;") >= 4


def test_findings_are_rows_of_a_data_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[list[dict[str, object]], list[str]]] = []
    fake = SimpleNamespace(DataFrame=lambda rows, columns: made.append((rows, columns)))
    monkeypatch.setitem(sys.modules, "pandas", fake)
    checked(ZH, WRONG).to_dataframe()
    ((row,), columns) = made[0]
    assert list(row) == columns
    assert (row["number"], row["alarm"], row["code"]) == (1, True, "N104")
    assert (row["reference_words"], row["version_words"]) == ("3.2万", "3,200")
    assert {type(cell) for cell in row.values()} == {int, float, bool, str}


def test_without_pandas_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(samesaid.SamesaidError, match=r"pandas is not installed: pip install pandas, or report\.save"):
        checked(ZH, WRONG).to_dataframe()
