"""Error rules that turn what a sentence says, by ``turned_words.toml``: directions of figures, and modal verbs."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import opencc

from benchmarks.corpora.error_rules import ErrorRule

# Words that say nothing of a figure together with what is before or after them: to grow up, higher education, 增长点.
_IDIOM = {
    "en": (r"(?<!fund-)(?<!long-term )", r"(?! (?:up|out|off|on|grade|education|vocational|degree|level|secondary)\b)"),
    "zh": (r"(?<!新)", r"(?!组合|組合|[点點极極])"),
}
# Languages in which rises and falls without a figure are turned, too.
STATED = frozenset({"en", "zh"})
# The two figures between which something changes, no years.
_COUNT = r"(?!(?:19|20)\d\d(?![\d.,]))[$£€]?\d++(?:[.,]\d++)*+(?: ?%| percent| per cent| million| billion)?"
_COUNT_HAN = r"(?!(?:19|20)\d\d(?![\d.,]))\d++(?:[.,]\d++)*+[%万亿萬億]?(?! ?[年月日])"
_FROM_TO = {
    "en": rf"(?P<before>\bfrom )(?P<begin>{_COUNT})(?P<between> to )(?P<end>{_COUNT})",
    "zh": rf"(?P<before>[由从從](?:\d{{4}}年[^，；。\d]{{0,4}})?)(?P<begin>{_COUNT_HAN})"
    rf"(?P<between>[^，；。\d]{{1,8}}(?:\d{{4}}年[^，；。\d]{{0,4}})?)(?P<end>{_COUNT_HAN})",
}
_NO_DENIAL = r"(?!['’]|\s?(?:not|nicht|pas|не)\b)"
_TABLES = ("direction", "beside", "after", "time")
_TO_TRADITIONAL = opencc.OpenCC("s2t")
_WORDS = Path(__file__).with_name("turned_words.toml")
_SPACELESS = ("zh", "ja")
# Characters between a word and its figure, with spaces between words and without.
_REACH, _REACH_SPACELESS = 60, 20
# A figure that counts or measures something, no year or number of a table; and what ends its clause.
_FIGURE = re.compile(
    r"(?<![A-Za-z0-9.,])(?<![第表圖图] )(?<![第表圖图])(?!(?:19|20)\d\d(?![\d.,%％万亿萬億]))(?!20\d\d )\d[\d.,]*\+? ?"
    r"(?:[%％‰多余餘万亿萬億倍成元厘点點人吨噸米例起件家名個个]|公里|美元|港元|基点|基點|[a-zà-ÿа-я]{2,}\b(?<!\dst)(?<!\dth))"
    r"|(?<!\w)[$£€¥]\d|[一二两三四五六七八九十百半](?:成|倍|万|亿|萬|億|个百分点|個百分點)",
    re.I,
)
_LIMIT = re.compile(r"[;:!?，；：。！？、]|[,.](?!\d)")
# What is directly before a figure, and what a word that follows a figure follows.
_BEFORE_FIGURE = r"(?=\s?[$£€约近逾]?\d)"
# A single character is no part of a word.
_NO_PART = r"(?<![上下回攀提飙飆调調爬增新涨漲跌])(?<!made )"
_AFTER_FIGURE = r"(?:(?<=%\s)|(?<=\d\s)|(?<=nto\s)|(?<=cent\s)|(?<=zent\s)|(?<=нтов\s)|(?<=нта\s)|(?<=points\s))"
_AFTER_TIME = {
    "zh": r"(?:(?<=\d[年月日天周])|(?<=[\d一二两三四五六七八九十]个月)|(?<=[一二两三四五六七八九十][年天周]))",
    "en": r"(?:(?<=years\s)|(?<=weeks\s)|(?<=days\s)|(?<=months\s)|(?<=hours\s)|(?<=year\s)|(?<=month\s)|(?<=week\s))",
}


def rules() -> Iterator[ErrorRule]:
    """The rules of direction and modality of every language of the table."""
    for language, lists in tomllib.loads(_WORDS.read_text(encoding="utf-8")).items():
        both = {name: _both_ways(_pairs(lists.get(name, ""), language)) for name in _TABLES}
        near = _near(_REACH_SPACELESS if language in _SPACELESS else _REACH)
        idiom = _IDIOM.get(language, ("", ""))
        yield _rule("direction", language, both["direction"], before=idiom[0], after=idiom[1], fits=near)
        if language in STATED:
            yield _rule("statement", language, both["direction"], before=idiom[0], after=idiom[1], fits=_not(near))
        if both["beside"]:
            yield _rule("direction beside", language, both["beside"], before=_NO_PART, after=_BEFORE_FIGURE)
        if both["after"]:
            yield _rule("direction after", language, both["after"], before=_AFTER_FIGURE)
        if both["time"]:
            yield _rule("time", language, both["time"], before=_AFTER_TIME[language])
        if language in _FROM_TO:
            yield ErrorRule("from and to", language, re.compile(_FROM_TO[language], re.I), _crossed)
        # A month, a name and "must not" against "may not" are no duties.
        yield _rule("modality", language, _pairs(lists["modality"], language), after=_NO_DENIAL, flags=0)


def _crossed(match: re.Match[str], _: random.Random) -> str | None:
    """The two figures of a change in each other's place."""
    begin, between, end = match["begin"], match["between"], match["end"]
    return match["before"] + end + between + begin if begin != end else None


def _pairs(text: str, language: str) -> list[tuple[str, str]]:
    """The pairs of a list; those of Chinese in simplified and traditional characters."""
    found = [pair.replace("_", " ").partition("/") for pair in text.split()]
    if language == "zh":
        found += [(_TO_TRADITIONAL.convert(one), "/", _TO_TRADITIONAL.convert(other)) for one, _, other in found]
    return list(dict.fromkeys((one, other) for one, _, other in found))


def _both_ways(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [way for one, other in pairs for way in ((one, other), (other, one))]


def _near(reach: int) -> Callable[[re.Match[str]], bool]:
    """Whether a figure is in the clause of a match, at most so many characters away."""

    def fits(match: re.Match[str]) -> bool:
        text = match.string
        after = _LIMIT.split(text[match.end() : match.end() + reach], maxsplit=1)[0]
        before = _LIMIT.split(text[max(0, match.start() - reach) : match.start()])[-1]
        return bool(_FIGURE.search(after) or _FIGURE.search(before))

    return fits


def _not(fits: Callable[[re.Match[str]], bool]) -> Callable[[re.Match[str]], bool]:
    return lambda match: not fits(match)


def _always(_: re.Match[str]) -> bool:
    return True


def _rule(
    name: str,
    language: str,
    pairs: Iterable[tuple[str, str]],
    *,
    before: str = "",
    after: str = "",
    flags: int = re.I,
    fits: Callable[[re.Match[str]], bool] = _always,
) -> ErrorRule:
    opposites: dict[str, list[str]] = {}
    for one, other in pairs:
        opposites.setdefault(one.lower(), []).append(other)
    words = "|".join(re.escape(word) for word in sorted(opposites, key=len, reverse=True))
    edge = "" if language in _SPACELESS else r"\b"

    def plant(match: re.Match[str], rng: random.Random) -> str | None:
        new = rng.choice(opposites[match.group().lower()])
        return new[:1].upper() + new[1:] if match.group()[0].isupper() else new

    return ErrorRule(name, language, re.compile(f"{before}{edge}(?:{words}){edge}{after}", flags), plant, fits)
