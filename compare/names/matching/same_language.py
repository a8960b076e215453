"""Names of two English versions: is this one said in the other, in any of the forms writers use for it?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from samesaid.compare.names.bead_text import EnglishText
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.aliases import same_place
from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.names.text import is_acronym, letters, unmarked
from samesaid.compare.tagging import Token
from samesaid.model import Mention

# Words that many names share: alone they do not tell which is meant.
GENERIC = words("english", "generic")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "a"})


def words_of(name: Mention) -> tuple[str, ...]:
    """The words that carry a name."""
    return tuple(str(word) for word in name.value) if isinstance(name.value, tuple) else (name.text,)


def telling(name: Iterable[str]) -> tuple[str, ...]:
    """The words of a name that tell it from others of its kind; all of them when all are generic."""
    every = tuple(name)
    return tuple(w for w in every if w.lower().strip(".") not in GENERIC) or every


def have_word_of(tokens: Iterable[Token], others: Iterable[Token]) -> bool:
    """Whether a word of ``tokens`` that tells names apart stands among ``others`` in any form."""
    spoken = telling([t.text for t in tokens if t.text[0].isupper()])
    plain = [unmarked(t.text).strip(".") for t in others if not t.is_stop and t.text[0].isalpha()]
    return any(near(unmarked(word).strip("."), other) for word in spoken for other in plain)


def is_told(name: Mention, text: EnglishText) -> bool:
    """Whether one telling word of ``name``, its country, or its initials stand in ``text``."""
    codes = countries.of_english(name.text)
    if codes & text.countries:
        return True
    parts = words_of(name)
    if any(_word_told(unmarked(word).strip("."), text) for word in telling(parts)):
        return True
    # Jie Guan and Jieguan, Al-Qaeda and Al Qaeda.
    whole = letters(name.text)
    return (len(whole) > 4 and whole in text.letters) or _abbreviated(name, parts, text)


@functools.lru_cache(maxsize=8192)
def near(a: str, b: str) -> bool:
    """Whether two words are forms or spellings of one: Finland and Finnish, Kiev and Kyiv, Mohamed and Muhammad."""
    if a == b or a.rstrip("s") == b.rstrip("s") or same_place(a, b):
        return True
    if len(a) >= 4 and len(b) >= 4 and a[:4] == b[:4]:
        return True
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    if min(len(a), len(b)) >= 5 and Levenshtein.normalized_similarity(a, b) >= 0.7:
        return True
    return min(len(a), len(b)) >= 4 and bool(JaroWinkler.similarity(a, b) >= 0.9)


def _word_told(word: str, text: EnglishText) -> bool:
    if not word:
        return False
    return any(near(word, part) for other in text.plain for part in {other, *other.split("-")})


def _abbreviated(name: Mention, parts: tuple[str, ...], text: EnglishText) -> bool:
    if is_acronym(name.text):
        initials = letters(name.text.rstrip("s"))
        return initials in initials_of(text.words)
    own = {"".join(w[0] for w in parts).lower(), "".join(w[0] for w in re.split(r"[\s-]+", name.text) if w).lower()}
    return any(letters(w.rstrip("s")) in own for w in text.words if is_acronym(w))


def initials_of(every: tuple[str, ...]) -> str:
    """The first letters of all words but the small ones, in one string."""
    return "".join(letters(w[0]) for w in every if w.lower() not in _SMALL)
