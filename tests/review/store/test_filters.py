"""What is searched for is words, whatever somebody types: nothing of it is SQL, an operator or a wildcard."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.review.store import filters
from samesaid.review.store.database import Database, StoreError
from samesaid.review.store.filters import Filter
from samesaid.review.store.queue import queue
from tests.review.stores import derived, filled

# In the sample: 獴猎, 渠道 is not; “Liao Hunting”, “22 million”.
FOUND = ["獴猎", "獴", "偷渡通道", "LIAO hunting", "22 million", "22", "2.2万", "ｌｉａｏ", "边境 inspection"]
HOSTILE = [
    '"', "'", "*", "liao*nothing", "liao OR nothing", "NOT liao", "liao NEAR hunting nothing", "title:rough", "^liao",
    "(liao", "liao) OR (1=1", "'; DROP TABLE texts; --", "' OR '1'='1", "z\x00q", "%", "_", "%%%%", "___", "\\",
    "\ud800 nothing", "x" * 10_000,
]  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return filled(tmp_path / "review.sqlite3")


def found(database: Database, words: str) -> int:
    with database.reading() as db:
        return queue(db, Filter(words=words)).total


@pytest.mark.parametrize("words", FOUND)
def test_words_are_found(database: Database, words: str) -> None:
    assert found(database, words) == 1


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words)[:20])
def test_nothing_is_more_than_words(database: Database, words: str) -> None:
    with database.reading() as db:
        before = derived(db)
    assert found(database, words) == 0
    with database.reading() as db:
        for name in ("term", "language", "desk", "person", "decided_by", "kind", "code", "source", "document", "since"):
            queue(db, Filter(**{name: words.replace("\ud800", "")}))  # type: ignore[arg-type]
        assert derived(db) == before


def test_without_quotes_a_word_would_be_an_operator(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "_quoted", lambda term: term)
    assert found(database, "title:rough") == 1
    with pytest.raises(StoreError):
        found(database, "(liao")


def test_without_escapes_a_sign_would_be_a_wildcard(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "_escaped", lambda term: term)
    assert found(database, "%") == 1
