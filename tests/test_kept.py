"""Files of the cache: read as they were written or not at all, by several processes, and never a reason to fail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import numpy as np
import pytest
from numpy.typing import NDArray

from samesaid import kept
from samesaid.kept import words

ARRAYS = {
    "table": np.arange(300, dtype=np.uint8).reshape(100, 3),
    "turned": np.arange(12, dtype=np.float32).reshape(3, 4).T,
    "one": np.float64(0.25).reshape(()),
    "none": np.zeros((0, 5), dtype=np.int64),
    "words": np.array(["渡轮", "ferry"]),
}


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMESAID_CACHE", str(tmp_path / "cache"))


def _same(found: Mapping[str, NDArray[Any]] | None) -> bool:
    return found is not None and all(
        found[k].dtype == a.dtype and found[k].shape == a.shape and (found[k] == a).all() for k, a in ARRAYS.items()
    )


def test_arrays_come_back_as_they_were_and_cannot_be_changed() -> None:
    assert kept.arrays("boats") is None
    assert kept.keep("boats", lambda: ARRAYS)
    found = kept.arrays("boats")
    assert found is not None
    assert _same(found)
    assert list(found) == list(ARRAYS)
    assert all(a.ctypes.data % 64 == 0 for a in found.values())
    with pytest.raises(ValueError, match="read-only"):
        found["table"][0, 0] = 1


def test_what_is_damaged_anywhere_counts_as_missing() -> None:
    kept.keep("boats", lambda: ARRAYS)
    file = kept.path_of("boats")
    whole = file.read_bytes()
    for place in [*range(120), *range(120, len(whole), 37), len(whole) - 1]:
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        assert kept.arrays("boats") is None, place
        file.write_bytes(whole[:place])
        assert kept.arrays("boats") is None, place
    for longer in (whole + b"x", whole * 2, b"\0" * len(whole)):
        file.write_bytes(longer)
        assert kept.arrays("boats") is None
    assert [f.sound for f in kept.files()] == [False]
    assert kept.keep("boats", lambda: ARRAYS)
    assert _same(kept.arrays("boats"))
    assert [(f.path, f.size, f.sound) for f in kept.files()] == [(file, len(whole), True)]


def test_a_mapping_outlives_the_file_that_replaces_its_own() -> None:
    kept.keep("boats", lambda: ARRAYS)
    found = kept.arrays("boats")
    assert kept.keep("boats", lambda: {"other": np.ones(4)})
    kept.path_of("boats").unlink()
    assert _same(found)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("SAMESAID_CACHE", str(tmp_path / "file" / "cache"))
    made = Mock(return_value=ARRAYS)
    assert not kept.keep("boats", made)
    assert (kept.arrays("boats"), kept.files(), made.call_count) == (None, [], 0)
    assert _same(kept.made_once("boats", made))


def test_what_is_not_permitted_is_neither_read_nor_written() -> None:
    kept.keep("boats", lambda: ARRAYS)
    other = {"other": np.ones(4)}
    with kept.permitted(False):
        assert kept.arrays("boats") is None
        assert kept.made_once("boats", lambda: other) == other
        assert kept.made_once("ferries", lambda: other) == other
    assert _same(kept.made_once("boats", lambda: other))
    assert len(kept.files()) == 1


WORDS = {"渡轮": "ferry\nferryboat", "渡": "", "ferry": "渡轮", "": "nothing", "a b": "c"} | {
    f"{n}": f"{n * n}" for n in range(500)
}


def test_words_are_looked_up_in_the_file_as_in_the_dictionary() -> None:
    made = words.made_once("names", lambda: WORDS)
    found = words.made_once("names", dict)
    assert isinstance(found, words.Words)
    unknown = ["渡轮船", "erry", "b", "501", "\ud800", "ferry\x01渡轮", "\x00"]
    for word in [*WORDS, *unknown]:
        assert found.get(word) == made.get(word) == WORDS.get(word)
        assert (word in found) == (word in WORDS)
    assert words.Words(words.packed({})).get("ferry") is None


@pytest.mark.parametrize("wrong", [{"a\0": "b"}, {"a": "b\x01"}])
def test_a_character_that_divides_records_is_in_no_word(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="divides records"):
        words.packed(wrong)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_file_that_could_not_be_written_whole_leaves_nothing(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    kept.keep("boats", lambda: ARRAYS)
    monkeypatch.setattr(kept, "_write", fail)
    if isinstance(error, OSError):
        assert not kept.keep("boats", lambda: {"other": np.ones(4)})
    else:
        with pytest.raises(KeyboardInterrupt):
            kept.keep("boats", lambda: {"other": np.ones(4)})
    assert [path.name for path in kept.folder().iterdir()] == ["boats.kept"]
    assert _same(kept.arrays("boats"))


def test_what_a_killed_process_left_is_deleted_after_a_while() -> None:
    kept.folder().mkdir()
    old, new = (kept.folder() / f"boats.{name}.part" for name in ("old", "new"))
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    kept.keep("boats", lambda: ARRAYS)
    assert [part.exists() for part in (old, new)] == [False, True]


def test_processes_that_write_at_once_each_find_a_whole_file() -> None:
    code = (
        "import numpy as np; from samesaid import kept\n"
        "for n in range(60):\n"
        "    assert kept.keep('boats', lambda: {'n': np.full(20_000, n)})\n"
        "    found = kept.arrays('boats')\n"
        "    assert found is not None and len(set(found['n'].tolist())) == 1\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    assert len(list(kept.folder().iterdir())) == 1
