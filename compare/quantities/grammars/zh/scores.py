"""Scores of games and votes in folded Chinese text: 3:1, 三比一. Both numbers are counts, whatever they are."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.zh.numerals import DIGITS
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

_WORDS = {**DIGITS, "十": 10, "十一": 11, "十二": 12}
STARTS = frozenset("零〇一二两三四五六七八九十")
_NUMBER = r"(?:\d{1,3}|十[一二]?|[零〇一二两三四五六七八九])"
_SCORE = re.compile(
    rf"(?P<a>{_NUMBER}) ?(?P<sign>比|:|-|–) ?(?P<b>{_NUMBER})"
    r"(?![\d零一二两三四五六七八九十百千万亿%.:年月日号点时分])"
)
_BEFORE = re.compile(r"(?:比分|比数|票数|总分|大比分|[战踢打]成)[^\d。，；]{0,6}$")
_AFTER = re.compile(
    r" ?(?:的)?(?:险胜|小胜|大胜|完胜|击败|战胜|获胜|取胜|胜出|力克|轻取|横扫|逆转|淘汰|战平|握手|落败|负于|不敌|惜败|"
    r"败给|输给|领先|落后|比分|优势|总比分|票|表决|胜|负|败|输|赢|平)"
)
# Before these, 比 between two numbers means "than".
_THAN = re.compile(r" ?[个人名家多大小高低少更倍元]")


def score(text: str, start: int) -> list[Reading] | None:
    """The score that begins at ``start``, None where there is none."""
    match = _SCORE.match(text, start)
    if match is None or text[start - 1 : start] in tuple("第百千万亿.之"):
        return None
    versus = match["sign"] == "比" and not _THAN.match(text, match.end())
    if not versus and not _BEFORE.search(text, max(0, start - 10), start) and not _AFTER.match(text, match.end()):
        return None
    return [
        Reading(
            match.start(name),
            match.end(name),
            Quantity(
                Kind.CARDINAL, points(_value(match[name])), "score", step=1.0, low_salience=not match[name].isdigit()
            ),
        )
        for name in ("a", "b")
    ]


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word]
