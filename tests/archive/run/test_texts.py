from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from samesaid import inputs
from samesaid.archive.pairing.manifest import Entry, read, write
from samesaid.archive.run import texts as module
from samesaid.archive.run.shards import shards
from samesaid.archive.run.texts import Texts
from samesaid.archive.run.worker import Job, check_shard, make
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, checked, made


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file was read."""
    counts: Counter[str] = Counter()
    reading = inputs.read

    def counted(path: str, *rest: object, **more: object) -> inputs.Content:
        counts[str(Path(path).resolve())] += 1
        return reading(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(inputs, "read", counted)
    return counts


def _job(folder: Path) -> Job:
    manifest = made(folder, texts=3)
    (shard,) = shards(read(manifest))
    return Job(str(folder / "store"), shard, str(folder), SETTINGS, make(SETTINGS), 60.0)


def test_a_run_reads_each_document_once(tmp_path: Path, opened: Counter[str]) -> None:
    assert check_shard(_job(tmp_path)).checked == 3
    assert len(opened) == 6
    assert set(opened.values()) == {1}


def test_what_has_no_room_is_read_again(tmp_path: Path, opened: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_KEPT_BYTES", 1)
    assert check_shard(_job(tmp_path)).checked == 3
    assert set(opened.values()) == {2}


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path, opened: Counter[str]) -> None:
    entries = read(made(tmp_path, texts=2))
    texts = Texts(entries, None)
    texts.forget([entries[0].identity])
    assert len(texts.contents(entries[0])) == len(texts.contents(entries[1])) == 2
    assert sorted(opened.values()) == [1, 1, 2, 2]


def test_a_document_that_cannot_be_read_has_a_digest_and_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Three ships came.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"x" * 1_000_001)
    entry = Entry("one", str(tmp_path / "a.txt"), (str(tmp_path / "b.txt"), str(tmp_path / "none.txt")))
    texts = Texts([entry], max_size=1)
    assert len(set(texts.digests("one"))) == 3
    with pytest.raises(SamesaidError, match=r"b\.txt: 1\.00 MB or more"):
        texts.contents(entry)


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of Unix")
def test_a_pipe_or_a_device_costs_only_its_text(tmp_path: Path) -> None:
    manifest = made(tmp_path, texts=3)
    first, second, *rest = read(manifest)
    os.mkfifo(tmp_path / "pipe.txt")
    odd = [
        Entry("pipe", first.reference, (str(tmp_path / "pipe.txt"),)),
        Entry("device", second.reference, ("/dev/zero",)),
    ]
    manifest.write_text(write(manifest, [*odd, *rest]), encoding="utf-8")
    progress = checked(manifest, tmp_path / "store")
    assert progress.checked == len(rest)
    assert [why.partition(": ")[2].partition(",")[0] for _, why in sorted(progress.failed)] == ["a device", "a pipe"]
