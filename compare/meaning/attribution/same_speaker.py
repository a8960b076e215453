"""Whether two speakers may be one person, or one role, in the languages of their sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samesaid.compare.meaning.attribution import tuning
from samesaid.compare.meaning.attribution.spoken import LATIN_NAME, ROLE
from samesaid.compare.names import tuning as name_tuning
from samesaid.compare.names.matching.certain_matches import counterparts
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.names.text import simplify, unmarked
from samesaid.compare.names.transliteration.emissions import characters_of, latin_letters, transliteration
from samesaid.compare.names.transliteration.romanisation import TRANSLITERATION_CHARACTERS, is_other_person
from samesaid.compare.pair import Pair, Side
from samesaid.model import Mention

_DIVIDERS = re.compile(r"[·・•‧＝=\s]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ]\w+")


def is_among(
    pair: Pair,
    one: Mention,
    others: Sequence[Mention],
    text: str,
    languages: tuple[str, str],
    *,
    is_target: bool = False,
) -> bool:
    """Whether one of some mentions of the other side may be the same person or role.

    Between languages in Latin letters any capitalised word of that side (``text``) may be.
    """
    if "zh" not in languages and one.kind != ROLE:
        own = _words(one.text)
        words = {word for word in _CAPITAL.findall(text) for word in _words(word)}
        return any(_resemble(a, b) for a in own for b in words)
    ordered = ((other, one) if is_target else (one, other) for other in others if other.kind == one.kind)
    return not all(differ(pair, *both, languages) for both in ordered)


def differ(pair: Pair, one: Mention, other: Mention, languages: tuple[str, str]) -> bool:
    """Whether two speakers are certainly not the same."""
    if ROLE in (one.kind, other.kind):
        return one.kind == other.kind and one.value != other.value
    if languages == ("zh", "en"):
        return _differ_across(other, one, pair.source)
    if languages == ("en", "zh"):
        return _differ_across(one, other, pair.target)
    if languages == ("zh", "zh"):
        return set(simplify(one.text)).isdisjoint(simplify(other.text))
    return _differ_in_latin(pair, one, other)


def _differ_across(english: Mention, chinese: Mention, side: Side) -> bool:
    """Whether an English name is certainly not a Chinese one: neither its pinyin or gloss nor its sound."""
    if LATIN_NAME.fullmatch(chinese.text):
        return not any(_resemble(a, b) for a in _words(english.text) for b in _words(chinese.text))
    name = simplify(chinese.text)
    if is_other_person(english.text, name):
        return True
    if counterparts([english], [chinese]) or not _is_foreign(name):
        return False
    words = [latin_letters(word) for word in words_of(english) if len(word) >= name_tuning.MIN_LATIN_LETTERS]
    parts = [characters_of(part, "han") for part in _DIVIDERS.split(name)]
    text, start = side.document.text, chinese.span.start
    parts += [
        characters_of(text[max(0, start - n) : chinese.span.end], "han") for n in range(1, tuning.MAX_CUT_OFF + 1)
    ]
    model = transliteration("han")
    return bool(words) and all(model.score(p, w) <= tuning.MAX_SPEAKER_SCORE for p in parts for w in words if p and w)


def _is_foreign(chinese: str) -> bool:
    """Whether a name is written as foreign ones are: in parts, or in characters for sounds."""
    return bool(_DIVIDERS.search(chinese)) or all(c in TRANSLITERATION_CHARACTERS for c in chinese)


def _differ_in_latin(pair: Pair, one: Mention, other: Mention) -> bool:
    """Whether no word of two names resembles one of the other, and no text has both for one person (Ada Lovelace)."""
    ones, others = _words(one.text), _words(other.text)
    if not ones or not others or any(_resemble(a, b) for a in ones for b in others):
        return False
    texts = [unmarked(side.document.text) for side in (pair.source, pair.target)]
    joined = (
        rf"\b{re.escape(a)}\W{{1,3}}(?:\w+\W{{1,3}})?{re.escape(b)}\b"
        for x, y in ((ones, others), (others, ones))
        for a in x
        for b in y
    )
    return not any(re.search(pattern, text) for pattern in joined for text in texts)


def _words(name: str) -> Sequence[str]:
    return _WORD.findall(unmarked(name))


def _resemble(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= tuning.MIN_NAME_SIMILARITY
