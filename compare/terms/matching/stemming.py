"""One key for all forms of a word, by the rules of its language.

English gets the S-stemmer and one spelling; its verb forms come from the tagger's lemmas. Languages with a Snowball
stemmer (Porter 2001, "Snowball: a language for stemming algorithms") use that. Korean nouns match with and without
their particles. Words of any other language are folded only.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from importlib import resources

from samesaid.compare.tagging import Tagging
from samesaid.compare.terms.matching.normalise import Unit, fold, has_spaceless_script, light_stem, units, words
from samesaid.languages import primary

_SNOWBALL = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "eo": "esperanto",
    "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nb": "norwegian",
    "no": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "cs": "czech", "fa": "persian", "pl": "polish", "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
# Chinese particles that a phrase may have or lack (利率的目标, 利率目标), and three words for "and".
_CHINESE_LINKING_WORDS = {"的": "", "之": "", "与": "和", "及": "和"}
# Russian vowels that come and go between cases: беженец, беженцев.
_FLEETING_VOWEL = re.compile("(?<=[а-я]{2})[еёо]([цк])$")

# Korean particles by the sound before them: after a consonant, after a vowel, after a vowel or ㄹ, after either. Some
# may take another particle.
_SECOND_PARTICLE = "(?=[는도의]?$)"
_PARTICLE = re.compile(
    rf"(?P<consonant>(?:으로|과){_SECOND_PARTICLE}|[은이을]$)|(?P<vowel>와{_SECOND_PARTICLE}|[는가를]$)"
    rf"|(?P<vowel_or_rieul>로{_SECOND_PARTICLE})|(?P<either>(?:에서|에){_SECOND_PARTICLE}|[의도]$)"
)
_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
# The code points of Hangul syllables run through 28 final consonants, the first of them none (Unicode, chapter 3.12).
_FINALS, _RIEUL = 28, 8
# A single syllable before a particle may as well be part of the word: 국가, 도로, 종이.
_MIN_KOREAN_NOUN_SYLLABLES = 2


def units_in(text: str, language: str, offset: int = 0) -> tuple[Unit, ...]:
    """The units of a text in this language: ``Häfen``, ``Hafens`` (de) → ``haf``; ``harbours`` (en) → ``harbor``."""
    code = primary(language) if language else ""
    found = units(text, offset, lambda word: _keys(word, code))
    if code != "ko":
        return found
    # A noun may end like a particle (고속도로), so the whole word stays a key as well.
    return tuple(Unit(u.key, u.stem, u.span, frozenset({u.stem} - {u.key})) for u in found)


def keys_in(text: str, language: str) -> list[str]:
    """The keys of ``units_in`` alone, for many short texts."""
    code = primary(language) if language else ""
    return [_keys(word, code)[0] for word in words(text)]


def with_lemmas(plain: Sequence[Unit], tagging: Tagging, language: str) -> tuple[Unit, ...]:
    """The units with the tagger's lemmas as further keys."""
    code = primary(language)
    lemmas = {token.span.start: token.lemma for token in tagging.tokens if token.lemma}
    return tuple(
        Unit(u.key, u.stem, u.span, frozenset({_keys(lemmas[u.span.start], code)[0]})) if u.span.start in lemmas else u
        for u in plain
    )


@functools.lru_cache(maxsize=131072)
def _keys(word: str, language: str) -> tuple[str, str]:
    """The key and the stem of a word."""
    if has_spaceless_script(word):
        return fold(word), _CHINESE_LINKING_WORDS.get(fold(word), fold(word))
    if language == "en":
        key = spelling_key(fold(word))
        return key, light_stem(key)
    if language in _SNOWBALL:
        stem = _stemmer(_SNOWBALL[language])(unicodedata.normalize("NFKC", word).casefold())
        return stem, _FLEETING_VOWEL.sub(r"\1", stem) if language == "ru" else stem
    if language == "ko":
        return fold(word), _without_particle(fold(word))
    return fold(word), light_stem(word)


@functools.cache
def _stemmer(name: str) -> Callable[[str], str]:
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem


@functools.lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """One key for the British and American spelling of a word: ``organisation``, ``organization``.

    ``word`` is in lower case and the singular. The key need not be a word; what counts is that both spellings give the
    same one and that no two words of different meaning do.
    """
    if len(word) < 4 or not word.isascii():
        return word
    whole_words, rules = _american()
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return whole_words.get(word, word)


@functools.cache
def _american() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """American spellings of whole words, and replacements that apply to any word in their order."""
    path = resources.files("samesaid.compare.terms.matching").joinpath("english_spelling.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    doubled = "|".join(table["doubled_l"]["verbs"])
    rules = (
        (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|er|ing|able|ation|ational)$)"), "iz"),
        (re.compile(r"(?<=[a-z]{3})ys(?=(?:e|ed|er|ing)$)"), "yz"),
        (re.compile(r"(?<=[a-z]{2})our(?=(?:|ed|er|ing|able|ful|less|hood|ite|al|ist)$)"), "or"),
        (re.compile(r"(?<=[a-z]{2})(?<=[tb])re$"), "er"),
        (re.compile(rf"^({doubled})l(?=(?:ed|er|ing|or)$)"), r"\1"),
        (re.compile(r"^(an|h|orthop|p|encyclop|arch|leuk)ae(?=[a-z]{2})"), r"\1e"),
    )
    return dict(table["american"]), rules


def _without_particle(word: str) -> str:
    """A Korean word without the particle at its end: 국경에서는 → 국경; unchanged where none can be: 국가."""
    if not word or not _FIRST_SYLLABLE <= word[-1] <= _LAST_SYLLABLE:
        return word
    for match in _PARTICLE.finditer(word, _MIN_KOREAN_NOUN_SYLLABLES):
        before = word[match.start() - 1]
        if _FIRST_SYLLABLE <= before <= _LAST_SYLLABLE and _follows(match.lastgroup, before):
            return word[: match.start()]
    return word


def _follows(kind: str | None, syllable: str) -> bool:
    """True if a particle of this kind can follow the syllable."""
    final = (ord(syllable) - ord(_FIRST_SYLLABLE)) % _FINALS
    if kind == "consonant":
        return final != 0
    if kind == "vowel":
        return final == 0
    return kind == "either" or final in (0, _RIEUL)
