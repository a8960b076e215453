"""Scores of games and votes: 3:1, 3-1, 三比一, "three to one". Both figures are told, whatever they are."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.word_lists import numbered

UNIT = "score"
_WORDS = numbered(
    "nil/zero/love/零/〇 one/一 two/二/两 three/三 four/四 five/五 six/六 seven/七 eight/八 nine/九 ten/十 eleven/十一 "
    "twelve/十二"
)
WORDS = frozenset(w for w in _WORDS if w.isascii())
HAN = frozenset("零〇一二两三四五六七八九十")
_LATIN_NUMBER = r"(?:\d{1,3}|(?:" + "|".join(w for w in _WORDS if w.isascii()) + r")(?![A-Za-z]))"
_HAN_NUMBER = r"(?:\d{1,3}|十[一二]?|[零〇一二两三四五六七八九])"
_ENGLISH = re.compile(
    rf"(?P<a>{_LATIN_NUMBER})(?:[-–:]|(?: goals?| games?| sets?| points?| votes?)? to )(?P<b>{_LATIN_NUMBER})"
    # A loss of 10-15 kilos is a range.
    r"(?![\d%:.,]\d|[\w%/-]| (?:%|percent|per cent|million|billion|trillion|thousand|kg|km|[a-z]{2,}s)\b)",
    re.I,
)
_ENGLISH_BEFORE = re.compile(
    r"\b(?:w[io]n|wins|winning|lost|lose|loses|losing|beat|beats|beating|beaten|draw|drew|drawn|score|led|lead|leads|"
    r"leading|trail|trailed|trailing|defeat|defeated|defeats|defeating|victory|triumph|downed|edged|thrashed|votes?|voted|"
    r"tied|final|ahead|behind|loss)\b[^.;!?\n\d]{0,40}$",
    re.I,
)
_ENGLISH_AFTER = re.compile(
    r",? (?:w[io]n|victory|defeat|loss|lead|draw|triumph|votes?|decision|ruling|majority|thriller|scoreline|score|rout|"
    r"drubbing|in extra|on penalties|on aggregate)\b",
    re.I,
)
_HAN = re.compile(
    rf"(?P<a>{_HAN_NUMBER}) ?(?P<sign>比|:|-|–) ?(?P<b>{_HAN_NUMBER})"
    r"(?![\d零一二两三四五六七八九十百千万亿%.:年月日号点时分])"
)
_HAN_BEFORE = re.compile(r"(?:比分|比数|票数|总分|大比分|[战踢打]成)[^\d。，；]{0,6}$")
_HAN_AFTER = re.compile(
    r" ?(?:的)?(?:险胜|小胜|大胜|完胜|击败|战胜|获胜|取胜|胜出|力克|轻取|横扫|逆转|淘汰|战平|握手|落败|负于|不敌|惜败|"
    r"败给|输给|领先|落后|比分|优势|总比分|票|表决|胜|负|败|输|赢|平)"
)
# 比 between two figures with these behind it is "than".
_THAN = re.compile(r" ?[个人名家多大小高低少更倍元]")


def english(text: str, start: int) -> list[Reading] | None:
    """The score that begins at ``start`` of an English text, None when there is none."""
    match = _ENGLISH.match(text, start)
    if match is None or (match["a"][0].isalpha() and " to " not in match.group()):
        return None
    if not _ENGLISH_BEFORE.search(text, max(0, start - 60), start) and not _ENGLISH_AFTER.match(text, match.end()):
        return None
    return _told(match)


def chinese(text: str, start: int) -> list[Reading] | None:
    """The score that begins at ``start`` of folded Chinese text, None when there is none."""
    match = _HAN.match(text, start)
    if match is None or text[start - 1 : start] in tuple("第百千万亿.之"):
        return None
    if match["sign"] == "比" and not _THAN.match(text, match.end()):
        return _told(match)
    if _HAN_BEFORE.search(text, max(0, start - 10), start) or _HAN_AFTER.match(text, match.end()):
        return _told(match)
    return None


def _told(match: re.Match[str]) -> list[Reading]:
    return [
        Reading(
            match.start(name),
            match.end(name),
            Quantity(
                Kind.CARDINAL, points(_value(match[name])), UNIT, step=1.0, low_salience=not match[name].isdigit()
            ),
        )
        for name in ("a", "b")
    ]


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]
