"""Names that are certainly told on the other side: by country, Latin letters, pinyin, or family name."""

from __future__ import annotations

import re

from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.same_language import words_of
from samesaid.compare.names.text import letters, simplify, unmarked
from samesaid.compare.names.transliteration import pinyin, romanisation
from samesaid.model import Mention

_HAN = re.compile(r"[\u3400-\u9fff]+")
# What a place is, at the end of its Chinese name.
_RANKS = frozenset("省市县区州旗镇乡村")
# What English adds to a name in pinyin, from this length of the word on.
_ENDINGS, _LONG = ("ese", "nese", "er", "ers", "net"), 7


def surely_in_chinese(name: Mention, text: ChineseText) -> bool:
    """Whether the English ``name`` is certainly told in the Chinese ``text``: by country, letters, pinyin or sound."""
    parts = words_of(name)
    if (countries.of_english(name.text) | countries.in_english(parts)) & text.countries:
        return True
    return _stands_there(parts, text) or _spelled_there(name, parts, text)


def _stands_there(parts: tuple[str, ...], text: ChineseText) -> bool:
    """Whether one of the words stands in the Chinese text in Latin letters."""
    return any(unmarked(part) in text.latin for word in parts for part in re.split(r"\W+", word) if len(part) > 1)


def _spelled_there(name: Mention, parts: tuple[str, ...], text: ChineseText) -> bool:
    """Whether the name, or a word of it long enough to tell, is the pinyin of characters that stand in the text."""
    wanted = [letters(name.text)]
    if name.kind != "PERSON" or not all(pinyin.syllable_counts(part) for part in parts):
        wanted.extend(letters(part) for part in parts)
    # Shanghainese, Xinhuanet.
    wanted.extend(
        word[: -len(end)] for word in wanted[:] for end in _ENDINGS if word.endswith(end) and len(word) > _LONG
    )
    return any(_romanised_there(word, text.simplified) for word in wanted if len(word) > 1)


def _romanised_there(word: str, text: str) -> bool:
    counts = pinyin.syllable_counts(word)
    runs = {run[i : i + n] for run in _HAN.findall(text) for n in counts for i in range(len(run) - n + 1)}
    return any(word in pinyin.spellings(run) for run in runs)


def surely_in_english(name: Mention, text: EnglishText) -> bool:
    """Whether the Chinese ``name`` is certainly told in the English ``text``: by country, letters, pinyin or family."""
    chinese = simplify(name.text)
    if countries.of_chinese(chinese) & text.countries or _latin_stands(chinese, text):
        return True
    forms = [form for form in (chinese, _without_rank(chinese)) if len(form) > 1]
    if any(spelling in text.letters for form in forms for spelling in pinyin.spellings(form[:6])):
        return True
    if not gloss_of(name).isdisjoint(text.plain):
        return True
    family = romanisation.family_name(chinese) if name.kind == "PERSON" else None
    return family is not None and romanisation.family_in(family, text.plain)


def _without_rank(chinese: str) -> str:
    """A place without the word for what it is, which English translates: 石桥市 is the city of Shiqiao."""
    return chinese[:-1] if len(chinese) > 2 and chinese[-1] in _RANKS else chinese


def gloss_of(name: Mention) -> frozenset[str]:
    """The Latin words that the writer put in brackets after a Chinese name: 费尔蒙特 (Fairmont)."""
    return frozenset(word for word in words_of(name) if word.isascii())


def _latin_stands(chinese: str, text: EnglishText) -> bool:
    return any(unmarked(word) in text.plain for word in re.findall(r"[A-Za-z]{2,}", chinese))
