"""Which files are documents and which hold aligned text: by the suffixes of the readers alone."""

from __future__ import annotations

import pytest

from samesaid.documents import aligned
from samesaid.documents.reader import Reader
from samesaid.documents.registry import ALIGNED_SUFFIXES, DOCUMENT_SUFFIXES, READERS, choose
from samesaid.model import SamesaidError
from tests.paths import TESTS


def test_no_suffix_has_two_readers() -> None:
    for readers in ([r.suffixes for r in READERS], [r.suffixes for r in aligned.READERS]):
        assert sum(map(len, readers)) == len(frozenset().union(*readers))
    assert not ALIGNED_SUFFIXES & DOCUMENT_SUFFIXES


@pytest.mark.parametrize("suffix", sorted(ALIGNED_SUFFIXES))
def test_aligned_text_is_no_document_unless_it_may_be_prose(suffix: str) -> None:
    if suffix in {".tsv", ".tab"}:
        assert choose(suffix, b"a\tb", "a").name == "text"
    else:
        with pytest.raises(SamesaidError, match="aligned already"):
            choose(suffix, b"a", "a")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_suffix_suffices(reader: Reader) -> None:
    for suffix in reader.suffixes:
        assert choose(suffix, b"words", "a") is reader


def test_the_docs_have_a_line_for_every_suffix() -> None:
    lines = (TESTS.parent / "docs" / "documents.md").read_text(encoding="utf-8").split("\n")
    named = [suffix for line in lines if line.startswith("| .") for suffix in line.split("|")[1].split()]
    assert sorted(named) == sorted(DOCUMENT_SUFFIXES)
