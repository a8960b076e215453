"""Manifests: what is refused is refused by its line, what is written is read back."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.archive.pairing.folder import date_in, documents
from samesaid.archive.pairing.manifest import Entry, identity, read, write
from samesaid.model import SamesaidError
from tests.paths import CASES as CASES_FOLDER

CASES = tomllib.loads((CASES_FOLDER / "manifests.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda c: c["error"])
def test_what_is_no_entry_is_told_by_its_line(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text("\n".join(case["lines"]), encoding="utf-8")
    with pytest.raises(SamesaidError) as refused:
        read(path)
    assert case["error"] in str(refused.value)


@pytest.mark.parametrize("case", CASES["read"], ids=lambda c: c["lines"][0][:30])
def test_entries_are_read(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text("\n".join(case["lines"]), encoding="utf-8")
    entries = read(path)
    assert len(entries) == case["texts"]
    assert all(Path(e.reference).parent.is_relative_to(tmp_path) for e in entries)


def test_a_manifest_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no such manifest"):
        read(tmp_path / "none.jsonl")
    (tmp_path / "m.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SamesaidError, match="not UTF-8"):
        read(tmp_path / "m.jsonl")


_NAMES = st.text("abcd汉-_ ", min_size=1, max_size=8).map(str.strip).filter(bool).map(lambda n: n + ".txt")


@given(
    st.lists(st.tuples(_NAMES, st.lists(_NAMES, min_size=1, max_size=3)), min_size=1, max_size=5, unique_by=repr),
    st.one_of(st.none(), st.dates()),
)
def test_what_is_written_is_read_back(tmp_path_factory: Any, texts: list[tuple[str, list[str]]], day: date) -> None:
    folder = tmp_path_factory.mktemp("archive")
    path = folder / "m.jsonl"
    entries = tuple(
        Entry(
            identity(reference, versions),
            str(folder / reference),
            tuple(str(folder / v) for v in versions),
            ("zh", *["en"] * len(versions)),
            day,
            (0.5,) * len(versions),
            "figures",
        )
        for reference, versions in texts
    )
    path.write_text(write(path, entries), encoding="utf-8")
    assert read(path) == entries


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("zh/2016/03/09/a.txt", date(2016, 3, 9)),
        ("20160309-a.txt", date(2016, 3, 9)),
        ("a_2016_03_09.html", date(2016, 3, 9)),
        ("2015-01-01/2016.03.09.txt", date(2016, 3, 9)),
        ("20161399.txt", None),
        ("2016-02-31.txt", None),
        ("120160309.txt", None),
        ("report-12.txt", None),
    ],
)
def test_dates_in_paths(path: str, found: date | None) -> None:
    assert date_in(path) == found


def test_documents_of_a_folder(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.HTML", ".hidden/3.txt", "a/.4.txt", "c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [p.relative_to(tmp_path).as_posix() for p in documents(tmp_path)] == ["a/1.HTML", "b/2.txt"]
    with pytest.raises(SamesaidError, match="no document in it"):
        documents(_empty(tmp_path))
    with pytest.raises(SamesaidError, match="no such folder"):
        documents(tmp_path / "none")


def _empty(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"
