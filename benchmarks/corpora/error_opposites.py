"""Errors about opposites: one word of a row is replaced by its opposite, in English or Chinese.

The words are those of the lists of the check; how well it finds what they lack is not measured.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from samesaid.compare.meaning.antonyms.words import chinese_swaps, partner
from samesaid.compare.meaning.opposites.inflection import inflected
from samesaid.compare.pair import Side
from samesaid.compare.tagging import taggings
from samesaid.languages import primary

Row = tuple[str, str]


def swapped(text: Side, rows: Sequence[Row], side: int, seed: str) -> Iterator[tuple[int, Row, int]]:
    """Each row that has such a word on this side (0 or 1): its number, the row with one replaced, where that begins.

    ``text`` is that side of the rows as they are, a sentence a row.
    """
    chinese = dict(chinese_swaps())
    is_english = primary(text.document.language) == "en"
    for number, tagging in enumerate(text.annotate(taggings)):
        sentence = text.document.sentences[number]
        choices = []
        for token in tagging.tokens:
            if is_english:
                other = partner(token.lemma.lower(), token.pos)
                other = inflected(other, token.tag, token.text) if other else None
            else:
                other = chinese.get(token.text) if len(token.text) > 1 else None
            if other:
                choices.append((token, other))
        if choices:
            token, other = random.Random(f"{seed} {number}").choice(choices)
            start = token.span.start - sentence.span.start
            turned = sentence.text[:start] + other + sentence.text[start + len(token.text) :]
            yield number, ((turned, rows[number][1]) if side == 0 else (rows[number][0], turned)), start
