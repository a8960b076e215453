"""Offices in Chinese sentences: a closed list of heads, at the ends of the tagger's words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.names.gazetteer.offices import Grade, Office, grade_words, heads
from samesaid.compare.names.text import simplify
from samesaid.compare.tagging import Token
from samesaid.model import Mention, Span


@functools.cache
def _pattern() -> re.Pattern[str]:
    def any_of(found: frozenset[str] | dict[str, frozenset[int]]) -> str:
        return "|".join(sorted(map(re.escape, found), key=len, reverse=True))

    barred = f"(?<![{''.join(words('chinese_grades', 'not_before'))}])"
    parts = [
        f"(?:{barred if g in _MAY_END_A_WORD else ''}(?P<{g.value}>{any_of(grade_words('chinese', g, 'before'))}))?"
        for g in _ORDER
    ]
    after = f"(?![{''.join(words('chinese_grades', 'not_after'))}])"
    return re.compile(f"{''.join(parts)}(?P<head>{any_of(heads('zh'))})(?P<aide>助理)?{after}")


# 前代理副总工程师: in this order they stand before a head.
_ORDER = (Grade.FORMER, Grade.ACTING, Grade.DEPUTY, Grade.ASSISTANT, Grade.CHIEF)
# 目前, 现代: the same characters end other words.
_MAY_END_A_WORD = frozenset({Grade.FORMER, Grade.ACTING})


def _experts() -> frozenset[str]:
    return grade_words("chinese", Grade.CHIEF, "of")


def offices(tokens: Sequence[Token], persons: Sequence[Mention], text: str) -> Iterator[Office]:
    """The offices of one side in order; ``persons`` are the names of people in it, ``text`` the document's."""
    if not tokens:
        return
    first = tokens[0].span.start
    written = simplify(text[first : tokens[-1].span.end])
    ends = {t.span.end for t in tokens}
    for match in _pattern().finditer(written):
        span = Span(first + match.start(), first + match.end())
        if span.end not in ends:
            continue
        grades = {g for g in Grade if match[g.value] and (g is not Grade.CHIEF or match["head"] in _experts())}
        if match["aide"] or (Grade.ASSISTANT in grades and match["head"] != "教授"):
            grades = (grades - {Grade.ASSISTANT}) | {Grade.DEPUTY}
        holder = next((p for p in persons if p.span.start == span.end or p.span.end == span.start), None)
        yield Office(frozenset(grades), heads("zh")[match["head"]], span, span.of(text), match["head"], holder)
