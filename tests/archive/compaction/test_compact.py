"""A compact store says what it said before, is the same bytes however it came about, and is whole at every moment."""

from __future__ import annotations

import itertools
import json
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.measures.archive_damage import KINDS, damage
from samesaid.archive.compaction.compact import compact
from samesaid.archive.ledger import update as keeping
from samesaid.archive.pairing.manifest import read
from samesaid.archive.pool.process_pool import Outcome
from samesaid.archive.run import run as running
from samesaid.archive.run import shards as archive_shards
from samesaid.archive.run.run import Progress, run
from samesaid.archive.store import packs as archive_packs
from samesaid.archive.store.decision_log import Settled
from samesaid.archive.store.packs import divisions
from samesaid.archive.store.query import Filter, Store
from samesaid.archive.store.storage import FolderStorage
from samesaid.cli import run as command
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, content, made

TEXTS = 24
ROWS = "SELECT count(*), count(DISTINCT entry) FROM pairs"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)


def small(patch: pytest.MonkeyPatch) -> None:
    """Small shards, packs and cells, and no worker processes: they need seconds to start."""

    def work(function: Callable[[Any], Any], tasks: Iterable[Any], **_: Any) -> Iterator[Outcome[Any, Any]]:
        return (Outcome(task, function(task)) for task in tasks)

    patch.setattr(running, "work", work)
    patch.setattr(archive_shards, "WORK", 5 * archive_shards.LEAST)
    patch.setattr(archive_packs, "PACK", 16_000)
    patch.setattr(archive_packs, "CELL", 4_000)


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("archive"), TEXTS)


@pytest.fixture(scope="module")
def stored(manifest: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all texts that was not compacted. It is made once, and every test works on a copy."""
    store = tmp_path_factory.mktemp("stored")
    with pytest.MonkeyPatch.context() as patch:
        small(patch)
        checked(manifest, store)
    return store


@pytest.fixture
def store(stored: Path, tmp_path: Path) -> Path:
    """A copy of ``stored``, which is the folder of the test."""
    shutil.copytree(stored, tmp_path, dirs_exist_ok=True)
    return tmp_path


def checked(manifest: Path, store: Path) -> Progress:
    return run(manifest, str(store), SETTINGS)


def answers(store: Path) -> tuple[object, ...]:
    """Everything that can be asked of a store."""
    asked = Store(FolderStorage(store))
    tables = ("pairs ORDER BY entry", "beads ORDER BY entry, bead", "findings ORDER BY entry, finding")
    return tuple(asked.sql(f"SELECT * FROM {table}").rows for table in tables)


def part_of(manifest: Path, name: str, texts: slice) -> Path:
    """A manifest of some of the texts."""
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    small = manifest.with_name(name)
    small.write_text("".join(lines[texts]), encoding="utf-8")
    return small


def test_answers_stay_and_a_further_run_has_nothing_to_do(
    manifest: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = answers(store)
    done = compact(FolderStorage(store))
    assert done.before > done.packs > 1
    assert answers(store) == before
    assert {name.split("/")[1].split("-")[0] for name in content(store) if "/" in name} == {"pack"}
    whole = content(store)
    progress = checked(manifest, store)
    assert (progress.kept, progress.checked, progress.damaged) == (TEXTS, 0, {})
    assert compact(FolderStorage(store)).before == done.packs
    assert content(store) == whole
    assert command(["archive", "verify", str(store)]) == 0
    assert f"{done.packs} of {done.packs} parts are whole; damaged files: 0" in capsys.readouterr().out


def test_the_same_texts_give_the_same_bytes_however_the_store_grew(
    manifest: Path, stored: Path, tmp_path: Path
) -> None:
    shutil.copytree(stored, tmp_path / "at once")
    compact(FolderStorage(tmp_path / "at once"))
    grown = tmp_path / "grown"
    for end in (9, 10, 17):
        checked(part_of(manifest, "some.jsonl", slice(end)), grown)
        compact(FolderStorage(grown))
        assert Store(FolderStorage(grown)).sql(ROWS).rows == ((end, end),)
    progress = checked(manifest, grown)
    assert (progress.kept, progress.checked) == (17, TEXTS - 17)
    # What is new is beside the packs, until they are made anew.
    assert Store(FolderStorage(grown)).sql(ROWS).rows == ((TEXTS, TEXTS),)
    assert answers(grown) == answers(tmp_path / "at once")
    compact(FolderStorage(grown))
    assert content(grown) == content(tmp_path / "at once")


def test_changed_and_removed_texts_are_read_once_or_not_at_all(tmp_path: Path) -> None:
    manifest, store = made(tmp_path / "archive", TEXTS), tmp_path / "store"
    checked(manifest, store)
    compact(FolderStorage(store))
    changed = sorted((tmp_path / "archive" / "en").iterdir())[3]
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("Bulletin", "Newsletter"), encoding="utf-8")
    fewer = part_of(manifest, "fewer.jsonl", slice(1, None))
    progress = checked(fewer, store)
    assert (progress.checked, progress.kept) == (1, TEXTS - 2)
    checked(fewer, tmp_path / "fresh")
    for _ in range(2):
        assert answers(store) == answers(tmp_path / "fresh")
        compact(FolderStorage(store))
    compact(FolderStorage(tmp_path / "fresh"))
    assert content(store) == content(tmp_path / "fresh")
    # What was taken out comes back, and what was changed is as it was.
    changed.write_text(text, encoding="utf-8")
    assert checked(manifest, store).checked == 2


def test_a_text_that_is_put_back_before_the_packs_are_made_anew(manifest: Path, store: Path) -> None:
    compact(FolderStorage(store))
    whole = content(store)
    assert checked(part_of(manifest, "others.jsonl", slice(5, None)), store).kept == TEXTS - 5
    assert Store(FolderStorage(store)).sql(ROWS).rows == ((TEXTS - 5, TEXTS - 5),)
    progress = checked(manifest, store)
    assert (progress.checked, progress.kept) == (0, TEXTS)
    assert content(store) == whole


class _StoppedError(Exception):
    """The run was killed here."""


def stopping(patch: pytest.MonkeyPatch, after: int) -> None:
    """Let the store end the program after so many changes of its files."""
    left = after

    def counted(change: Callable[..., Any]) -> Callable[..., Any]:
        def changes(*given: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise _StoppedError
            return change(*given, **more)

        return changes

    for name in ("write", "remove", "writing"):
        patch.setattr(FolderStorage, name, counted(getattr(FolderStorage, name)))


def test_whenever_it_is_ended_every_text_is_read_once(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(part_of(manifest, "first.jsonl", slice(9)), tmp_path)
    compact(FolderStorage(tmp_path))
    checked(manifest, tmp_path)
    # Parts and packs both: what each of them needs, and half of another, is there for every moment below.
    before, expected = content(tmp_path), answers(tmp_path)
    compact(FolderStorage(tmp_path))
    whole, moments = content(tmp_path), 0
    for after in itertools.count(0, 3):
        for name in content(tmp_path):
            (tmp_path / name).unlink()
        for name, data in before.items():
            (tmp_path / name).write_bytes(data)
        with monkeypatch.context() as patch:
            stopping(patch, after)
            try:
                compact(FolderStorage(tmp_path))
            except _StoppedError:
                moments += 1
            else:
                break
        assert answers(tmp_path) == expected
        if after % 2:
            assert checked(manifest, tmp_path).checked == 0
            assert answers(tmp_path) == expected
        compact(FolderStorage(tmp_path))
        assert content(tmp_path) == whole
    assert moments > 10


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("folder", ["beads", "findings", "pairs", "checksums"])
def test_a_damaged_pack_is_named_and_its_texts_are_checked_again(
    folder: str, kind: str, manifest: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compact(FolderStorage(store))
    whole = content(store)
    name = sorted(name for name in whole if name.startswith(folder))[0]
    damage(store / name, kind, random.Random(kind))
    assert command(["archive", "verify", str(store)]) == 1
    assert f"damaged: {name}: " in capsys.readouterr().out
    with pytest.raises(SamesaidError, match="damaged: "):
        compact_after_parts(manifest, store)
    progress = checked(manifest, store)
    assert list(progress.damaged) == [name]
    assert 0 < progress.again == progress.checked < TEXTS
    assert Store(FolderStorage(store)).sql(ROWS).rows == ((TEXTS, TEXTS),)
    compact(FolderStorage(store))
    assert content(store) == whole


def compact_after_parts(manifest: Path, store: Path) -> None:
    """Something to do: texts that are hidden."""
    about = json.loads((store / "store.json").read_text(encoding="utf-8"))
    from samesaid.archive.store.marks import signed

    about.pop("digest")
    whole = (store / "store.json").read_bytes()
    (store / "store.json").write_bytes(signed(about | {"hidden": [read(manifest)[0].identity]}))
    try:
        compact(FolderStorage(store))
    finally:
        (store / "store.json").write_bytes(whole)


def test_without_the_stores_word_the_packs_are_found(manifest: Path, store: Path) -> None:
    compact(FolderStorage(store))
    whole = content(store)
    (store / "store.json").write_bytes(b"garbled")
    progress = checked(manifest, store)
    assert (list(progress.damaged), progress.kept) == (["store.json"], TEXTS)
    assert content(store) == whole


def test_decisions_and_the_ledger_stay(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.update(FolderStorage(store))
    ((entry, finding), *_) = Store(FolderStorage(store)).sql("SELECT entry, finding FROM findings").rows
    settled = (Settled("finding", finding=str(finding)),)
    before = Store(FolderStorage(store), settled).findings(Filter(alarms=False)).rows
    compact(FolderStorage(store))
    assert Store(FolderStorage(store), settled).findings(Filter(alarms=False)).rows == before
    with monkeypatch.context() as patch:
        # No text is tagged again.
        patch.setattr(keeping, "occurrences", lambda *_: pytest.fail("read again"))
        assert keeping.update(FolderStorage(store)) == 0
    assert {path.name.split("-")[0] for path in (store / "ledger").iterdir()} == {"cell"}
    assert not keeping.damaged(FolderStorage(store))
    assert entry


def test_a_question_that_meets_the_moment_of_change_is_asked_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from samesaid.archive.store import query

    whole, times = query._answer, 0

    def answer(*given: Any) -> Any:
        nonlocal times
        times += 1
        if times == 1:
            # The views name parts that are taken away before they are read.
            compact(FolderStorage(store))
        return whole(*given)

    monkeypatch.setattr(query, "_answer", answer)
    assert Store(FolderStorage(store)).findings(Filter(alarms=False)).rows
    assert Store(FolderStorage(store)).sql(ROWS).rows == ((TEXTS, TEXTS),)


def test_a_store_that_is_none_or_unfinished_is_refused(
    manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(["archive", "compact", str(tmp_path / "none")]) == 2
    assert "no store there" in capsys.readouterr().err
    with monkeypatch.context() as patch:
        stopping(patch, 30)
        with pytest.raises(_StoppedError):
            checked(manifest, tmp_path / "store")
    assert command(["archive", "compact", str(tmp_path / "store")]) == 2
    error = capsys.readouterr().err
    assert "has not ended: run it to its end first" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("weight", "packs", "cells"), [(0, 1, 1), (4_000, 1, 1), (4_001, 1, 2), (16_001, 2, 8), (64_000, 4, 16)]
)
def test_how_many_packs_and_cells_follows_from_the_weight(weight: int, packs: int, cells: int) -> None:
    assert divisions(weight) == (packs, cells)
