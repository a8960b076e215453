"""Glossaries are read, or refused with the number of the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.compare.terms.termbase.merge_entries import term_of
from samesaid.model import SamesaidError, Term


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "terms.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_alternatives_and_forbidden(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, "source,target,forbidden\n蛇头,snakehead|people smuggler|!snake leader,head\n", encoding)
    base = load_termbase(path)
    assert base.name == "terms.csv"
    assert base.terms == (Term("蛇头", ("snakehead", "people smuggler"), ("snake leader", "head")),)


@pytest.mark.parametrize(
    "text",
    [
        "渡口,ferry point\n",
        "渡口\tferry point\n",
        "渡口;ferry point\n",
        "river,target,source\nwide,ferry point,渡口\n",
        "# ours\n\n渡口,ferry point\n",
        'source,target\n"渡口","ferry point"\n',
    ],
)
def test_shapes_of_table(tmp_path: Path, text: str) -> None:
    assert load_termbase(written(tmp_path, text)).terms == (Term("渡口", ("ferry point",)),)


def test_same_source_twice_is_merged(tmp_path: Path) -> None:
    base = load_termbase(written(tmp_path, "渡口,ferry point\n渡口,ferry crossing|ferry point\n"))
    assert base.terms == (Term("渡口", ("ferry point", "ferry crossing")),)


def test_digest_follows_content(tmp_path: Path) -> None:
    one = load_termbase(written(tmp_path, "渡口,ferry point\n")).digest
    same = load_termbase(written(tmp_path, "source\ttarget\n渡口\tferry point\n")).digest
    other = load_termbase(written(tmp_path, "渡口,ferry pier\n")).digest
    assert one == same != other


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("source,target\n", "no term in it"),
        ("渡口,ferry point\n蛇头\n", "line 2: no rendering for “蛇头”"),
        ("渡口,ferry point\n,snakehead\n", "line 2: no source term"),
        ("渡口,ferry point\n蛇头,a|!a\n", "line 2: “a” is accepted and forbidden"),
        ("渡口," + "x" * 301, "line 1: a term of 301 characters"),
        ('渡口,"ferry" point\n', "line 1: not a row of a table"),
    ],
)
def test_bad_rows_name_their_line(tmp_path: Path, text: str, error: str) -> None:
    with pytest.raises(SamesaidError) as caught:
        load_termbase(written(tmp_path, text))
    assert error in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16"])
def test_other_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    text = "source,target\n渡口巡查,ferry patrol\n港口管理,harbour management\n"
    base = load_termbase(written(tmp_path, text, encoding))
    assert [t.source for t in base.terms] == ["渡口巡查", "港口管理"]


def test_wrong_encoding_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("source,target\n渡口,ferry point\n".encode() + b"\xff\x81\x8d,x\n")
    with pytest.raises(SamesaidError, match="line 3: not UTF-8"):
        load_termbase(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no such glossary"):
        load_termbase(tmp_path / "none.csv")


def test_term_of_a_cell() -> None:
    assert term_of("渡口", "ferry point|!ford") == Term("渡口", ("ferry point",), ("ford",))
