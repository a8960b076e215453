"""Text that is made to be slow takes time in proportion to its length."""

import io
from collections.abc import Callable

import pytest
from lxml import etree, html

from benchmarks.measures.growth import patterns
from samesaid import documents
from samesaid.compare.coverage.untranslated import foreign_parts
from samesaid.compare.names.checks.substitution import changes
from samesaid.compare.names.recognition.short_forms import introduced
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.tagging import Token
from samesaid.compare.terms.variants.replacements import _differences
from samesaid.documents.aligned import inline, po
from samesaid.documents.aligned.reader import Languages
from samesaid.documents.losses import notes as notes_of_lost_names
from samesaid.documents.reader import Passed, Request
from samesaid.documents.readers.docx.reader import DocxReader
from samesaid.documents.readers.html import losses
from samesaid.documents.readers.html.page import without_hidden
from samesaid.documents.readers.html.reader import HtmlReader
from samesaid.model import SamesaidError, Span
from samesaid.reports.common.highlights import Highlight, highlighted
from tests.builders import document, pair
from tests.documents.files import docx
from tests.growth import is_linear


def _messages(size: int) -> object:
    lines = 'msgid "a"\nmsgstr "b"\n' + f'"{"Text one is here and goes on. " * 20}"\n' * size
    return list(po.PO.read(io.BytesIO(lines.encode()), "a.po", Languages()))


def _hidden(size: int) -> object:
    return without_hidden(html.document_fromstring("<p>Text one." + "<i hidden>x</i>and the words go on " * size))


def _lost_numbers(size: int) -> object:
    page = "".join(f"<p>Some words {n} of the page.</p>" for n in range(10_000, 10_000 + size))
    tree = html.document_fromstring(page)
    return losses.passed_over(tree, "Nothing."), losses.passed_over(tree, html.tostring(tree, encoding="unicode"))


def _lost_names(size: int) -> object:
    lines = ["All of it was seen by " + " and ".join(f"Anna{'b' * (n % 26)}" for n in range(size))] * 3
    lines += [f"Then came Otto in {n}" for n in range(size)]
    return notes_of_lost_names([Passed(line, ("12",), True) for line in lines], "Nothing " * size)


def _headers(size: int) -> object:
    relations = {f"header{n}.xml": "header" for n in range(size)}
    return DocxReader().read(docx("<w:p/>", relations, **{f"header{n}": "<w:p/>" for n in range(size)}), Request("a"))


def _capitals(size: int) -> object:
    return introduced("A" * size)


def _blanks(size: int) -> str:
    element = etree.Element("seg")
    element.text = f"one{' ' * size}two"
    return inline.text(element)


def _addresses(size: int) -> object:
    return foreign_parts(pair(document("Text.", language="en"), document("a" * size, language="de")))


def _marks(size: int) -> object:
    return highlighted("word " * size, 0, [Highlight(Span(5 * n, 5 * n + 4), "major", n + 1) for n in range(size)])


@pytest.mark.parametrize(
    ("run", "size"),
    [
        (_blanks, 5_000),
        (_addresses, 4_000),
        (_marks, 1_000),
        (_messages, 2_000),
        (_hidden, 1_500),
        (_lost_numbers, 1_500),
        (_capitals, 4_000),
        (_lost_names, 1_500),
        (_headers, 1_500),
    ],
)
def test_long_runs(run: Callable[[int], object], size: int) -> None:
    assert is_linear(run, size)


@pytest.mark.parametrize("pattern", patterns())
@pytest.mark.parametrize("language", ["zh", "en", "de"])
def test_numbers_of_one_line(language: str, pattern: str) -> None:
    make = patterns()[pattern]
    assert is_linear(lambda n: quantities(documents.from_rows([make(n)], name="text", language=language)), 1_500)


@pytest.mark.parametrize(
    "page", ["<p {}>Text.", "<a href='{}'>Text.</a>", "<!-- {} --><p>Text.", "<script>a<b {}</script>"]
)
def test_attributes_without_number_are_refused(page: str) -> None:
    data = page.format(" ".join(f"a{n}" for n in range(100_000))).encode()
    request = Request("page.html", "utf-8", "en", {})
    if page.startswith("<p"):
        with pytest.raises(SamesaidError, match="line 1: a tag with 100,000 attributes"):
            HtmlReader().read(data, request)
    else:
        assert "Text." in HtmlReader().read(data + b"<p>Text.", request).text


@pytest.mark.parametrize("size", [3_000, 4_000])
def test_absurdly_long_beads_are_not_compared_word_by_word(size: int) -> None:
    one, other = (tuple(Token(f"{word}{n}", Span(0, 1), "", "NOUN") for n in range(size)) for word in "ab")
    found = list(changes(one, other))
    assert bool(found) == (size < 3_500)
    words = [*map(str, range(size))]
    assert bool(list(_differences((*words, "a"), (*words, "b")))) == (size < 3_500)


def test_a_line_break_between_blanks_is_one_space() -> None:
    element = etree.Element("seg")
    element.text = " one  two \n  three\r\n\nfour "
    assert inline.text(element) == "one  two three four"
