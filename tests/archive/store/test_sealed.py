"""A question in SQL reads the tables of its store: it writes nothing, and reads nothing else of the machine."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from samesaid.archive.store import query
from samesaid.archive.store.parts import write_part
from samesaid.archive.store.query import Filter, Store, connected
from samesaid.archive.store.schema import packed
from samesaid.archive.store.storage import Storage, opened
from samesaid.model import SamesaidError
from tests.archive.stores import complete

SECRET = "not for the curious"
PART = "part-00000-of-00001.parquet"
# {store}: the store's folder, {other}: a folder beside it with a text, a table and a database.
TRIES = {
    "copy": "COPY (SELECT 1 AS a) TO '{store}/findings/" + PART + "'",
    "copy behind a comment": "/* SELECT */ COPY (SELECT 1 AS a) TO '{store}/findings/" + PART + "' -- SELECT 1",
    "explain analyze copy": "EXPLAIN ANALYZE COPY (SELECT 1 AS a) TO '{store}/findings/" + PART + "'",
    "explain (analyze) copy": "EXPLAIN (ANALYZE) COPY (SELECT 1 AS a) TO '{store}/findings/" + PART + "'",
    "copy inside a select": "WITH x AS (COPY (SELECT 1 AS a) TO '{store}/findings/" + PART + "') SELECT 1",
    "copy inside a subquery": "SELECT (WITH x AS (COPY (SELECT 1) TO '{other}/new.csv') SELECT 1)",
    "copy to the sealed address": "WITH x AS (COPY (SELECT 1 AS a) TO 'samesaid-store://store/findings/x.parquet')"
    " SELECT 1",
    "insert inside a select": "WITH x AS (INSERT INTO settled VALUES (1, 1, 1, 1, 1, 1, 1) RETURNING *) FROM x",
    "explain": "EXPLAIN SELECT 1",
    "attach a file": "ATTACH '{other}/some.duckdb'",
    "attach a new file": "ATTACH '{store}/new.duckdb'",
    "install": "INSTALL httpfs",
    "load": "LOAD '{other}/extension'",
    "pragma": "PRAGMA enable_profiling = 'json'",
    "set": "SET enable_external_access = true",
    "reset": "RESET disabled_filesystems",
    "export": "EXPORT DATABASE '{other}/export'",
    "import": "IMPORT DATABASE '{other}'",
    "create a table": "CREATE TABLE t AS SELECT * FROM read_text('{other}/secret.txt')",
    "create a macro": "CREATE MACRO m() AS TABLE SELECT * FROM read_text('{other}/secret.txt')",
    "create a secret": "CREATE PERSISTENT SECRET s (TYPE s3)",
    "checkpoint": "CHECKPOINT",
    "vacuum": "VACUUM",
    "call": "CALL enable_logging(storage => 'file', storage_path => '{other}/log')",
    "prepare": "PREPARE p AS SELECT * FROM read_text('{other}/secret.txt')",
    "execute": "EXECUTE p",
    "several statements": "SELECT 1; COPY (SELECT 1) TO '{other}/new.csv'",
    "several behind comments": "SELECT 1 /* ; */; -- \nCOPY (SELECT 1) TO '{other}/new.csv'",
    "a log in a file": "SELECT * FROM enable_logging(storage => 'file', storage_path => '{other}/log')",
    "a profile in a file": "SELECT * FROM enable_profiling(save_location => '{other}/profile.json')",
    "read_text": "SELECT content FROM read_text('{other}/secret.txt')",
    "read_blob": "SELECT content FROM read_blob('{other}/secret.txt')",
    "read_csv": "SELECT * FROM read_csv('{other}/secret.txt')",
    "read_json": "SELECT * FROM read_json('{other}/secret.txt')",
    "read_parquet": "SELECT * FROM read_parquet('{other}/other.parquet')",
    "read_duckdb": "SELECT * FROM read_duckdb('{other}/some.duckdb')",
    "a file as a table": "SELECT * FROM '{other}/other.parquet'",
    "glob": "SELECT * FROM glob('{other}/*')",
    "query()": "SELECT * FROM query('SELECT * FROM read_text(''{other}/secret.txt'')')",
    "a serialised question": "SELECT * FROM json_execute_serialized_sql(json_serialize_sql("
    "'SELECT * FROM read_text(''{other}/secret.txt'')'))",
    "getenv": "SELECT getenv('HOME')",
    "http": "SELECT * FROM 'http://127.0.0.1:9/x.parquet'",
    "up from the sealed address": "SELECT * FROM read_text('samesaid-store://store/findings/../../other/secret.txt')",
    "a variable of Python": "SELECT * FROM rows",
    "a file in the home folder": "SELECT * FROM read_text('~/.bashrc')",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two texts, and another folder that is none of its business."""
    import duckdb

    top = tmp_path_factory.mktemp("sealed")
    fill(opened(str(top / "store")))
    (top / "store" / "notes.txt").write_text(SECRET, encoding="utf-8")
    other = top / "other"
    other.mkdir()
    (other / "secret.txt").write_text(SECRET, encoding="utf-8")
    (other / "other.parquet").write_bytes(packed("pairs", []))
    duckdb.connect(str(other / "some.duckdb")).close()
    return top


def fill(storage: Storage) -> None:
    pairs = [
        {"entry": entry, "version": 0, "published": date(2026, 1, 5), "reference": f"zh/{entry}", "target": "en"}
        for entry in "ab"
    ]
    findings = [
        {"entry": entry, "version": 0, "finding": f"{entry}-N104", "code": "N104", "severity": "critical",
         "alarm": True, "message": "m", "source": ["二"], "target": ["2"]}
        for entry in "aab"
    ]  # fmt: skip
    complete(storage, [{"beads": [], "findings": findings, "pairs": pairs}])


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("question", TRIES.values(), ids=TRIES)
@pytest.mark.parametrize("checked", [True, False], ids=["checked", "only sealed"])
def test_nothing_is_written_and_nothing_else_is_read(
    place: Path, question: str, checked: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also where the kind of statement is not looked at: the connection alone keeps what is promised."""
    monkeypatch.chdir(tmp_path)
    before = content(place)
    asked = question.format(store=place / "store", other=place / "other")
    if checked:
        with pytest.raises(SamesaidError, match=r"^--sql: [^\n]+$"):
            Store(opened(str(place / "store"))).sql(asked)
    else:
        import duckdb

        db = connected(opened(str(place / "store")), (), sealed=True)
        try:
            answer = str(db.execute(asked).fetchall())
        except (duckdb.Error, OSError):
            answer = ""
        assert SECRET not in answer
        assert "other.parquet" not in answer
        db.close()
    assert content(place) == before
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["folder", "file", "memory"])
def test_questions_are_answered(place: Path, kind: str) -> None:
    folder = place / "store"
    storage = opened({"folder": str(folder), "file": folder.as_uri(), "memory": f"memory://{place.name}/store"}[kind])
    if kind == "memory":
        fill(storage)
    store = Store(storage)
    for question, answer in {
        "SELECT code, count(*) FROM findings GROUP BY 1": (("N104", 3),),
        "WITH f AS (FROM findings) SELECT target_path, count(*) FROM f GROUP BY ALL": (("en", 3),),
        "SELECT count(*) FROM beads": ((0,),),
        "FROM (VALUES (1), (2)) UNION ALL SELECT n FROM range(1) t(n)": ((1,), (2,), (0,)),
        "SELECT 'SELECT_NODE COPY_QUERY_NODE'": (("SELECT_NODE COPY_QUERY_NODE",),),
        "SELECT * FROM (PIVOT findings ON severity IN ('critical') USING count(*) GROUP BY code)": (("N104", 3),),
        "/* a comment */ SELECT 1; -- and its end": ((1,),),
    }.items():
        assert store.sql(question).rows == answer, question
    assert len(store.sql("SHOW TABLES").rows) == 7
    assert len(store.findings(Filter()).rows) == 3


def test_files_beside_the_tables_are_not_read(place: Path) -> None:
    store = Store(opened(str(place / "store")))
    assert store.sql("SELECT * FROM read_text('samesaid-store://store/notes.txt')").rows == ()
    assert store.sql("SELECT * FROM glob('samesaid-store://store/*')").rows == ()


def test_many_threads_read_one_part(tmp_path: Path) -> None:
    """Each seeks and reads in two steps; the bytes are those of its own place."""
    storage = opened(str(tmp_path / "store"))
    fill(storage)
    rows = [
        {"entry": f"{n % 7}", "version": 0, "bead": n, "source_text": f"{n * 7919:020}" * 3, "target_text": f"{n:09}"}
        for n in range(20_000)
    ]
    import pyarrow as pa
    import pyarrow.parquet as pq

    from samesaid.archive.store.schema import schema

    beads = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema("beads")), beads, row_group_size=500)
    tables = {table: packed(table, []) for table in ("findings", "pairs")}
    write_part(storage, PART.removesuffix(".parquet"), tables | {"beads": beads.getvalue()})
    db = connected(storage, (), sealed=True)
    asked = db.execute("SELECT count(*), sum(bead), count(DISTINCT source_text), max(target_text) FROM beads")
    assert asked.fetchall() == [(20_000, sum(range(20_000)), 20_000, f"{19_999:09}")]


def test_an_answer_without_end_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "MAX_CELLS", 50_000)
    with pytest.raises(SamesaidError, match="more than 50,000 cells: narrow it by WHERE or LIMIT"):
        Store(opened(str(place / "store"))).sql("SELECT a, a FROM range(1000000000) t(a)")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for another process")
def test_ctrl_c_ends_a_question(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    question = "SELECT sum(hash(a, b) % 7) FROM range(100000000) x(a), range(100000000) y(b)"
    asking = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import duckdb;"
        "from samesaid.__main__ import main; print('begun', flush=True); main()"
    )
    arguments = ["archive", "query", str(place / "store"), "--sql", question, "-o", str(out)]
    with subprocess.Popen(
        [sys.executable, "-c", asking, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as asked:
        assert asked.stdout is not None
        asked.stdout.readline()
        time.sleep(1)
        asked.send_signal(signal.SIGINT)
        try:
            error = asked.communicate(timeout=60)[1]
        finally:
            asked.kill()
    assert (asked.returncode, error) == (130, "samesaid: interrupted\n")
    assert not out.exists()
