"""Whether an English text mentions a name of another English text, in any of the forms that writers use for it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import EnglishText
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.names.text import bare, is_acronym, letters
from samesaid.compare.tagging import Token
from samesaid.model import Mention

# Words that many names share: alone they do not identify one.
GENERIC = lexicon.words("english", "generic")
_SMALL_WORDS = lexicon.words("english", "small_words")


def is_generic(word: str) -> bool:
    """Whether many names share a word of English."""
    return word.lower().strip(".") in GENERIC


def distinctive(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a name that identify it among others of its kind; all of them when all are generic."""
    every = tuple(words)
    return tuple(w for w in every if not is_generic(w)) or every


def shares_distinctive_word(tokens: Iterable[Token], others: Iterable[Token]) -> bool:
    """Whether a distinctive capitalised word of ``tokens`` is among ``others`` in any form."""
    capitalised = distinctive([t.text for t in tokens if t.text[0].isupper()])
    plain = [bare(t.text) for t in others if not t.is_stop and t.text[0].isalpha()]
    return any(similar_words(bare(word), other) for word in capitalised for other in plain)


def is_mentioned(name: Mention, text: EnglishText) -> bool:
    """Whether ``text`` has a distinctive word of ``name``, its country, its initials or what it is short for."""
    if countries.of_english(name.text) & text.countries:
        return True
    parts = words_of(name)
    if any(_has_similar_word(text, bare(word)) for word in distinctive(parts)):
        return True
    # Jie Guan and Jieguan, Al-Qaeda and Al Qaeda.
    joined = letters(name.text)
    return (len(joined) >= tuning.MIN_JOINED_LETTERS and joined in text.letters) or _is_abbreviated(name, parts, text)


@functools.lru_cache(maxsize=8192)
def similar_words(a: str, b: str) -> bool:
    """Whether two words are forms or spellings of one: Finland and Finnish, Kiev and Kyiv, Mohamed and Muhammad.

    Words are in lower case without marks. Spellings are compared by Levenshtein's (1966) distance and by Jaro-Winkler
    (Winkler 1990).
    """
    if a == b or a.rstrip("s") == b.rstrip("s") or lexicon.same_place(a, b):
        return True
    shorter, prefix = min(len(a), len(b)), tuning.SHARED_PREFIX_LETTERS
    if shorter >= prefix and a[:prefix] == b[:prefix]:
        return True
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    if shorter >= tuning.MIN_EDIT_LETTERS and Levenshtein.normalized_similarity(a, b) >= tuning.MIN_EDIT_SIMILARITY:
        return True
    return shorter >= tuning.MIN_JARO_LETTERS and JaroWinkler.similarity(a, b) >= tuning.MIN_JARO_SIMILARITY


def _has_similar_word(text: EnglishText, word: str) -> bool:
    if not word:
        return False
    return any(similar_words(word, part) for other in text.plain for part in {other, *other.split("-")})


def _is_abbreviated(name: Mention, parts: tuple[str, ...], text: EnglishText) -> bool:
    """Whether the text has the initials of the name, or words with the initials that the name consists of."""
    if is_acronym(name.text):
        return letters(name.text.rstrip("s")) in initials_of(text.words)
    own = {"".join(w[0] for w in parts).lower(), "".join(w[0] for w in re.split(r"[\s-]+", name.text) if w).lower()}
    return any(letters(w.rstrip("s")) in own for w in text.words if is_acronym(w))


def initials_of(words: tuple[str, ...]) -> str:
    """The first letters of all words but the small ones, in one string."""
    return "".join(letters(w[0]) for w in words if w.lower() not in _SMALL_WORDS)
