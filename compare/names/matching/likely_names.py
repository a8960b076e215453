"""Whether capitals are those of a name, in English and in other languages with an alphabet.

A capital alone says little: it opens sentences, titles and hashtags, and German gives one to every noun.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.gazetteer.places import Places
from samesaid.compare.names.matching.same_language import distinctive
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.tagging import Token, casing
from samesaid.model import Mention

PLACES = Places()
# Marks inside a sentence after which a sentence of its own may begin.
_OPENING = frozenset("#.:;!?¿¡…“”„\"'‘‹«»›([{*•–—-/")
_PERSON_TITLES = lexicon.words("european", "person_titles")
# Letters of an abbreviation; longer words with several capitals are brands.
_MAX_ABBREVIATION = 6
_DETERMINERS = lexicon.words("german", "determiners")
_NO_ADJECTIVES = lexicon.words("german", "no_adjectives")
_ADJECTIVE = re.compile(r"[a-zäöüß]{2,}(?:e|en|er|es|em)")


def is_hashtag(name: Mention, text: str) -> bool:
    """Whether a name of ``text`` is a hashtag or a part of one: words that are translated."""
    return "#" in text[max(0, name.span.start - 1) : name.span.end]


def may_replace(name: Mention, other: Mention, language: str) -> bool:
    """Whether an English name and a name of another language (of the kind PERSON where that is known) may be in each
    other's place.

    One of them must certainly be a name. Both name things of one kind: a person is neither a country nor a common word,
    and only bodies and countries are abbreviated. A German noun is no country, which is often left to be understood.
    """
    if other.kind == "PERSON":
        if name.kind != "PERSON":
            return False
    elif name.kind == "PERSON" and (other.text in _countries(language) or casing.is_mostly_lower(other.text)):
        return False
    if is_abbreviation(other.text) and not _is_abbreviated(name):
        return False
    forms = dict.fromkeys((name.text, *distinctive(words_of(name))))
    if language == "de":
        forms = {form: None for form in forms if not _is_country(form)}
    return any(map(_is_certain_in_english, forms)) or _is_certain(other.text, language)


def _is_abbreviated(name: Mention) -> bool:
    """Whether an English name is that of a body in several words, or of a country; cities are not abbreviated."""
    words = words_of(name)
    body = name.kind == "ORG" and len(words) > 1 and not any(map(PLACES.known, words))
    return body or _is_country(name.text)


def _is_country(form: str) -> bool:
    return countries.include_country(countries.of_english(form))


def _is_certain_in_english(form: str) -> bool:
    """Whether a form is a place of the gazetteer, or a word that the dictionary lacks or that mostly has a capital."""
    if PLACES.known(form):
        return True
    return " " not in form and (not lexicon.in_dictionary(form) or casing.is_mostly_capital(form))


def _is_certain(other: str, language: str) -> bool:
    """Whether words are a place of the gazetteer or mostly have a capital, which says nothing in German."""
    return PLACES.known(other) or (language != "de" and any(map(casing.is_mostly_capital, other.split())))


def is_abbreviation(text: str) -> bool:
    """Whether a word is short and has several capitals: NIA, AG, BfS. Each language has its own."""
    return " " not in text and len(text) <= _MAX_ABBREVIATION and sum(c.isupper() for c in text) > 1


def follows_title(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word for a person (Herr, Mme, signora) precedes a token."""
    place = tokens.index(token)
    return place > 0 and tokens[place - 1].text.lower() in _PERSON_TITLES


def likely_name_tokens(tokens: Sequence[Token], start: int, end: int, language: str) -> list[Token]:
    """The capitalised tokens ``start`` to ``end`` of a sentence that may be a name; [] where they may not.

    Titles before it are left out, and a word that opens a sentence, also inside a quotation, and is mostly written
    without a capital. Nor is a German noun after an article, a figure or an adjective a name, unless it is a place.
    """
    if tokens[start - 1].text[-1] in _OPENING and casing.is_mostly_lower(tokens[start].text):
        start += 1
    while start < end and tokens[start].text.lower() in _PERSON_TITLES:
        start += 1
    run = list(tokens[start:end])
    if language == "de" and len(run) == 1 and _is_after_determiner(tokens, start):
        return run if PLACES.known(" ".join(t.text for t in run)) else []
    return run


def _is_after_determiner(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1].text
    if before.lower() in _DETERMINERS or before[0].isdigit():
        return True
    # After a noun or a pronoun it is a verb: Nadal siegte.
    follows_word = start > 1 and tokens[start - 2].text.islower()
    return follows_word and bool(_ADJECTIVE.fullmatch(before)) and before not in _NO_ADJECTIVES


@functools.cache
def _countries(language: str) -> frozenset[str]:
    return frozenset(countries.territories(language).values())
