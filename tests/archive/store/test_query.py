"""Questions to a store: filters, counts, SQL, and what was settled."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from samesaid.archive.store import export as tables
from samesaid.archive.store.decision_log import Decisions, Settled
from samesaid.archive.store.query import Filter, Store
from samesaid.archive.store.schema import Row
from samesaid.archive.store.storage import FolderStorage
from samesaid.cli import run as command
from samesaid.model import SamesaidError
from tests.archive.stores import stored, told, whole

HOSTILE = "=1+1</td><script>alert(1)</script>\u202e"


def finding(entry: str, code: str, severity: str, day: date, source: str, target: str, **more: object) -> Row:
    row: Row = {
        "entry": entry, "version": 0, "published": day, "finding": f"{entry}-{code}", "code": code, "type": code[0],
        "severity": severity, "confidence": 0.9, "alarm": True, "message": f"{source} against {target}",
        "source": [source], "target": [target], "source_text": f"甲{source}乙", "target_text": f"a {target} b",
        "source_words": source.casefold(), "target_words": target.casefold(), "document": f"{entry}.en.txt",
    }  # fmt: skip
    return row | more


FINDINGS = [
    finding("a", "N104", "critical", date(2026, 1, 5), "2.2万", "22 million"),
    finding("a", "E302", "major", date(2026, 1, 5), "刘涛", "Liu Dao"),
    finding("b", "T404", "major", date(2026, 2, 7), "獴猎", "Liao Hunting"),
    finding("b", "T401", "minor", date(2026, 2, 7), "偷渡", HOSTILE),
    finding("c", "O504", "minor", date(2026, 3, 1), "移到别处", "moved", alarm=False),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of three texts and five findings."""
    pairs = [
        {"entry": e, "version": 0, "published": date(2026, 1, 5), "reference": f"zh/{e}.txt", "target": f"en/{e}.txt",
         "source_language": "zh", "target_language": "en"}
        for e in "abc"
    ]  # fmt: skip
    rows: dict[str, list[Row]] = {"pairs": pairs, "findings": FINDINGS, "beads": []}
    return whole(tmp_path / "store", [rows]).folder


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        (Filter(), ["T404", "T401", "N104", "E302"]),
        (Filter(alarms=False), ["O504", "T404", "T401", "N104", "E302"]),
        (Filter(since=date(2026, 2, 1)), ["T404", "T401"]),
        (Filter(until=date(2026, 1, 31)), ["N104", "E302"]),
        (Filter(severity=("critical", "minor")), ["T401", "N104"]),
        (Filter(kind=("n", "E3")), ["N104", "E302"]),
        (Filter(term="liao"), ["T404"]),
        (Filter(name="刘"), ["E302"]),
        (Filter(name="Liao"), []),
        (Filter(document="b.txt"), ["T404", "T401"]),
        (Filter(text="22 MILLION"), ["N104"]),
        (Filter(text="%' OR true --"), []),
    ],
    ids=repr,
)
def test_filters(folder: Path, chosen: Filter, codes: list[str]) -> None:
    answer = Store(FolderStorage(folder)).findings(chosen)
    assert [row[answer.columns.index("code")] for row in answer.rows] == codes


def test_counts_and_limits(folder: Path) -> None:
    store = Store(FolderStorage(folder))
    counted = store.counts(Filter(), ("month", "severity"))
    assert counted.columns[:3] == ("month", "severity", "findings")
    assert [row[:3] for row in counted.rows] == [
        ("2026-01", "critical", 1), ("2026-01", "major", 1), ("2026-02", "major", 1), ("2026-02", "minor", 1),
    ]  # fmt: skip
    assert len(store.findings(Filter(), 2).rows) == 2
    with pytest.raises(SamesaidError, match="--by week: use day, month"):
        store.counts(Filter(), ("week",))


@pytest.mark.parametrize(
    ("settled", "left"),
    [
        (Settled("finding", finding="a-N104"), ["T404", "T401", "E302"]),
        (Settled("renderings", code="T404", source="獴猎", target="liao hunting"), ["T401", "N104", "E302"]),
        (Settled("renderings", code="E302", source="獴猎", target="liao hunting"), ["T404", "T401", "N104", "E302"]),
        (Settled("rule", code="E302", document="a.en.txt"), ["T404", "T401", "N104"]),
        (Settled("rule", code="E302", document="b.en.txt"), ["T404", "T401", "N104", "E302"]),
    ],
    ids=repr,
)
def test_what_is_settled_stays_out(folder: Path, settled: Settled, left: list[str]) -> None:
    decisions = Decisions(folder / "decisions.sqlite3")
    assert decisions.standing() == ()
    decisions.decide([settled], dismissed=True, decided="2026-11-21T10:00:00+00:00", who="ed", why="house style")
    store = Store(FolderStorage(folder), decisions.standing())
    assert [row[2] for row in store.findings(Filter()).rows] == left
    assert store.sql("SELECT count(*) FROM all_findings").rows == ((5,),)
    assert set(store.sql("SELECT why FROM all_findings WHERE dismissed").rows) <= {("house style",)}
    decisions.decide([settled], dismissed=False, decided="2026-11-21T11:00:00+00:00")
    assert decisions.standing() == ()


DECIDED = (
    Settled("finding", finding="a-N104"),
    Settled("finding", finding="a-N104", why="said twice"),
    Settled("renderings", code="T404", source="獴猎", target="liao hunting"),
    Settled("rule", code="E302", document="a.en.txt"),
    Settled("rule", code="O504", document="c.en.txt"),
    Settled("finding", finding="nowhere"),
)


@pytest.mark.parametrize("settled", [(), *((one,) for one in DECIDED), DECIDED[:2], DECIDED], ids=repr)
@pytest.mark.parametrize(
    "chosen",
    [Filter(), Filter(alarms=False), Filter(since=date(2026, 2, 1)), Filter(text="liao"), Filter(name="刘")],
    ids=repr,
)
def test_counts_are_those_of_the_findings_that_are_left(
    folder: Path, chosen: Filter, settled: tuple[Settled, ...]
) -> None:
    store = Store(FolderStorage(folder), settled)
    answer = store.findings(chosen)
    day, severity, code = (answer.columns.index(name) for name in ("published", "severity", "code"))
    left = Counter((row[day].strftime("%Y-%m"), row[code][0], row[severity]) for row in answer.rows)
    counted = store.counts(chosen, ("month", "kind"))
    levels = counted.columns[3:]
    assert {
        (row[0], row[1], level): n for row in counted.rows for level, n in zip(levels, row[3:], strict=True) if n
    } == left
    # The same by a column that only the joined findings have.
    by_document = store.counts(chosen, ("document",)).rows
    assert sum(row[1] for row in by_document) == sum(row[2] for row in counted.rows) == left.total()


def test_words_that_a_finding_lacks_are_no_decision(tmp_path: Path) -> None:
    """A decision on renderings leaves findings alone that mark no words: these are null."""
    bare = finding("a", "C101", "major", date(2026, 1, 5), "灯塔", "lighthouse", source_words=None, target_words=None)
    pair: Row = {"entry": "a", "version": 0, "published": date(2026, 1, 5), "reference": "zh/a.txt",
                 "target": "en/a.txt", "source_language": "zh", "target_language": "en"}  # fmt: skip
    storage = whole(tmp_path, [{"pairs": [pair], "findings": [bare], "beads": []}])
    store = Store(storage, (Settled("renderings", code="C101"), Settled("finding", finding="nowhere")))
    assert [row[1] for row in store.counts(Filter(), ("kind",)).rows] == [1]
    assert len(store.findings(Filter()).rows) == 1


@pytest.mark.parametrize(
    "question",
    [
        "DELETE FROM settled",
        "COPY (SELECT 1) TO 'x.csv'",
        "SELECT 1; SELECT 2",
        "SELEC",
        "",
        "ATTACH 'x.db'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT nothing FROM findings",
    ],
)
def test_only_a_select_of_the_store_is_answered(folder: Path, question: str) -> None:
    with pytest.raises(SamesaidError):
        Store(FolderStorage(folder)).sql(question)


@pytest.mark.parametrize("format", tables.FORMATS)
def test_formats_keep_hostile_text_inert(folder: Path, format: str) -> None:
    answer = Store(FolderStorage(folder)).findings(Filter())
    data = tables.render(answer, format)
    if format == "parquet":
        import pyarrow.parquet as pq

        assert pq.read_table(io.BytesIO(data)).num_rows == 4
        return
    text = data.decode("utf-8-sig")
    match format:
        case "csv":
            rows = list(csv.reader(io.StringIO(text)))
            assert len(rows) == 5
            assert rows[2][answer.columns.index("target")] == "'" + HOSTILE
        case "jsonl":
            assert [json.loads(line)["code"] for line in text.splitlines()] == ["T404", "T401", "N104", "E302"]
        case "html":
            assert "<script" not in text
            assert "default-src 'none'" in text
        case "text":
            assert len(text.splitlines()) == 6


def test_the_commands_say_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    store = str(folder)
    for arguments, line in (
        (["query", str(tmp_path / "none")], "no store there"),
        (["query", store, "--since", "yesterday"], "not a day such as 2026-11-21"),
        (["query", store, "--severity", "grave"], "use minor, major, critical"),
        (["query", store, "--sql", "SELECT 1", "--by", "month"], "--sql takes no other filter"),
        (["query", store, "--format", "parquet"], "name a file with -o"),
        (["query", store, "-o", "x.doc"], "use one of text"),
        (["decide", store], "nothing to decide"),
        (["decide", str(tmp_path / "none"), "a-N104"], "no store there"),
    ):
        assert command(["archive", *arguments]) == 2, arguments
        error = capsys.readouterr().err
        assert line in error
        assert error.count("\n") == 1


def test_what_the_page_exports_is_taken(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    exported = tmp_path / "dismissed.json"
    entries = [{"id": "a-N104"}, {"kind": "rule", "code": "T404", "document": "b.en.txt", "reason": "agreed"}]
    exported.write_text(json.dumps({"dismissed": entries}), encoding="utf-8")
    assert command(["archive", "decide", str(folder), "--from", str(exported), "--why", "read"]) == 0
    out = tmp_path / "answer.csv"
    assert command(["archive", "query", str(folder), "-o", str(out)]) == 0
    assert [row["code"] for row in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")))] == ["T401", "E302"]
    assert command(["archive", "decide", str(folder), "a-N104", "--reopen"]) == 0
    capsys.readouterr()
    assert command(["archive", "query", str(folder), "--by", "code"]) == 0
    assert "N104" in capsys.readouterr().out


@pytest.mark.parametrize("kinds", [(), ("finding",), ("renderings",), ("rule",), ("finding", "renderings", "rule")])
def test_counts_are_those_of_the_findings_that_are_not_settled(kinds: tuple[str, ...], tmp_path: Path) -> None:
    storage = stored(tmp_path, *(told(n, code=("N103", "N104")[n % 2], target_words=str(n % 3)) for n in range(6)))
    every = {
        "finding": Settled("finding", finding=f"{0:016x}"),
        "renderings": Settled("renderings", code="N104", source="3", target="1"),
        "rule": Settled("rule", code="N103", document="2.txt"),
    }
    store = Store(storage, tuple(every[kind] for kind in kinds))
    for by in (("code",), ("month", "severity"), ("kind", "year"), ("code", "language")):
        named = [{"kind": "type", "language": "target_language"}.get(word, word) for word in by]
        months = [
            {"month": "strftime(published, '%Y-%m')", "year": "strftime(published, '%Y')"}.get(w, w) for w in named
        ]
        wanted = store.sql(f"SELECT {', '.join(months)}, count(*) FROM findings GROUP BY ALL ORDER BY ALL").rows
        assert tuple((*row[: len(by)], row[len(by)]) for row in store.counts(Filter(), by).rows) == wanted
