from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from samesaid.model import Span
from samesaid.reports.common.highlights import Highlight, escaped, highlighted, prose, visible

TEXTS = st.text(
    st.sampled_from("ab<>&\"' 二万\u202e\u2066\n\x00") | st.characters(exclude_categories=["Cs"]), max_size=24
)


@st.composite
def texts_and_marks(draw: st.DrawFn) -> tuple[str, int, list[Highlight]]:
    text, offset = draw(TEXTS), draw(st.integers(0, 5))
    ends = st.integers(0, len(text) + offset + 4)
    spans = draw(st.lists(st.tuples(ends, ends), max_size=6))
    marks = [Highlight(Span(min(s), max(s)), f"m{i}", i, f"n{i}") for i, s in enumerate(spans, 1)]
    return text, offset, marks


class Reader(HTMLParser):
    """Checks that tags nest, and collects for each character which marks are open around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[tuple[str, str]] = []
        self.covered: list[tuple[str, frozenset[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        around = frozenset(c for tag, c in self.open if tag == "mark")
        self.covered += [(character, around) for character in data]

    def handle_entityref(self, name: str) -> None:
        self.handle_data(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.handle_data(unescape(f"&#{name};"))


def strip(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


@settings(deadline=None)
@given(texts_and_marks())
def test_stripped_of_tags_a_marked_text_is_the_text(case: tuple[str, int, list[Highlight]]) -> None:
    text, offset, marks = case
    assert strip(highlighted(text, offset, marks)) == escape(visible(text))


@settings(deadline=None)
@given(texts_and_marks())
def test_marks_nest_and_cover_their_characters_alone(case: tuple[str, int, list[Highlight]]) -> None:
    text, offset, marks = case
    reader = Reader()
    reader.feed(highlighted(text, offset, marks))
    reader.close()
    assert not reader.open
    expected = [
        (shown, frozenset(m.classes for m in marks if m.span.start <= i < m.span.end))
        for i, character in enumerate(text, offset)
        for shown in visible(character)
    ]
    assert reader.covered == expected


@settings(deadline=None)
@given(texts_and_marks())
def test_each_mark_that_ends_in_the_text_is_numbered_once(case: tuple[str, int, list[Highlight]]) -> None:
    text, offset, marks = case
    numbers = [int(n) for n in re.findall('data-no="([0-9]+)"', highlighted(text, offset, marks))]
    end = offset + len(text)
    ending = [m.number for m in marks if m.span.end <= end and max(m.span.start, offset) < m.span.end]
    carets = [m.number for m in marks if not len(m.span) and offset <= m.span.start <= end]
    assert sorted(numbers) == sorted(ending + carets)


def test_crossing_marks_are_split_and_inner_marks_nested() -> None:
    html = highlighted(
        "abcdef", 0, [Highlight(Span(0, 4), "x"), Highlight(Span(2, 6), "y"), Highlight(Span(0, 1), "z")]
    )
    assert html == (
        '<mark class="x"><mark class="z">a</mark>b<mark class="y">cd</mark></mark><mark class="y">ef</mark>'
    )


def test_directional_controls_are_shown_and_not_obeyed() -> None:
    html = escaped("a\u202eb")
    assert "\u202e" not in html
    assert '<bdi class="unseen" title="right-to-left override">⟦U+202E⟧</bdi>' in html


def test_han_characters_in_our_own_sentences_have_their_language() -> None:
    assert prose("The <b> has 22,000 (2.2万).", "zh") == 'The &lt;b&gt; has 22,000 (2.2<span lang="zh">万</span>).'
    assert prose("万", None) == "万"
