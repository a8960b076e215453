"""Where words of a document are in its file, whatever a reader took away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid import documents
from samesaid.inputs import Content
from samesaid.model import Document, Span
from samesaid.reports.common import original
from samesaid.reports.common.original import Original

MARKDOWN = """---
title: The city and the trees
---
# The *city*

```
the city planted 3,200 trees
```

The [city](https://example.org/the/city) planted **3,200** trees &amp; more.

* It costs `5` dollars.
* 全市今年[新种](x.md)树木3.2万棵。
"""


def _document(text: str, suffix: str = ".md") -> Document:
    return documents.load(Content(f"a{suffix}", suffix, text.encode()), language="en")


@pytest.mark.parametrize(
    ("words", "nth", "line", "column"),
    [
        ("city", 0, 4, 8),
        ("city", 1, 10, 6),
        ("planted 3,200 trees", 0, 10, 42),
        ("3,200", 0, 10, 52),
        ("costs 5 dollars", 0, 12, 6),
        ("新种树木3.2万", 0, 13, 8),
    ],
)
def test_words_of_markdown_are_where_the_file_has_them(words: str, nth: int, line: int, column: int) -> None:
    document = _document(MARKDOWN)
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    there = Original(document)
    span = there.span(Span(start, start + len(words)))
    before = there.text[: span.start]
    assert (before.count("\n") + 1, len(before) - before.rfind("\n")) == (line, column)
    assert next(char for char in span.of(there.text) if char.isalnum()) == words[0]


def test_lines_that_were_cut_to_a_width_keep_their_numbers() -> None:
    wrapped = (
        "The council met on Monday evening and\nagreed to plant 3,200 trees along the\nriver before the winter comes "
        "again.\n"
    )
    document = _document(wrapped * 3, ".txt")
    assert document.original is not None
    there = Original(document)
    span = there.span(Span(document.text.index("3,200"), document.text.index("3,200") + 5))
    assert (span.of(there.text), there.text[: span.start].count("\n")) == ("3,200", 1)


def test_a_place_without_words_is_between_its_neighbours() -> None:
    document = _document("One **two** three.\n")
    there = Original(document)
    end = document.text.index("two") + 3
    found = there.span(Span(end, end))
    assert there.text[: found.start].endswith("two")
    assert there.span(Span(0, 0)) == Span(0, 0)


def test_plain_text_is_its_file() -> None:
    document = _document("One sentence. Another one.\n", ".txt")
    assert document.original is None
    assert Original(document).span(Span(4, 9)) == Span(4, 9)


def test_very_long_texts_are_cut_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"Sentence **number** {n} of many.\n\n" for n in range(60))
    whole = Original(_document(text))
    spans = [Span(found, found + 2) for n in (3, 17, 31, 59) if (found := _document(text).text.index(f" {n} of") + 1)]
    expected = [whole.span(span) for span in spans]
    monkeypatch.setattr(original, "_MAX_CELLS", 2_000)
    assert [Original(_document(text)).span(span) for span in spans] == expected
    assert [span.of(text)[0] for span in expected] == ["3", "1", "3", "5"]


@given(st.lists(st.sampled_from(["one", "two", "三", "四", "**", "`", "\n\n", " ", "[x](y)", "# "]), max_size=40))
def test_any_span_is_inside_the_file(parts: list[str]) -> None:
    text = "start " + "".join(parts) + " end."
    document = _document(text)
    there = Original(document)
    for sentence in document.sentences:
        found = there.span(sentence.span)
        assert 0 <= found.start <= found.end <= len(there.text)
