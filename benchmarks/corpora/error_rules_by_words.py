"""Error rules of Spanish, Italian, Portuguese, Russian and Japanese, made from the words in ``error_words.toml``."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from benchmarks.corpora.error_rules import ErrorRule, Planter, between, digit, drop, other, rule, swap

_WORDS = Path(__file__).with_name("error_words.toml")
_SPACES = "[ \u00a0\u202f]"
_BEFORE = r"(?<![\w.,:/-])"
_NUMBERS = {
    "dotted": rf"{_BEFORE}(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d+)?(?![\w:/-]|[.,]\d)",
    "spaced": rf"{_BEFORE}(?<!\d{_SPACES})\d{{1,3}}(?:{_SPACES}\d{{3}})*(?:,\d+)?(?![\w:/-]|[.,]\d|{_SPACES}\d)",
    "joined": r"(?<![A-Za-z0-9.,:/-])\d[\d,]*(?:\.\d+)?(?![A-Za-z0-9:/-]|[,.]\d)",
}
_YEAR = r"(?<![\w.,$€£-])(?:19|20)\d\d(?![\w%-]|[.,]\d)"


def tenfold(match: re.Match[str], _: random.Random) -> str | None:
    """Ten times a whole number of at least two digits that is no year, without separators of thousands."""
    plain = re.sub(r"\D", "", match.group())
    if "," in match.group() or len(plain) < 2 or (len(plain) == 4 and plain[:2] in ("19", "20")):
        return None
    return plain + "0"


def rules() -> tuple[ErrorRule, ...]:
    """The rules of every language of the table."""
    table = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return tuple(r for language, words in table.items() for r in _of(language, words))


def _of(language: str, words: dict[str, Any]) -> Iterator[ErrorRule]:
    number = _NUMBERS[words["number"]]
    yield rule("digit", language, number, digit)
    yield rule("tenfold", language, number + ("(?! ?[年月日])" if language == "ja" else ""), tenfold)
    yield rule("dropped", language, f"(?:{number}){_SPACES}?", drop)
    yield from _dates(language, words)
    if words["word"]:
        count = rf"(?<![\w-])(?:{'|'.join(words['word'])}){words['word_before']}"
        yield rule("word", language, count, other(words["word"]), re.I)
    for name in ("scale", "currency", "unit"):
        joined = "" if language == "ja" else rf"{_SPACES}"
        yield rule(name, language, rf"(?<=\d{joined}){_any(words[name])}", _swap(words[name]), re.I)
    if "bound" in words:
        yield rule("bound", language, rf"(?<!\w){_any(words['bound'])}(?={_SPACES}\d)", _swap(words["bound"]), re.I)
    if "after" in words:
        yield rule("bound", language, _any(words["after"]), swap(words["after"]))


def _dates(language: str, words: dict[str, Any]) -> Iterator[ErrorRule]:
    if language == "ja":
        yield rule("day", "ja", r"(?<=月)\d{1,2}(?=日)", between(1, 28))
        yield rule("month", "ja", r"(?<!\d)\d{1,2}(?=月\d)", between(1, 12))
        yield rule("year", "ja", r"(?<![\d.])(?:19|20)\d\d(?= ?年)", between(1900, 2030))
        return
    months = list(Locale(language).months["format"]["wide"].values())
    link = words["day_link"]
    yield rule("day", language, rf"(?<![\d.,])\d{{1,2}}(?={link}(?:{'|'.join(months)})\b)", between(2, 28), re.I)
    yield rule("month", language, rf"(?<=\d{link})(?:{'|'.join(months)})\b", other(months), re.I)
    yield rule("year", language, _YEAR, between(1900, 2030))


def _swap(table: dict[str, str]) -> Planter:
    """The word that the table has for a word, with a capital where that has one."""
    plain = swap(table)

    def plant(match: re.Match[str], rng: random.Random) -> str | None:
        new = plain(match, rng)
        return new[:1].upper() + new[1:] if new and match.group()[0].isupper() else new

    return plant


def _any(table: dict[str, str]) -> str:
    """One of the words of the table, the longest first, where no letter follows words of letters with case."""
    choices = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    return rf"(?:{choices})(?![a-zà-ÿа-яё])"
