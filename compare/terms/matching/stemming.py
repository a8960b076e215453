"""One key for the forms of a word, by its language.

English has the S-stemmer and one spelling for two; its verbs are the tagger's job. Other languages have the stemmers
of Snowball (Porter 2001, "Snowball: a language for stemming algorithms"). Korean is read with and without particles.
Unknown ones are folded only.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from samesaid.compare.tagging import Tagging
from samesaid.compare.terms.matching.korean import without_particle
from samesaid.compare.terms.matching.normalise import Unit, fold, is_spaceless, loosen, units, words
from samesaid.compare.terms.matching.spelling import spelling
from samesaid.languages import primary

if TYPE_CHECKING:
    from collections.abc import Callable

_SNOWBALL = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "eo": "esperanto",
    "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nb": "norwegian",
    "no": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "cs": "czech", "fa": "persian", "pl": "polish", "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
# Chinese words that a phrase has or has not, and those that stand for one another: 利率的目标, 利率目标; 和, 与, 及.
_LINKS = {"的": "", "之": "", "与": "和", "及": "和"}
# Vowels that come and go between the cases of Russian: беженец, беженцев.
_FLEETING = re.compile("(?<=[а-я]{2})[еёо]([цк])$")


def units_in(text: str, language: str, offset: int = 0) -> tuple[Unit, ...]:
    """The units of a text in this language: ``Häfen``, ``Hafens`` (de) → ``haf``; ``harbours`` (en) → ``harbor``."""
    code = primary(language) if language else ""
    found = units(text, offset, lambda word: _keys(word, code))
    if code != "ko":
        return found
    # A noun may end as a particle does (고속도로), so that the whole word stays a key of its own.
    return tuple(Unit(u.key, u.loose, u.span, frozenset({u.loose} - {u.key})) for u in found)


def keys_in(text: str, language: str) -> list[str]:
    """The keys of ``units_in``, for many short texts."""
    code = primary(language) if language else ""
    return [_keys(word, code)[0] for word in words(text)]


def with_lemmas(plain: Sequence[Unit], tagging: Tagging, language: str) -> tuple[Unit, ...]:
    """The units with the tagger's lemmas as further keys."""
    code = primary(language)
    lemmas = {token.span.start: token.lemma for token in tagging.tokens if token.lemma}
    return tuple(
        Unit(u.key, u.loose, u.span, frozenset({_keys(lemmas[u.span.start], code)[0]})) if u.span.start in lemmas else u
        for u in plain
    )


@functools.lru_cache(maxsize=131072)
def _keys(word: str, language: str) -> tuple[str, str]:
    if is_spaceless(word):
        return fold(word), _LINKS.get(fold(word), fold(word))
    if language == "en":
        key = spelling(fold(word))
        return key, loosen(key)
    if language in _SNOWBALL:
        stem = _stemmer(_SNOWBALL[language])(unicodedata.normalize("NFKC", word).casefold())
        return stem, _FLEETING.sub(r"\1", stem) if language == "ru" else stem
    if language == "ko":
        return fold(word), without_particle(fold(word))
    return fold(word), loosen(word)


@functools.cache
def _stemmer(name: str) -> Callable[[str], str]:
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem
