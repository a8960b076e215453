"""The phrases of a document that may be terms: noun phrases where a tagger has them, runs of words elsewhere."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from samesaid.compare.pair import Side
from samesaid.compare.tagging import Tagging, Token, taggings
from samesaid.compare.terms.matching.normalise import units
from samesaid.languages import primary
from samesaid.model import Document, Span

Key = tuple[str, ...]
"""What makes two phrases one: their words, folded."""
Phrase = tuple[Key, Span]

# Parts of speech (LAC) of a compound's words, of its last one, and of those that are a term alone, however short.
_CHINESE = frozenset({"a", "n", "nz", "vn", "an", "nw", "s", "LOC", "ORG"})
_CHINESE_LAST = frozenset({"n", "vn", "nz", "nw", "ORG"})
_NAMES = frozenset({"nz", "ORG", "nw"})
_SHORTEST, _LONGEST, _MOST_WORDS = 3, 12, 6
_ENGLISH = frozenset({"NOUN", "PROPN", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_JOINING = frozenset({"of", "-", "–"})
_BETWEEN_CAPITALS = frozenset({"and", "&", "for", "on"})
_WORD = re.compile(r"[^\W\d_]{2,}")
# A word of a language without a tagger that may begin or end a term.
_TELLING, _LONGEST_RUN = 4, 3


def phrases(side: Side) -> tuple[tuple[Phrase, ...], ...]:
    """The phrases of each sentence, nested ones included; spans count in the document's text."""
    read = {"zh": _chinese, "en": _english}.get(primary(side.document.language), _runs)
    tagged = side.annotate(taggings)
    return tuple(tuple(_keyed(side.document, read(tagging))) for tagging in tagged)


def _keyed(document: Document, spans: Iterator[Span]) -> Iterator[Phrase]:
    for span in dict.fromkeys(spans):
        yield key(span.of(document.text)), span


@functools.lru_cache(maxsize=65536)
def key(wording: str) -> Key:
    """The folded words of a phrase."""
    return tuple(unit.key for unit in units(wording))


def _chinese(tagging: Tagging) -> Iterator[Span]:
    tokens = tagging.tokens
    for first in range(len(tokens)):
        for last in range(first, min(first + _MOST_WORDS, len(tokens))):
            if tokens[last].tag not in _CHINESE or (last > first and not _touch(tokens[last - 1], tokens[last])):
                break
            span = Span(tokens[first].span.start, tokens[last].span.end)
            if first and tokens[first - 1].text.isascii() and _touch(tokens[first - 1], tokens[first]):
                break  # A股市場, 5G網絡: without its letters it is half a term
            name = first == last and tokens[first].tag in _NAMES and len(span) > 1
            if tokens[last].tag in _CHINESE_LAST and (name or len(span) >= _SHORTEST) and len(span) <= _LONGEST:
                yield span


def _touch(one: Token, other: Token) -> bool:
    return one.span.end == other.span.start


def _english(tagging: Tagging) -> Iterator[Span]:
    tokens = tagging.tokens
    naming = [_names(token, n) for n, token in enumerate(tokens)]
    for first, opening in enumerate(tokens):
        if not naming[first]:
            continue
        for last in range(first, min(first + _MOST_WORDS, len(tokens))):
            token = tokens[last]
            if not naming[last] and not _joins(tokens, last):
                break
            # A capital makes a noun of any word, but not where the name goes on.
            ends = last + 1 == len(tokens) or not naming[last + 1]
            noun = token.pos in _NOUNS or (naming[last] and token.text[0].isupper() and ends)
            if noun and _WORD.search(token.text) and not _cut(tokens, first, last):
                yield Span(opening.span.start, token.span.end)


def _names(token: Token, place: int) -> bool:
    """Whether a word may stand in a term: nouns, adjectives, past participles, others with a capital in a sentence."""
    capital = place > 0 and token.text[0].isupper() and not token.is_stop
    return (token.pos in _ENGLISH or token.tag == "VBN" or capital) and _WORD.search(token.text) is not None


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """Whether a small word holds a term together: *of* and hyphens anywhere, *and* and *for* between capitals."""
    if tokens[place].text in _JOINING:
        return True
    around = (tokens[place - 1], tokens[place + 1]) if 0 < place < len(tokens) - 1 else ()
    return tokens[place].text in _BETWEEN_CAPITALS and bool(around) and all(t.text[0].isupper() for t in around)


def _cut(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the run begins or ends inside a hyphened word."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    inside = [t for t in (before, after) if t is not None and t.text in "-–" and len(t.text) == 1]
    return any(_touch(t, tokens[first]) or _touch(tokens[last], t) for t in inside)


def _runs(tagging: Tagging) -> Iterator[Span]:
    tokens = tagging.tokens
    for parts in (tokens[i : i + n] for n in range(1, _LONGEST_RUN + 1) for i in range(len(tokens) - n + 1)):
        ends = (parts[0], parts[-1])
        spaced = all(b.span.start - a.span.end <= 1 for a, b in itertools.pairwise(parts))
        if spaced and all(_WORD.fullmatch(t.text) for t in parts) and all(len(t.text) >= _TELLING for t in ends):
            yield Span(parts[0].span.start, parts[-1].span.end)
