"""The cache of vectors: bounded, shared between processes, and never a wrong vector."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from samesaid import kept
from samesaid.align.encoders import cache
from samesaid.align.encoders.cache import CachedEncoder, VectorCache
from samesaid.model import Span
from tests.align.builders import VocabularyEncoder

WORDS = "dog cat cow"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[VectorCache]:
    made = VectorCache(tmp_path / "cache" / "vectors.sqlite3")
    yield made
    made.close()


def rows(count: int, start: int = 0) -> dict[str, cache.FloatArray]:
    return {f"text {i}": np.full(64, i, dtype=np.float32) for i in range(start, start + count)}


def test_a_sentence_is_encoded_once(store: VectorCache) -> None:
    inner = VocabularyEncoder(WORDS)
    first = CachedEncoder(inner, store).encode(["dog cat", "cow", "dog cat"])
    np.testing.assert_array_equal(first, VocabularyEncoder(WORDS).encode(["dog cat", "cow", "dog cat"]))
    assert inner.seen == ["dog cat", "cow"]
    store.close()
    again = CachedEncoder(inner, VectorCache(store.path))
    np.testing.assert_array_equal(again.encode(["cow", "dog cat", "cat"])[[1, 0]], first[:2])
    np.testing.assert_array_equal(again.encode_spans("dog cat", [Span(4, 7)]), again.encode(["cat"]))
    assert inner.seen == ["dog cat", "cow", "cat"]
    assert again.encode([]).shape == (0, 3)
    assert (again.name, again.digest, again.languages) == (inner.name, inner.digest, None)


def test_another_model_has_vectors_of_its_own(store: VectorCache) -> None:
    one = CachedEncoder(VocabularyEncoder("dog cat", "a"), store).encode(["dog"])
    other = CachedEncoder(VocabularyEncoder("cat dog", "b"), store).encode(["dog"])
    assert one.tolist() == [[1, 0]]
    assert other.tolist() == [[0, 1]]


def test_more_texts_than_one_statement_takes(store: VectorCache) -> None:
    made = rows(2500)
    store.put("m", made)
    found = store.get("m", [*made, "text never kept", "half \ud800 of a pair"])
    assert set(found) == set(made)
    assert all(np.array_equal(found[text], vector) for text, vector in made.items())


@pytest.mark.parametrize("damage", ["not a database", "cut short", "another table", "empty"])
def test_a_broken_file_is_replaced(store: VectorCache, damage: str) -> None:
    store.put("m", rows(500))
    store.close()
    content = store.path.read_bytes()
    if damage == "another table":
        store.path.unlink()
        with sqlite3.connect(store.path) as connection:
            connection.execute("CREATE TABLE vectors (something TEXT)")
        connection.close()
    else:
        broken = {"not a database": b"x" * 5000, "cut short": content[: len(content) // 2], "empty": b""}
        store.path.write_bytes(broken[damage])
    store.get("m", rows(500))
    store.put("m", rows(500))
    assert set(store.get("m", rows(500))) == set(rows(500))


def test_a_vector_that_was_changed_counts_as_unknown(store: VectorCache) -> None:
    store.put("m", rows(3))
    store.close()
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE vectors SET vector = (SELECT vector FROM vectors LIMIT 1 OFFSET 1)")
    connection.close()
    assert list(store.get("m", rows(3))) == ["text 1"]


def test_the_oldest_are_deleted_when_the_cache_is_full(store: VectorCache) -> None:
    store.limit = 400_000
    for start in range(0, 10_000, 500):
        store.put("m", rows(500, start))
    store.close()
    assert sum(path.stat().st_size for path in store.path.parent.iterdir()) < 2 * store.limit
    kept = set(store.get("m", rows(10_000)))
    assert "text 9999" in kept
    assert "text 0" not in kept
    assert 300 < len(kept) < 2000


def test_the_encoder_works_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    encoder = CachedEncoder(VocabularyEncoder(WORDS), VectorCache(tmp_path / "file" / "vectors.sqlite3"))
    assert encoder.encode(["dog", "cow"]).tolist() == [[1, 0, 0], [0, 0, 1]]
    assert encoder.encode(["dog"]).tolist() == [[1, 0, 0]]


def test_a_broken_file_that_cannot_be_deleted_is_left_alone(
    store: VectorCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put("m", rows(1))
    store.close()
    store.path.write_bytes(b"no database" * 100)

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    encoder = CachedEncoder(VocabularyEncoder(WORDS), store)
    assert encoder.encode(["dog", "cow"]).tolist() == [[1, 0, 0], [0, 0, 1]]
    assert store.path.read_bytes().startswith(b"no database")


def test_a_locked_file_is_left_alone(store: VectorCache, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put("m", rows(1))
    monkeypatch.setattr(cache, "_LOCK_SECONDS", 0.05)
    store.close()
    holder = sqlite3.connect(store.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert set(store.get("m", rows(2))) == {"text 0"}
    store.put("m", rows(2))
    holder.execute("ROLLBACK")
    holder.close()
    store.put("m", rows(2))
    assert set(store.get("m", rows(2))) == {"text 0", "text 1"}


def test_a_file_that_another_process_is_making_is_not_taken_for_a_broken_one(
    store: VectorCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_LOCK_SECONDS", 0.05)
    store.path.parent.mkdir()
    maker = sqlite3.connect(store.path, isolation_level=None)
    maker.execute("BEGIN EXCLUSIVE")
    store.put("m", rows(1))
    maker.execute("ROLLBACK")
    inode = store.path.stat().st_ino
    store.put("m", rows(2))
    assert store.path.stat().st_ino == inode
    assert set(store.get("m", rows(2))) == set(rows(2))
    maker.close()


def test_a_file_that_another_process_replaced_is_kept(store: VectorCache) -> None:
    store.put("m", rows(3))
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TABLE vectors")
        connection.execute("CREATE TABLE vectors (something TEXT)")
    connection.close()
    mended = VectorCache(store.path)
    mended.put("m", rows(2))
    inode = store.path.stat().st_ino
    store.put("m", rows(4, 2))
    assert store.path.stat().st_ino == inode
    assert set(mended.get("m", rows(6))) == set(rows(6))
    mended.close()


def test_two_processes_write_at_once(store: VectorCache) -> None:
    script = """
import sys, numpy as np
from pathlib import Path
from samesaid.align.encoders.cache import VectorCache
start = int(sys.argv[2])
store = VectorCache(Path(sys.argv[1]))
for i in range(start, start + 300, 10):
    store.put("m", {f"text {k}": np.full(64, k, dtype=np.float32) for k in range(i, i + 10)})
    for text, vector in store.get("m", [f"text {k}" for k in range(600)]).items():
        assert (vector == int(text.split()[1])).all(), text
"""
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(store.path), start], stderr=subprocess.PIPE)
        for start in ("0", "300")
    ]
    errors = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], errors
    assert set(store.get("m", rows(600))) == set(rows(600))


def test_the_cache_folder_is_the_users_unless_the_environment_names_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMESAID_CACHE", str(tmp_path))
    assert VectorCache().path.parent == tmp_path
    monkeypatch.delenv("SAMESAID_CACHE")
    assert kept.folder().name in ("samesaid", "Cache")
