"""Which part of a text's frame a sentence is, and the dateline that a sentence begins with."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from samesaid.model import Document, Span

_CLOSED = re.compile(r"[.。!！?？…;；:：][\"'”’」』）)\]]*\s*$")
_ANY_CASE = ("credit", "closing")
# Characters of the longest headline, as a column head prints them.
_MAX_HEADLINE = 90
# Lines above the first sentence, such as a kicker and a subtitle, of which each may be one.
_MAX_HEADLINES = 6


@functools.cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@functools.cache
def _patterns(table: str) -> Mapping[str, re.Pattern[str]]:
    pieces: Mapping[str, str] = _table()["pieces"]

    def filled(pattern: str) -> str:
        # A later piece may have earlier ones in it.
        for name, piece in reversed(list(pieces.items())):
            pattern = pattern.replace(f"{{{name}}}", f"(?:{piece})")
        return pattern

    # Names begin with a capital letter, so only credits and closing marks are read in any case.
    return {
        kind: re.compile(
            "|".join(f"(?:{filled(p)})" for p in patterns),
            re.DOTALL | (re.IGNORECASE if kind in _ANY_CASE or (table == "page" and kind != "reporter") else 0),
        )
        for kind, patterns in _table()[table].items()
    }


def is_frame(text: str) -> bool:
    """Whether a sentence by itself is a byline, a dateline, a caption, a credit or a closing mark."""
    return kind_by_words(text) is not None


def frame_kind(document: Document, index: int) -> str | None:
    """The kind of frame that a sentence is: byline, dateline, caption, credit, closing, headline, or None.

    A headline is a paragraph without a closing mark before the first one that has one.
    """
    sentence = document.sentences[index]
    kind = kind_by_words(sentence.text)
    return kind or ("headline" if _is_headline(document, index) else None)


def dateline(document: Document, index: int) -> Span | None:
    """The dateline at the beginning of a sentence, in code points of the document."""
    sentence = document.sentences[index]
    match = _patterns("leading")["dateline"].match(sentence.text)
    return Span(sentence.span.start, sentence.span.start + match.end()) if match else None


def kind_by_words(text: str) -> str | None:
    """The kind of frame that a sentence is by its words alone: any but a headline."""
    stripped = text.strip()
    return next((kind for kind, pattern in _patterns("whole").items() if pattern.fullmatch(stripped)), None)


def page_line_kinds(text: str) -> frozenset[str]:
    """Which lines of a page a text is, if it is nothing else: editor, reporter, source, photo, date, share …"""
    line = " ".join(text.split())
    patterns = _patterns("page")
    dated = patterns["date"].match(line)
    # A date and a credit may share a line: 2026-11-09 10:20 来源：港口网.
    rest = line[dated.end() :].strip(" |·,，") if dated else ""
    found = frozenset(kind for kind, pattern in patterns.items() if pattern.fullmatch(line) or pattern.fullmatch(rest))
    found |= {"date"} if dated and found else frozenset()
    return found if "closing" in found or not _CLOSED.search(line) else found & {"copyright", "share"}


def page_kinds(text: str) -> frozenset[str]:
    """Which lines of a page are in a text that is known to be boilerplate."""
    line = " ".join(text.split())
    found = {kind for kind, pattern in _patterns("page").items() if kind != "closing" and pattern.search(line)}
    return frozenset(found | page_line_kinds(line))


def _is_headline(document: Document, index: int) -> bool:
    sentences = document.sentences
    if index >= _MAX_HEADLINES or any(_CLOSED.search(s.text) for s in sentences[: index + 1]):
        return False
    last = len(sentences) - 1
    alone = index == last or sentences[index + 1].paragraph != sentences[index].paragraph
    return alone and index < last and len(sentences[index].text) <= _MAX_HEADLINE
