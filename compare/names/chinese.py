"""Names in Chinese sentences: what LAC tags as person, place, organisation, work or other proper noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.names import countries
from samesaid.compare.names.lexicon import words
from samesaid.compare.names.pinyin import unmarked
from samesaid.compare.names.texts import simplify
from samesaid.compare.tagging import Tagging, Token
from samesaid.model import Document, Mention, Sentence, Span

_KINDS = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG", "nz": "OTHER", "nw": "WORK"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_DOT = "·・•‧"
_BRACKETED = re.compile(r"\s{0,2}[（(]([^）)\u3400-\u9fff]+)[）)]")
_LATIN = re.compile(r"[^\W\d_]{2,}")
_NO_NAMES = words("chinese", "no_names")
_BODIES = words("chinese", "bodies")


def names(document: Document, tagged: Sequence[Tagging]) -> tuple[tuple[Mention, ...], ...]:
    """The names of each sentence in order; foreign persons written with ``·`` are one name."""
    return tuple(
        tuple(_with_countries(document, sentence, list(_of_sentence(document, tagging.tokens))))
        for sentence, tagging in zip(document.sentences, tagged, strict=True)
    )


def _with_countries(document: Document, sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Add the countries that the tagger passed over: they are a closed list."""
    for start, end in countries.places_in_chinese(sentence.text):
        span = Span(sentence.span.start + start, sentence.span.start + end)
        text = span.of(document.text)
        if simplify(text) not in _NO_NAMES and not any(span.overlaps(m.span) for m in found):
            found.append(Mention("PLACE", span, (text,), text))
    return sorted(found, key=lambda mention: mention.span)


def _of_sentence(document: Document, tokens: Sequence[Token]) -> Iterator[Mention]:
    i = 0
    while i < len(tokens):
        kind = "PLACE" if simplify(tokens[i].text) in _BODIES else _KINDS.get(tokens[i].tag)
        if kind is None:
            i += 1
            continue
        end = i + 1
        while end + 1 < len(tokens) and tokens[end].text in _DOT and _follows(tokens, end):
            end += 2
        span = Span(tokens[i].span.start, tokens[end - 1].span.end)
        text = span.of(document.text)
        kind = "PERSON" if end > i + 1 else kind
        i = end
        if (
            _HAN.search(text)
            and (len(text) > 1 or _is_country(kind, text))
            and simplify(text) not in _NO_NAMES
            and not _misread(kind, text)
        ):
            yield Mention(kind, span, (*re.split(f"[{_DOT}]", text), *_gloss(document.text, span.end)), text)


def _is_country(kind: str, text: str) -> bool:
    """A country in one character, where the tagger sees a place: 中, 美."""
    return kind == "PLACE" and bool(countries.of_chinese(text))


def _misread(kind: str, text: str) -> bool:
    """Two countries in their short forms (美伊), which the tagger may take for a person."""
    return kind == "PERSON" and len(countries.in_chinese(text)) > 1


def _gloss(text: str, end: int) -> list[str]:
    """The Latin words that stand in brackets right after a name, in lower case without marks."""
    match = _BRACKETED.match(text, end)
    return [unmarked(word) for word in _LATIN.findall(match[1])] if match else []


def _follows(tokens: Sequence[Token], dot: int) -> bool:
    return tokens[dot].span.end == tokens[dot + 1].span.start and tokens[dot + 1].tag in _KINDS
