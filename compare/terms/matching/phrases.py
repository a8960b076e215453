"""Phrases that may be terms: noun phrases where there is a tagger, runs of words elsewhere."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from samesaid.compare.pair import Side
from samesaid.compare.tagging import Tagging, Token, taggings
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import units
from samesaid.languages import primary
from samesaid.model import Document, Span

PhraseKey = tuple[str, ...]
"""The folded words of a phrase: equal for phrases that count as the same."""
Phrase = tuple[PhraseKey, Span]

# Parts of speech (tags of LAC) of the words of a Chinese compound, of its last word, and of names.
CHINESE_COMPOUND_TAGS = frozenset({"a", "n", "nz", "vn", "an", "nw", "s", "LOC", "ORG"})
_CHINESE_LAST_TAGS = frozenset({"n", "vn", "nz", "nw", "ORG"})
_CHINESE_NAME_TAGS = frozenset({"nz", "ORG", "nw"})
_ENGLISH_TAGS = frozenset({"NOUN", "PROPN", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE_TERMS = frozenset({"of", "-", "–"})
_BETWEEN_CAPITALS = frozenset({"and", "&", "for", "on"})
_WORD = re.compile(r"[^\W\d_]{2,}")


def phrases(side: Side) -> tuple[tuple[Phrase, ...], ...]:
    """The phrases of each sentence, nested ones included. Spans count in the document's text."""
    read = {"zh": _chinese, "en": _english}.get(primary(side.document.language), _runs)
    tagged = side.annotate(taggings)
    return tuple(tuple(_with_keys(side.document, read(tagging))) for tagging in tagged)


def _with_keys(document: Document, spans: Iterator[Span]) -> Iterator[Phrase]:
    for span in dict.fromkeys(spans):
        yield phrase_key(span.of(document.text)), span


@functools.lru_cache(maxsize=65536)
def phrase_key(wording: str) -> PhraseKey:
    """The folded words of a phrase."""
    return tuple(unit.key for unit in units(wording))


def _chinese(tagging: Tagging) -> Iterator[Span]:
    tokens = tagging.tokens
    for first in range(len(tokens)):
        for last in range(first, min(first + tuning.MAX_PHRASE_WORDS, len(tokens))):
            touches = last == first or adjacent(tokens[last - 1], tokens[last])
            if tokens[last].tag not in CHINESE_COMPOUND_TAGS or not touches:
                break
            span = Span(tokens[first].span.start, tokens[last].span.end)
            if first and tokens[first - 1].text.isascii() and adjacent(tokens[first - 1], tokens[first]):
                break  # A股市場, 5G網絡: without its letters it is half a term
            name = first == last and tokens[first].tag in _CHINESE_NAME_TAGS and len(span) > 1
            long_enough = name or len(span) >= tuning.MIN_CHINESE_PHRASE_CHARACTERS
            short_enough = len(span) <= tuning.MAX_CHINESE_PHRASE_CHARACTERS
            if tokens[last].tag in _CHINESE_LAST_TAGS and long_enough and short_enough:
                yield span


def adjacent(one: Token, other: Token) -> bool:
    """True if ``other`` begins where ``one`` ends."""
    return one.span.end == other.span.start


def _english(tagging: Tagging) -> Iterator[Span]:
    tokens = tagging.tokens
    in_term = [_may_be_in_term(token, n) for n, token in enumerate(tokens)]
    for first, opening in enumerate(tokens):
        if not in_term[first]:
            continue
        for last in range(first, min(first + tuning.MAX_PHRASE_WORDS, len(tokens))):
            token = tokens[last]
            if not in_term[last] and not _joins_term(tokens, last):
                break
            # A capital makes a noun of any word, except where the name goes on.
            ends = last + 1 == len(tokens) or not in_term[last + 1]
            noun = token.pos in _NOUNS or (in_term[last] and token.text[0].isupper() and ends)
            if noun and _WORD.search(token.text) and not _cuts_hyphenated_word(tokens, first, last):
                yield Span(opening.span.start, token.span.end)


def _may_be_in_term(token: Token, place: int) -> bool:
    """True for nouns, adjectives, past participles, and other words with a capital inside a sentence."""
    capital = place > 0 and token.text[0].isupper() and not token.is_stop
    return (token.pos in _ENGLISH_TAGS or token.tag == "VBN" or capital) and _WORD.search(token.text) is not None


def _joins_term(tokens: Sequence[Token], place: int) -> bool:
    """True for words inside terms: *of* and hyphens anywhere, *and* and *for* between capitals."""
    if tokens[place].text in _INSIDE_TERMS:
        return True
    around = (tokens[place - 1], tokens[place + 1]) if 0 < place < len(tokens) - 1 else ()
    return tokens[place].text in _BETWEEN_CAPITALS and bool(around) and all(t.text[0].isupper() for t in around)


def _cuts_hyphenated_word(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True if the run begins or ends inside a hyphenated word."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    hyphens = [t for t in (before, after) if t is not None and t.text in "-–" and len(t.text) == 1]
    return any(adjacent(t, tokens[first]) or adjacent(tokens[last], t) for t in hyphens)


def _runs(tagging: Tagging) -> Iterator[Span]:
    """Runs of words in a language without a tagger; short words neither begin nor end one."""
    tokens = tagging.tokens
    sizes = range(1, tuning.MAX_RUN_WORDS + 1)
    for parts in (tokens[i : i + n] for n in sizes for i in range(len(tokens) - n + 1)):
        ends = (parts[0], parts[-1])
        spaced = all(b.span.start - a.span.end <= 1 for a, b in itertools.pairwise(parts))
        long_ends = all(len(t.text) >= tuning.MIN_RUN_END_LETTERS for t in ends)
        if spaced and all(_WORD.fullmatch(t.text) for t in parts) and long_ends:
            yield Span(parts[0].span.start, parts[-1].span.end)
