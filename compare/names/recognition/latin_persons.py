"""Persons in sentences of languages in Latin letters without a tagger: by lists of names, titles and offices.

A given name before a family name makes a person, and so does a capitalised word after a title (Frau, Mme) or an office
(Präsident, ministre). One name alone is a person where the document has it as one elsewhere, or where it is a listed
family name inside a sentence; in German, which gives a capital to every noun, only the former.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.gazetteer.person_names import is_family_name, is_given_name
from samesaid.compare.names.gazetteer.places import Places
from samesaid.compare.names.recognition.european_offices import office_rows_of
from samesaid.compare.names.recognition.spelled_names import elision
from samesaid.compare.names.text import unmarked
from samesaid.compare.tagging import Token, casing
from samesaid.model import Mention, Span

_PLACES = Places()
_TITLES = lexicon.words("european", "person_titles")
_PARTICLES = lexicon.words("european", "person_particles")
_DETERMINERS = lexicon.words("german", "determiners")
_GENERIC = lexicon.words("english", "generic")
# What is written together with these signs is an address or a hashtag.
_GLUED = frozenset("#@/_")
# Marks after which a sentence of its own may begin.
_OPENING = frozenset('.!?:;…¿¡“”„"«»‘(–—-•')


@dataclass(frozen=True, slots=True)
class _Word:
    """A word without an elided article; ``apart`` says that more than one space is before it, ``opens`` that no word
    of its sentence is."""

    text: str
    span: Span
    apart: bool
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def initial(self) -> bool:
        return self.capital and len(self.text) == 1


def persons(tokens: Sequence[Token], language: str, text: str, known: frozenset[str]) -> Iterator[Mention]:
    """The persons of a sentence in order; ``text`` is that of the document.

    ``known`` are the names, as `key` gives them, that are persons elsewhere in the document.
    """
    words = _words(tokens, language)
    start = 0
    while start < len(words):
        end = _end(words, start, language, known)
        if end > start:
            span = Span(words[start].span.start, words[end - 1].span.end)
            yield Mention("PERSON", span, tuple(w.text for w in words[start:end] if w.capital), span.of(text))
        start = max(end, start + 1)


def key(word: str) -> str:
    """A name in the form in which two mentions of it are compared: without marks and the s of a genitive."""
    plain = unmarked(word).partition("'")[0].partition("’")[0]
    return plain.removesuffix("s") if len(plain) > tuning.MIN_PERSON_LETTERS else plain


def may_be_given_name(word: str, after: str) -> bool:
    """Whether a word is a given name before another word; where it is a common word too, the other has to be a family
    name: Will Wade."""
    return is_given_name(word) and (not casing.is_mostly_lower(word) or is_family_name(after))


def _words(tokens: Sequence[Token], language: str) -> list[_Word]:
    found: list[_Word] = []
    end, opens, glued = -1, True, -1
    for token in tokens:
        if not token.text[0].isalpha():
            if token.text == "." and token.span.start == end and _is_abbreviation(found[-1].text):
                end = token.span.end
            elif token.text[0] in _GLUED:
                glued = token.span.end
            elif token.text[0] in _OPENING:
                opens = True
        elif token.span.start == glued:
            glued = token.span.end
        else:
            cut = elision(token.text, language)
            span = Span(token.span.start + cut, token.span.end)
            found.append(_Word(token.text[cut:], span, token.span.start > end + 1 or cut > 0, opens))
            opens, end = False, token.span.end
    return found


def _is_abbreviation(word: str) -> bool:
    return len(word) == 1 or word.lower() in _TITLES


def _end(words: Sequence[_Word], start: int, language: str, known: frozenset[str]) -> int:
    """The index after the last word of the person that begins here; ``start`` where none does."""
    first = words[start]
    if not first.capital or first.text.lower() in _TITLES:
        return start
    end = _full_name_end(words, start, language)
    if end > start:
        return end
    if not _may_be_alone(first.text, language):
        return start
    if start and _is_introduced(first, words[start - 1], language):
        return start + 1
    if key(first.text) in known:
        return start + 1
    inside = not first.opens and language != "de"
    return start + 1 if inside and is_family_name(first.text) and not is_given_name(first.text) else start


def _full_name_end(words: Sequence[_Word], start: int, language: str) -> int:
    """The index after the family name behind a given name; ``start`` where there is none.

    Between them may be further given names, initials and particles.
    """
    end, named = start, False
    for i in range(start + 1, min(len(words), start + tuning.MAX_PERSON_WORDS)):
        word = words[i]
        if word.apart:
            break
        if word.text in _PARTICLES and not word.capital:
            continue
        if not word.capital or word.text.lower() in _GENERIC or _is_office(word.text, language):
            break
        if not word.initial:
            end, named = i + 1, True
            if not is_given_name(word.text):
                break
    if not named or not _is_given(words, start, end, language):
        return start
    run = [w.text for w in words[start:end]]
    last = run[-1]
    if _PLACES.known(" ".join(run)) or (last.isupper() and words[start].text.isupper()):
        return start
    if is_family_name(last):
        return end
    # A particle may join a common noun to another one: Rosa de los Vientos.
    joined = run[1] in _PARTICLES and casing.is_mostly_capital(run[0])
    return start if joined or casing.is_mostly_lower(last) else end


def _is_given(words: Sequence[_Word], start: int, end: int, language: str) -> bool:
    """Whether a word is a listed given name, or one that no list has right before a listed family name: Evo Morales."""
    word, last = words[start], words[end - 1].text
    if may_be_given_name(word.text, last):
        # Eine Art Optimismus: an article precedes a noun.
        after_article = language == "de" and start and words[start - 1].text.lower() in _DETERMINERS
        return not after_article or is_family_name(last)
    unlisted = not casing.is_mostly_lower(word.text) and not casing.is_mostly_capital(word.text)
    return end == start + 2 and unlisted and not word.opens and word.text[1:].islower() and is_family_name(last)


def _is_introduced(word: _Word, before: _Word, language: str) -> bool:
    """Whether a title or an office is right before a word: Frau Meier, Präsident Meier."""
    if word.apart:
        return False
    if before.text.lower() in _TITLES:
        return True
    # A German office may have any noun after it.
    common = language == "de" and casing.is_mostly_capital(word.text) and not is_family_name(word.text)
    return _is_office(before.text, language) and not common


def _may_be_alone(word: str, language: str) -> bool:
    """Whether a capitalised word may be a family name by itself."""
    if len(word) < tuning.MIN_PERSON_LETTERS or not word[1:].islower() or word.lower() in _GENERIC:
        return False
    return not (casing.is_mostly_lower(word) or _PLACES.known(word) or _is_office(word, language))


def _is_office(word: str, language: str) -> bool:
    return bool(office_rows_of(word, language))
