"""A damaged store: each kind of damage to each kind of file is named, refused by questions, and mended by a run."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.measures.archive_damage import KINDS, damage
from samesaid.archive.ledger import update as keeping
from samesaid.archive.pool.process_pool import Outcome
from samesaid.archive.run import run as running
from samesaid.archive.run import shards as archive_shards
from samesaid.archive.run.run import Progress, run
from samesaid.archive.store.about import ABOUT, FAILURES
from samesaid.archive.store.decision_log import FILE, Decisions, Settled
from samesaid.archive.store.storage import FolderStorage
from samesaid.cli import run as command
from tests.archive.archives import SETTINGS, content, made

PART = "part-00002-of-00008"
# What a run makes:
FILES = [
    *(f"{table}/{PART}.parquet" for table in ("beads", "findings", "pairs")),
    f"checksums/{PART}.json",
    ABOUT,
    FAILURES,
]
# SQLite has unused bytes: what a single bit does to the decisions is tested beside them.
OTHERS = [*itertools.product((f"ledger/{PART}.parquet", f"ledger/{PART}.json", f"{FILE}.mark"), KINDS),
          *itertools.product((FILE,), KINDS[:2])]  # fmt: skip


@pytest.fixture(scope="module")
def _here() -> Iterator[None]:
    """Shards of five texts, checked in this process: workers need seconds to start."""

    def work(function: Callable[[Any], Any], tasks: Iterable[Any], **_: Any) -> Iterator[Outcome[Any, Any]]:
        return (Outcome(task, function(task)) for task in tasks)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "work", work)
        patch.setattr(archive_shards, "WORK", 5 * archive_shards.LEAST)
        yield


@pytest.fixture(scope="module")
def manifest(_here: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty texts, one of them broken."""
    manifest = made(tmp_path_factory.mktemp("archive"), 20)
    sorted((manifest.parent / "en").iterdir())[7].write_bytes(b"\0\1" * 99)
    return manifest


@pytest.fixture(scope="module")
def whole(manifest: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The store of these texts with a ledger and a decision, as its files."""
    store = tmp_path_factory.mktemp("whole")
    checked(manifest, store)
    keeping.update(FolderStorage(store))
    now = datetime(2026, 11, 28, tzinfo=UTC).isoformat()
    Decisions(store / FILE).decide([Settled("finding", finding="a" * 16)], dismissed=True, decided=now)
    return content(store)


@pytest.fixture
def store(whole: dict[str, bytes], tmp_path: Path) -> Path:
    for name, data in whole.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def checked(manifest: Path, store: Path) -> Progress:
    return run(manifest, str(store), SETTINGS)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_run_mends_its_files_to_the_same_bytes(
    name: str, kind: str, store: Path, manifest: Path, whole: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    damage(store / name, kind, random.Random(name))
    assert command(["archive", "verify", str(store)]) == 1
    assert f"damaged: {name}: " in capsys.readouterr().out
    progress = checked(manifest, store)
    assert list(progress.damaged) == [name]
    assert (progress.again > 0) == (name not in (ABOUT, FAILURES))
    assert (progress.checked > 0) == (name not in (ABOUT, FAILURES))
    assert content(store) == whole
    assert command(["archive", "verify", str(store)]) == 0


@pytest.mark.parametrize(("name", "kind"), OTHERS)
def test_what_a_run_does_not_make_is_named(
    name: str, kind: str, store: Path, whole: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    damage(store / name, kind, random.Random(kind))
    assert command(["archive", "verify", str(store)]) == 1
    assert f"damaged: {name}: " in capsys.readouterr().out
    if name.startswith("ledger/"):
        keeping.update(FolderStorage(store))
        assert content(store) == whole


def test_a_part_that_is_gone_altogether_is_missed(
    store: Path, manifest: Path, whole: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in FILES[:4]:
        (store / name).unlink()
    assert command(["archive", "verify", str(store)]) == 1
    assert f"checksums/{PART}.json: missing" in capsys.readouterr().out
    progress = checked(manifest, store)
    assert progress.again >= progress.checked > 0
    assert content(store) == whole


@pytest.mark.parametrize(
    ("question", "name", "kind"),
    [
        *itertools.product((["query"], ["decide", "a" * 16]), (*FILES[:4], ABOUT), KINDS[:2]),
        *itertools.product((["terms"], ["report", "-o", "site"]), (*FILES[:4:2], ABOUT), KINDS),
    ],
)
def test_questions_refuse_a_damaged_store(
    question: list[str], name: str, kind: str, store: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("samesaid.archive.store.inventory._AGAIN", 0.0)
    damage(store / name, kind, random.Random(kind))
    assert command(["archive", question[0], str(store), *question[1:]]) == 2
    error = capsys.readouterr().err
    assert f"damaged: {name} (" in error
    assert "run the same `archive run` again" in error
    assert error.count("\n") == 1


def test_garbled_bytes_that_a_question_meets_are_named(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = store / FILES[2]
    path.write_bytes(b"\xff" * path.stat().st_size)
    for question in (["query"], ["query", "--sql", "SELECT * FROM pairs"], ["report", "--no-terms", "-o", "site"]):
        assert command(["archive", question[0], str(store), *question[1:]]) == 2
        error = capsys.readouterr().err
        assert f"damaged: {FILES[2]} (garbled: its digest differs)" in error
        assert error.count("\n") == 1


def test_a_store_that_grew_while_its_parts_were_damaged(store: Path, manifest: Path, tmp_path: Path) -> None:
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    small, fresh = manifest.with_name("small.jsonl"), tmp_path / "fresh"
    small.write_text("".join(lines[:9]), encoding="utf-8")
    checked(small, fresh)
    part = "part-00001-of-00002"
    damage(fresh / f"findings/{part}.parquet", "bit-flipped", random.Random(1))
    progress = checked(manifest, fresh)
    assert list(progress.damaged) == [f"findings/{part}.parquet"]
    assert progress.kept > 0
    names = [name for name in content(fresh) if not name.startswith(("ledger/", "decisions"))]
    assert {name: content(fresh)[name] for name in names} == {name: content(store)[name] for name in names}


def test_questions_read_the_old_parts_until_the_grown_store_is_complete(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    small, question = manifest.with_name("small.jsonl"), ["archive", "query", str(tmp_path), "--format", "jsonl"]
    small.write_text("".join(lines[:9]), encoding="utf-8")
    checked(small, tmp_path)
    assert command([*question, "--sql", "SELECT count(*) AS n FROM pairs"]) == 0
    assert '{"n": 9}' in capsys.readouterr().out

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(running, "_finish", interrupted)
        with pytest.raises(KeyboardInterrupt):
            checked(manifest, tmp_path)
    # One part was divided; two others were replaced by the same ones with more texts, and are read already.
    assert len(list(tmp_path.glob("checksums/*.json"))) == 6
    assert command([*question, "--sql", "SELECT count(*) AS n, count(DISTINCT entry) AS m FROM pairs"]) == 0
    assert '{"n": 12, "m": 12}' in capsys.readouterr().out
    assert checked(manifest, tmp_path).kept == 19
    assert command([*question, "--sql", "SELECT count(*) AS n FROM pairs"]) == 0
    assert '{"n": 20}' in capsys.readouterr().out


def test_an_unfinished_store_is_read_as_far_as_it_is(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, done = running._count, 0

    def count(*given: Any) -> None:
        nonlocal done
        whole(*given)
        done += 1
        if done == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(running, "_count", count)
        with pytest.raises(KeyboardInterrupt):
            checked(manifest, tmp_path)
    assert command(["archive", "query", str(tmp_path), "--by", "code"]) == 0
    assert command(["archive", "verify", str(tmp_path)]) == 1
    assert "2 of 5 parts are whole; damaged files: 0; the run that makes the store has not ended" in (
        capsys.readouterr().out
    )
    progress = checked(manifest, tmp_path)
    assert not progress.damaged
    assert progress.kept > 0


@pytest.mark.parametrize("garbled", [b"", b"{}", b"[" * 100_000, b'{"crashes": {}}', b"\xff\xfe"])
def test_a_garbled_note_of_the_text_at_work_counts_for_nothing(garbled: bytes, store: Path, manifest: Path) -> None:
    (store / ".work").mkdir()
    (store / ".work" / f"{PART.removeprefix('part-')}.json").write_bytes(garbled)
    (store / FILES[0]).unlink()
    assert len(checked(manifest, store).failed) == 1
