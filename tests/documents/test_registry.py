"""Which files are documents and which hold aligned text: by the suffixes of the readers alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from samesaid.documents import aligned, load, registry
from samesaid.documents.formats import FORMATS
from samesaid.documents.reader import Extract, Reader, Request
from samesaid.documents.registry import ALIGNED_SUFFIXES, DOCUMENT_SUFFIXES, choose
from samesaid.model import SamesaidError
from tests.paths import TESTS


def test_no_suffix_has_two_readers() -> None:
    for readers in ([r.suffixes for r in FORMATS], [r.suffixes for r in aligned.READERS]):
        assert sum(map(len, readers)) == len(frozenset().union(*readers))
    assert not ALIGNED_SUFFIXES & DOCUMENT_SUFFIXES


@pytest.mark.parametrize("suffix", sorted(ALIGNED_SUFFIXES))
def test_aligned_text_is_no_document_unless_it_may_be_prose(suffix: str) -> None:
    if suffix in {".tsv", ".tab"}:
        assert choose(suffix, b"a\tb", "a").name == "text"
    else:
        with pytest.raises(SamesaidError, match="aligned already"):
            choose(suffix, b"a", "a")


@pytest.mark.parametrize("reader", FORMATS, ids=lambda reader: reader.name)
def test_a_suffix_suffices(reader: Reader) -> None:
    for suffix in reader.suffixes:
        assert choose(suffix, b"words", "a") is reader


def test_the_docs_have_a_line_for_every_suffix() -> None:
    text = (TESTS.parent / "docs" / "documents.md").read_text(encoding="utf-8")
    for part, suffixes in zip(text.split("## Bilingual files"), (DOCUMENT_SUFFIXES, ALIGNED_SUFFIXES), strict=True):
        lines = (line for line in part.split("\n") if line.startswith("| ."))
        assert sorted(suffix for line in lines for suffix in line.split("|")[1].split()) == sorted(suffixes)


class LogReader:
    """An outside reader: lines of a log without their times."""

    name = "log"
    suffixes = frozenset({".log"})

    def recognises(self, data: bytes) -> bool:
        return data.startswith(b"LOG ")

    def read(self, data: bytes, request: Request) -> Extract:  # noqa: ARG002
        return Extract("\n".join(line.partition(" ")[2] for line in data.decode().splitlines()))


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Makes a reader known as an installed package would."""

    def known(value: str) -> None:
        point = EntryPoint("log", value, "samesaid.readers")
        monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == point.group else [])
        registry.readers.cache_clear()

    yield known
    registry.readers.cache_clear()


def test_a_reader_of_another_package(outside: Callable[[str], None], tmp_path: Path) -> None:
    outside("tests.documents.test_registry:LogReader")
    for name, content in (("a.log", b"10:00 Ships came.\n"), ("a", b"LOG Ships came.\n")):
        path = tmp_path / name
        path.write_bytes(content)
        assert [s.text for s in load(path).sentences] == ["Ships came."]


def test_a_reader_that_cannot_be_loaded_is_named(outside: Callable[[str], None], tmp_path: Path) -> None:
    outside("tests.documents.test_registry:NoSuchReader")
    path = tmp_path / "a.txt"
    path.write_text("Ships came.")
    with pytest.raises(SamesaidError, match="reader 'log'"):
        load(path)
