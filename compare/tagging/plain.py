"""Languages without a tagger: words by white space and punctuation, capitalised words as candidates for names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samesaid.compare.tagging.token import Tagging, Token
from samesaid.model import Sentence, Span

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def tag(sentences: Sequence[Sentence]) -> tuple[Tagging, ...]:
    """One Tagging for each sentence, in order. Parts of speech are PROPN (capitalised, not first), NUM, PUNCT and X."""
    return tuple(Tagging(tuple(_tokens(s))) for s in sentences)


def _tokens(sentence: Sentence) -> list[Token]:
    tokens = []
    for match in _WORD.finditer(sentence.text):
        word = match.group()
        span = Span(match.start(), match.end()).shift(sentence.span.start)
        capital = word[0].isupper() and match.start() > 0
        pos = "PUNCT" if not word[0].isalnum() else "NUM" if word[0].isdigit() else "PROPN" if capital else "X"
        tokens.append(Token(word, span, word.lower(), pos))
    return tokens
