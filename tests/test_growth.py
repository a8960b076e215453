"""Text that is made to be slow takes time in proportion to its length."""

import time
from collections.abc import Callable

import pytest
from lxml import etree

from benchmarks.measures.growth import patterns
from samesaid import documents
from samesaid.compare.coverage.untranslated import foreign_parts
from samesaid.compare.quantities.reader import quantities
from samesaid.documents.aligned import inline
from samesaid.model import Span
from samesaid.reports.common.highlights import Highlight, highlighted
from tests.builders import document, pair

# Four times the text: 4 times as long where it is linear, 16 times where it is quadratic.
_MAX_RATIO = 9.0
# What takes less than this is not measured well, and is quick enough: seconds.
_MIN_SECONDS = 0.02


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _is_linear(run: Callable[[int], object], size: int) -> bool:
    run(size // 4)
    small, large = (min(_seconds(lambda n=n: run(n)) for _ in range(2)) for n in (size, 4 * size))
    return large <= _MAX_RATIO * max(small, _MIN_SECONDS)


def _blanks(size: int) -> str:
    element = etree.Element("seg")
    element.text = f"one{' ' * size}two"
    return inline.text(element)


def _addresses(size: int) -> object:
    return foreign_parts(pair(document("Text.", language="en"), document("a" * size, language="de")))


def _marks(size: int) -> object:
    return highlighted("word " * size, 0, [Highlight(Span(5 * n, 5 * n + 4), "major", n + 1) for n in range(size)])


@pytest.mark.parametrize(("run", "size"), [(_blanks, 5_000), (_addresses, 4_000), (_marks, 1_000)])
def test_long_runs(run: Callable[[int], object], size: int) -> None:
    assert _is_linear(run, size)


@pytest.mark.parametrize("pattern", patterns())
@pytest.mark.parametrize("language", ["zh", "en", "de"])
def test_numbers_of_one_line(language: str, pattern: str) -> None:
    make = patterns()[pattern]
    assert _is_linear(lambda n: quantities(documents.from_rows([make(n)], name="text", language=language)), 1_500)


def test_a_line_break_between_blanks_is_one_space() -> None:
    element = etree.Element("seg")
    element.text = " one  two \n  three\r\n\nfour "
    assert inline.text(element) == "one  two three four"
