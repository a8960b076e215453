from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from samesaid.decisions.matching import Decisions, renderings, settled, text_digest
from samesaid.decisions.reading import STATES, load_decisions
from samesaid.model import Bead, Decision, Finding, Report, SamesaidError, Severity, Span, State
from samesaid.reports import render
from samesaid.reports.formats.csv import rendered
from samesaid.reports.formats.xlsx import render_xlsx, workbook
from samesaid.reports.schemas import path as schema
from tests.builders import document
from tests.reports.sample import sample_report

REFERENCE = document("转道偷渡较为突出。", "转道  偷渡又起。", language="zh", name="zh.txt")
VERSION = document("Diversion smuggling is frequent.", "DIVERSION smuggling is back again.", name="rough.txt")
BEADS = (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9))
SCHEMA = Draft202012Validator(json.loads(schema("decisions").read_text("utf-8")))


def finding(identity: str, source: Span, target: Span, code: str = "T404", bead: int = 0) -> Finding:
    return Finding(identity, code, "terminology", Severity.MAJOR, 0.9, "x", 0, bead, (source,), (target,))


FIRST = finding("a1", Span(0, 4), Span(0, 19))
AGAIN = finding("b2", Span(0, 4), Span(33, 52), bead=1)


def written(tmp_path: Path, content: str | bytes, name: str = "decisions.json") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(tmp_path: Path, content: str | bytes, name: str = "decisions.json") -> Decisions:
    return load_decisions(written(tmp_path, content, name))


def state_of(decisions: Decisions, one: Finding, version: str = "rough.txt") -> str | None:
    decision = decisions.about(one, REFERENCE, replace(VERSION, name=version))
    return decision.state.value if decision else None


@pytest.mark.parametrize(
    "text",
    ['["a1", "b2"]', '{"dismissed": [{"id": "a1", "why": "house style"}, "b2"]}', '[{"id": "b2"}, {"id": "a1"}]'],
)
def test_files_without_a_schema_are_read_as_no_errors(tmp_path: Path, text: str) -> None:
    decisions = read(tmp_path, text)
    assert {one.id for one in decisions.entries} == {"a1", "b2"}
    assert {one.state for one in decisions.entries} == {State.NO_ERROR}


def test_a_pair_of_renderings_is_decided_wherever_it_occurs(tmp_path: Path) -> None:
    entry = (
        '{"kind": "renderings", "code": "T404", "source": "转道偷渡", "target": "Diversion  Smuggling", "reason": "x"}'
    )
    decisions = read(tmp_path, f"[{entry}]")
    assert state_of(decisions, FIRST) == state_of(decisions, AGAIN) == "not an error"
    assert state_of(decisions, finding("c3", Span(0, 4), Span(0, 9))) is None
    assert state_of(decisions, finding("c3", Span(0, 4), Span(0, 19), "T403")) is None
    assert decisions.entries[0].why == "x"


def test_a_rule_is_decided_in_the_document_of_that_name(tmp_path: Path) -> None:
    decisions = read(tmp_path, '[{"kind": "rule", "code": "T404", "document": "rough.txt", "state": "ask"}]')
    assert state_of(decisions, FIRST) == "ask"
    assert state_of(decisions, FIRST, "careful.txt") is None


def test_the_last_decision_holds_and_one_about_the_finding_itself_before_others() -> None:
    own = [Decision(State.FIXED, id="a1"), Decision(State.OPEN, id="a1")]
    rule = Decision(State.NO_ERROR, "rule", code="T404", document="rough.txt")
    decisions = Decisions((*own, rule))
    assert state_of(decisions, FIRST) == "open"
    assert state_of(decisions, AGAIN) == "not an error"


def test_a_finding_is_asked_again_when_its_sentences_change() -> None:
    digest = text_digest(FIRST, REFERENCE, VERSION, BEADS)
    decisions = Decisions((Decision(State.NO_ERROR, id="a1", text_digest=digest),))
    opened, closed = settled([FIRST], decisions, REFERENCE, VERSION, BEADS)
    assert (opened, [f.alarm for f in closed]) == ((), [False])
    assert decisions.used(closed).lapsed == ()
    changed = document("Diversion smuggling was frequent.", "DIVERSION smuggling is back again.", name="rough.txt")
    opened, closed = settled([FIRST], decisions, REFERENCE, changed, BEADS)
    assert ([f.decision for f in opened], closed) == ([None], ())
    assert [one.id for one in decisions.used(opened).lapsed] == ["a1"]


def test_case_and_spaces_are_no_change_of_a_sentence() -> None:
    spaced = document("Diversion  smuggling IS frequent.", "DIVERSION smuggling is back again.", name="rough.txt")
    assert text_digest(FIRST, REFERENCE, spaced, BEADS) == text_digest(FIRST, REFERENCE, VERSION, BEADS)


@pytest.mark.parametrize("state", State)
def test_only_what_is_fixed_or_no_error_counts_no_more(state: State) -> None:
    opened, closed = settled([FIRST], Decisions((Decision(state, id="a1"),)), REFERENCE, VERSION, BEADS)
    assert bool(closed) == (state in (State.FIXED, State.NO_ERROR)) == state.closes
    assert [f.decision and f.decision.state for f in (*opened, *closed)] == [state]


def test_unknown_ids_are_counted_but_not_where_the_finding_was_to_be_fixed() -> None:
    decisions = Decisions(
        (Decision(State.ASK, id="gone"), Decision(State.FIXED, id="mended"), Decision(State.OPEN, id="o"))
    )
    assert [one.id for one in decisions.used([FIRST]).lapsed] == ["gone"]


def test_wordings_are_listed_once_and_folded() -> None:
    both = replace(FIRST, target_spans=(Span(0, 19), Span(33, 52)))
    assert renderings(both, REFERENCE, VERSION) == ("转道偷渡", "diversion smuggling")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "not JSON"),
        ('{"x": 1}', "no list"),
        ("[1]", "entry 1 has no id"),
        ('[{"why": "x"}]', "entry 1"),
        ('["a", {"kind": "folder"}]', "entry 2 is of the unknown kind 'folder'"),
        ('["a", {"kind": ["x"]}]', "entry 2 is of the unknown kind"),
        ('["a", "b", {"kind": "rule", "code": "N104"}]', "entry 3 has no document"),
        ('[{"kind": "renderings", "code": "T404", "source": "x", "target": 3}]', "entry 1 has no target"),
        ('[{"id": "a", "state": "maybe"}]', "entry 1: there is no decision 'maybe'; use one of open, will fix, fixed"),
        ('[{"id": "a", "who": 3}]', "entry 1 has no who"),
        ('{"schema": "samesaid-report", "schema_version": 1}', "of the schema samesaid-report 1, not"),
        ('{"schema": "samesaid-decisions", "schema_version": 2}', "of the schema samesaid-decisions 2, not"),
    ],
)
def test_a_wrong_file_is_an_error_of_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SamesaidError, match=complaint) as raised:
        read(tmp_path, text)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no such file of decisions"):
        load_decisions(tmp_path / "none.json")


# Tables

COLUMNS = ("id", "decision", "who", "when", "comment", "text_digest")
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=12)
ROWS = st.lists(st.tuples(st.uuids().map(lambda u: u.hex[:16]), st.sampled_from(STATES), WORDS, WORDS, WORDS, WORDS))


def expected(rows: list[tuple[str, ...]]) -> list[Decision]:
    return [
        Decision(State(state), id=identity, who=who, when=when, why=why, text_digest=digest)
        for identity, state, who, when, why, digest in rows
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_what_is_written_into_a_workbook_or_csv_comes_back(folder: Path, rows: list[tuple[str, ...]]) -> None:
    assert list(read(folder, rendered(COLUMNS, rows), "d.csv").entries) == expected(rows)
    book = workbook([("Summary", ("what",), [("x",)]), ("Findings", COLUMNS, rows)])
    assert list(read(folder, book, "d.xlsx").entries) == expected(rows)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_what_is_written_as_json_comes_back_and_keeps_to_its_schema(folder: Path, rows: list[tuple[str, ...]]) -> None:
    names = ("id", "state", "who", "when", "why", "text_digest")
    entries = [{"kind": "finding", **dict(zip(names, row, strict=True))} for row in rows]
    content = {"schema": "samesaid-decisions", "schema_version": 1, "decisions": entries}
    SCHEMA.validate(content)
    assert list(read(folder, json.dumps(content)).entries) == expected(rows)


def decided_in_excel(report: Report, states: dict[str, tuple[str, str, str]]) -> bytes:
    """The workbook of a report after somebody filled in decision, who and comment of some findings."""
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(report)), rich_text=True)
    sheet = book["Findings"]
    at = {str(cell.value): cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        given = states.get(str(row[at["id"] - 1].value))
        for name, value in zip(("decision", "who", "comment"), given or (), strict=False):
            sheet.cell(row[0].row, at[name]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_decisions_made_in_the_workbook_of_a_report_come_back(tmp_path: Path) -> None:
    report = sample_report()
    states = {"a1": ("Not an error", "Mei", "house style"), "a2": ("will_fix", "", ""), "a3": ("ask", "李", "原文？")}
    decisions = read(tmp_path, decided_in_excel(report, states), "desk.xlsx")
    assert [(one.id, one.state.value, one.who, one.why) for one in decisions.entries] == [
        ("a1", "not an error", "Mei", "house style"),
        ("a2", "will fix", "", ""),
        ("a3", "ask", "李", "原文？"),
    ]


def test_a_workbook_offers_the_states_and_marks_the_words() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(sample_report())), rich_text=True)
    sheet = book["Findings"]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"open,will fix,fixed,not an error,ask"'
    at = [cell.value for cell in sheet[1]].index("version sentence") + 1
    marked = [str(part.text) for part in sheet.cell(2, at).value if getattr(part, "font", None) and part.font.b]
    assert marked == ["more than 22 million"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_as_spreadsheets_save_it_is_read(tmp_path: Path, separator: str) -> None:
    lines = ["number,ID,Decision,who", "1,a1,fixed,Mei", "2,b2,,", "3,c3,ask,"]
    decisions = read(tmp_path, "\ufeff" + "\r\n".join(lines).replace(",", separator), "d.csv")
    assert [(one.id, one.state.value, one.who) for one in decisions.entries] == [
        ("a1", "fixed", "Mei"),
        ("c3", "ask", ""),
    ]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 300_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("d.csv", "number,code\n1,N104\n", "no columns id and decision"),
        ("d.csv", "", "no columns id and decision"),
        ("d.csv", 'id,decision\n"a,fixed\n', "not CSV"),
        ("d.csv", b"id,decision\ncaf\xe9,fixed\n", "not UTF-8"),
        ("d.csv", "id,decision\na,fixed\nb,perhaps\n", "row 3: there is no decision 'perhaps'"),
        ("d.csv", "id,decision\n,fixed\n", "row 2 has a decision and no id"),
        ("d.xlsx", b"PK\x03\x04 and no more", "a broken or locked workbook"),
        ("d.xlsx", workbook([("Findings", ("id", "code"), [("a", "N104")])]), "no sheet has the columns"),
        ("d.xlsx", _bomb(), "unpacks to more than"),
    ],
)
def test_a_wrong_table_is_an_error_of_one_line(tmp_path: Path, name: str, content: str | bytes, complaint: str) -> None:
    with pytest.raises(SamesaidError, match=complaint) as raised:
        read(tmp_path, content, name)
    assert "\n" not in str(raised.value)


def test_a_comment_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    base = sample_report()
    decision = Decision(State.NO_ERROR, id="a1", who="@Mei", why="=HYPERLINK(1)")
    report = replace(
        base, decided=(replace(base.findings[0], alarm=False, decision=decision),), findings=base.findings[1:]
    )
    cells = [c for sheet in openpyxl.load_workbook(io.BytesIO(render_xlsx(report))) for row in sheet for c in row]
    assert [c.data_type for c in cells if c.value in ("@Mei", "=HYPERLINK(1)")] == ["s", "s"]
    for name, content in (("d.csv", render(report, "csv")), ("d.xlsx", render_xlsx(report))):
        (back,) = read(tmp_path, content, name).entries
        assert (back.who, back.why) == ("@Mei", "=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in render(report, "csv")
