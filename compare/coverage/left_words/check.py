"""Single words that are not English inside an English sentence.

Two signs are used. A word that the reference has too, letter for letter, was copied from it, unless it is English
(``english``) or part of a name. A word that it lacks is foreign where its letters say so clearly
(``language_profiles``). Nothing is sought in versions in other languages, for which there is no list of words.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.language_profiles import profiles
from samesaid.compare.coverage.left_words.english import is_english, is_in_dictionary, is_known_name, without_phrases
from samesaid.compare.coverage.scripts import LATIN
from samesaid.compare.coverage.sentence_language import without_signs
from samesaid.compare.tagging.casing import is_mostly_lower
from samesaid.languages import primary
from samesaid.model import Document, Span

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_JOINTS = re.compile(r"['’\-]")
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:s|ll|re|ve|d|m))$", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]")
# Nouns of German, which have a capital like names: what an act, a state or a quality is called.
_GERMAN_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:ung|heit|keit|schaft)(?:en)?")
# Foundations, newspapers, settlements and laws have such names.
_NAMING_NOUN = re.compile(r"(?:stift|zeit|siedl|ordn)ung(?:en)?$", re.IGNORECASE)
# An article or a pronoun, perhaps an adjective, and a noun; names of rivers and regions follow "am" and "im".
_AFTER_ARTICLE = re.compile(
    r"\b(?i:de[rnms]|d(?:ie|as)|(?:k?ein|jed|dies|welch|manch|mein|dein|sein|ihr|unser)(?:e[rnms]?)?|"
    r"(?:viel|all|mehrer)e[rn]?)"
    r"(?: [a-zäöüß]{3,}(?:e|e[nrsm]))? ([A-ZÄÖÜ][a-zäöüß]+)\b(?!-| [A-ZÄÖÜ])"
)
# Glosses in brackets, tags of markup, titles and quotations.
_GIVEN = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\"[^\"]*\"|“[^“”]*”|‘[^‘’]*’|«[^«»]*»|《[^《》]*》")
# The word is given as one of another language: what stands before it, and what explains it after it.
_NAMED = re.compile(r"\b(?:call(?:s|ed)?|known as|named|dubbed|nicknamed|terms?|termed|words?)(?: (?:an?|the))?\s*$")
_EXPLAINED = re.compile(r"\s*[(（]|,? (?:i\.e\.|meaning)|, (?:or|that is)\b")
# Languages whose words are compared with the letters of a word where no reference says which it may be.
_USUAL = ("de", "es", "fr", "it", "nl", "pt")


@dataclass(frozen=True, slots=True)
class _Reference:
    """The parts of a reference's words as written, its language's tag, and those that an article shows to be nouns."""

    words: frozenset[str]
    language: str
    nouns: frozenset[str] = frozenset()


def left_words(text: str, reference: str, languages: tuple[str, str], usual: frozenset[str]) -> Iterator[Span]:
    """Words of ``text``, a sentence in the second of ``languages``, that are left in the first, or in any other.

    The words in ``usual`` are the text's own. Offsets are those of ``text``.
    """
    own, version = map(primary, languages)
    if version != ENGLISH or own not in profiles(LATIN).languages:
        return
    parts = frozenset(part for word in _WORD.findall(reference) for part in _parts(word))
    known = _Reference(parts, own, _german_nouns(reference) if own == "de" else frozenset())
    given = text
    text = without_phrases(without_signs(_GIVEN.sub(_without_given, text)))
    words = list(_WORD.finditer(text))
    for n, match in enumerate(words):
        before, after = words[n - 1] if n else None, words[n + 1] if n + 1 < len(words) else None
        if is_in_dictionary(match[0].lower()) or match[0].lower() in usual:
            continue
        if not any(_is_left(part, known, first=not text[: match.start()].strip()) for part in _parts(match[0])):
            continue
        if _is_in_name(text, reference, match, before, own) or _is_in_name(text, reference, match, after, own):
            continue
        if _is_in_title(text, reference, words, n):
            continue
        if not _NAMED.search(text, 0, match.start()) and not _EXPLAINED.match(given, match.end()):
            yield Span(*match.span())


def _german_nouns(reference: str) -> frozenset[str]:
    """Words with a capital that an article or a pronoun precedes and no other name follows."""
    return frozenset(_AFTER_ARTICLE.findall(reference))


def _is_in_name(text: str, reference: str, word: re.Match[str], near: re.Match[str] | None, language: str) -> bool:
    """Whether ``near``, a word before or after, has a capital, the reference has both words, too, and both make a name.

    A frequent word before a name may be a title, after a name that is not in the reference's language a verb.
    """
    if near is None or not near[0][0].isupper():
        return False
    if text[min(word.start(), near.start()) : max(word.end(), near.end())] not in reference:
        return False
    particle = any(word[0] in _frequent(tag) for tag in (language, *_USUAL))
    free = word[0].islower() and is_mostly_lower(word[0]) and not particle
    if not free or len(word[0]) < tuning.MIN_LETTERS_OF_WORD_BESIDE_NAME:
        return True
    return near.start() < word.start() and _lead(near[0].lower(), language) >= tuning.MAX_LEAD_OF_FOREIGN_NAME


def _is_in_title(text: str, reference: str, words: Sequence[re.Match[str]], n: int) -> bool:
    """Whether the word is in a run of words that the reference has, too, one with a capital: what a law is called."""
    first = last = n
    while first and text[words[first - 1].start() : words[last].end()] in reference:
        first -= 1
    while last + 1 < len(words) and text[words[first].start() : words[last + 1].end()] in reference:
        last += 1
    run = words[first : last + 1]
    capitals = sum(word[0][0].isupper() for word in run)
    return capitals > 0 and len(run) - capitals >= tuning.MIN_SMALL_WORDS_OF_TITLE


def _without_given(match: re.Match[str]) -> str:
    """As many spaces in place of a gloss, a tag, a title or a quotation of foreign words; other quotations stay."""
    words = [word.lower() for word in _WORD.findall(match[0])]
    kept = match[0][0] in '"“‘«' and len(words) >= tuning.MIN_WORDS_OF_QUOTATION
    if kept and sum(map(is_english, words)) >= tuning.MIN_ENGLISH_SHARE_OF_QUOTATION * len(words):
        return match[0]
    return " " * len(match[0])


def usual_words(document: Document) -> frozenset[str]:
    """Words that are in so many sentences of the text that they are meant; an annotation of a side."""
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        counts.update({word.lower() for word in _WORD.findall(sentence.text)})
    return frozenset(word for word, n in counts.items() if n >= tuning.MIN_SENTENCES_OF_MEANT_WORD)


def _parts(word: str) -> list[str]:
    return [part for part in _JOINTS.split(_CONTRACTION.sub("", word)) if part]


def _is_left(part: str, reference: _Reference, *, first: bool) -> bool:
    folded = part.lower()
    if reference.language != ENGLISH and (part in reference.words or (first and folded in reference.words)):
        return _is_copied(part, reference, first=first)
    if part != folded or reference.words.intersection((folded, part.capitalize())):
        return False
    if reference.language == ENGLISH and len(part) > 2 and _is_function_word(folded):
        return True
    if is_english(folded):
        return False
    if len(part) < tuning.MIN_LETTERS_OF_LEFT_WORD:
        return False
    lead = _lead(folded, reference.language)
    if is_mostly_lower(folded):
        return lead >= tuning.MIN_LEAD_OF_FREQUENT_WORD
    if reference.language == ENGLISH:
        return lead >= tuning.MIN_LEAD_OF_RARE_WORD_IN_ENGLISH
    return lead >= tuning.MIN_LEAD_OF_RARE_WORD


def _is_copied(part: str, reference: _Reference, *, first: bool) -> bool:
    """Whether a word that the reference has is one of its language, and neither English nor a name."""
    folded, language = part.lower(), reference.language
    frequent = _frequent(language)
    if part == folded and folded in frequent and folded not in _frequent(ENGLISH) and not is_in_dictionary(folded):
        return len(part) > 1
    if is_in_dictionary(folded) or len(part) < tuning.MIN_LETTERS_OF_LEFT_WORD or not _VOWEL.search(folded):
        return False
    lead = _lead(folded, language)
    if is_english(folded) and not (is_mostly_lower(folded) and lead >= tuning.MIN_LEAD_OF_DOUBTED):
        return False
    if part == folded:
        frequent_somewhere = is_mostly_lower(folded)
        return lead >= (tuning.MIN_LEAD_OF_COPIED_FREQUENT if frequent_somewhere else tuning.MIN_LEAD_OF_COPIED)
    if first:
        return part not in reference.words and lead >= tuning.MIN_LEAD_OF_COPIED
    if folded in _foreign_territories(language):
        return True
    if is_known_name(part) or _NAMING_NOUN.search(part):
        return False
    if part in reference.nouns and len(part) >= tuning.MIN_LETTERS_OF_NOUN and lead >= tuning.MIN_LEAD_OF_NOUN:
        return True
    return language == "de" and bool(_GERMAN_NOUN.fullmatch(part)) and lead >= tuning.MIN_LEAD_OF_SUFFIXED_NOUN


def _is_function_word(word: str) -> bool:
    """Whether it is among the most frequent words of a usual language, and not English."""
    return not is_in_dictionary(word) and word not in _frequent(ENGLISH) and any(word in _frequent(t) for t in _USUAL)


@functools.cache
def _foreign_territories(language: str) -> frozenset[str]:
    """Names of countries and regions in one word of the language that English does not have, by CLDR, in lower case."""
    from babel import Locale

    english = {name.lower() for name in Locale(ENGLISH).territories.values()}
    named = {name.lower() for name in Locale(language).territories.values()}
    return frozenset(name for name in named - english if name.isalpha())


@functools.lru_cache(maxsize=20_000)
def _lead(word: str, language: str) -> float:
    """Mean log-likelihood by which the word's letters are likelier in ``language`` than in English.

    Where ``language`` is English itself, it is the likeliest of those that are near it.
    """
    known = profiles(LATIN)
    found: Mapping[str, float] = dict(zip(known.languages, known.likelihoods([word]).tolist(), strict=True))
    other = max(found[tag] for tag in _USUAL) if language == ENGLISH else found[language]
    return other - found[ENGLISH]


@functools.cache
def _frequent(language: str) -> frozenset[str]:
    """The most frequent words of the language, in lower case, by the lists of jusText."""
    import justext
    from babel import Locale

    name = Locale("en").languages.get(language, "")
    return frozenset(justext.get_stoplist(name)) if name in justext.get_stoplists() else frozenset()
