"""Whether capitals are those of a name, in English and in other languages with an alphabet.

A capital alone says little: it opens sentences, titles and hashtags, and German gives one to every noun.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from samesaid.compare.names.gazetteer import casing, countries, lexicon
from samesaid.compare.names.gazetteer.places import Places
from samesaid.compare.names.matching.same_language import distinctive
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.tagging import Token
from samesaid.model import Mention

PLACES = Places()
# Marks inside a sentence after which a sentence of its own may begin.
_OPENING = frozenset("#.:;!?¿¡…“”„\"'‘‹«»›([{*•–—-/")
_DETERMINERS = lexicon.words("german", "determiners")
_NO_ADJECTIVES = lexicon.words("german", "no_adjectives")
_ADJECTIVE = re.compile(r"[a-zäöüß]{2,}(?:e|en|er|es|em)")


def is_hashtag(name: Mention, text: str) -> bool:
    """Whether a name of ``text`` is a hashtag or a part of one: words that are translated."""
    return "#" in text[max(0, name.span.start - 1) : name.span.end]


def may_replace(name: Mention, other: str, language: str) -> bool:
    """Whether one may replace the other: an English ``name`` and capitalised words of another language.

    One of them must certainly be a name, and a person is no country.
    """
    if name.kind == "PERSON" and other in _countries(language):
        return False
    return _is_certain_in_english(name) or _is_certain(other, language)


def _is_certain_in_english(name: Mention) -> bool:
    """Whether a name is a place of the gazetteer, or has a word that the dictionary lacks or mostly has a capital."""
    return PLACES.known(name.text) or any(
        not lexicon.in_dictionary(word) or casing.is_mostly_capital(word) for word in distinctive(words_of(name))
    )


def _is_certain(other: str, language: str) -> bool:
    """Whether words are a place of the gazetteer or mostly have a capital, which says nothing in German."""
    return PLACES.known(other) or (language != "de" and any(map(casing.is_mostly_capital, other.split())))


def likely_name_tokens(tokens: Sequence[Token], start: int, end: int, language: str) -> list[Token]:
    """The capitalised tokens ``start`` to ``end`` of a sentence that may be a name; [] where they may not.

    A word that opens a sentence, also inside a quotation, and is mostly written without a capital is none. Nor is a
    German noun after an article, a figure or an adjective, unless it is a place.
    """
    if tokens[start - 1].text[-1] in _OPENING and casing.is_mostly_lower(tokens[start].text):
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
