"""E301 for a person that one side alone mentions, between English and another language in Latin letters.

Such languages copy the name of a person, with another ending at most: a person none of whose words resembles a word of
the other side, or is near one in meaning, is missing there. Where the other side has more pronouns, one of them may
replace the name, and nothing is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import BeadText
from samesaid.compare.names.checks.latin_script import LANGUAGES as ALPHABETIC
from samesaid.compare.names.checks.latin_script import is_similar, latin, places_in, words_in
from samesaid.compare.names.evidence import missing_name
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.gazetteer.person_names import is_family_name, is_given_name
from samesaid.compare.names.matching.likely_names import PLACES, is_abbreviation, is_hashtag
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.same_language import is_generic
from samesaid.compare.names.recognition import latin_persons
from samesaid.compare.names.recognition.european_offices import office_rows_of
from samesaid.compare.names.recognition.mentions import names_in, names_of, words_of
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import casing, taggings
from samesaid.languages import primary
from samesaid.model import Bead, Mention

LANGUAGES = ALPHABETIC - {"ru"}
"""Languages in Latin letters whose persons are compared with those of an English side."""
# Kinds for which the English tagger may take a person.
_KINDS = frozenset({"PERSON", "PLACE", "ORG", "OTHER"})
_CAPITAL_AFTER = re.compile(r" [^\W\d_a-zà-ÿ]\w")
_OPENING = frozenset(".!?:;…“”\"‘'«(–—-•")


@dataclass(slots=True)
class _Absent:
    """A person without a trace on the other side (``text``) of a bead; ``full`` says that a given name is there
    or the document has the person elsewhere."""

    bead: int
    person: Mention
    full: bool
    in_reference: bool
    text: BeadText = field(repr=False)


def compare(pair: Pair, beads: Sequence[tuple[int, Bead]]) -> Iterator[Evidence]:
    """At most one E301 a bead. One side of the pair is English, the other one of `LANGUAGES`."""
    known = _known(pair)
    found = [absent for index, bead in beads for absent in _absent_in(pair, index, bead, known)]
    meanings = Meanings(pair.encoder)
    meanings.prepare((a.text for a in found), (a.person.text for a in found))
    reported: set[int] = set()
    for absent in found:
        limit = tuning.MIN_FULL_NAME_COSINE if absent.full else tuning.MIN_LONE_NAME_COSINE
        if absent.bead not in reported and meanings.nearest(absent.person.text, absent.text)[0] < limit:
            reported.add(absent.bead)
            strength = tuning.STRENGTH_FULL_NAME if absent.full else tuning.STRENGTH_LONE_NAME
            yield missing_name(absent.bead, absent.person, strength, absent.in_reference)


def _absent_in(pair: Pair, index: int, bead: Bead, known: frozenset[str]) -> Iterator[_Absent]:
    runs = bead.source, bead.target
    if not all(runs):
        return
    for number, (side, other) in enumerate(((pair.source, pair.target), (pair.target, pair.source))):
        run, other_run = runs[number], runs[1 - number]
        persons = list(_persons(side, run, known))
        if not persons:
            continue
        words, places = words_in(other, other_run), places_in(other, other_run)
        absent = [p for p in persons if not _has_trace(p, words, places)]
        if absent and not _may_be_replaced(side, run, other, other_run):
            near = _words_near(pair, other, other_run)
            text = BeadText(other, other_run)
            for person in absent:
                if not _has_trace(person, near, frozenset()):
                    full = len(words_of(person)) > 1 or latin_persons.key(person.text) in known
                    yield _Absent(index, person, full, number == 0, text)


def _persons(side: Side, run: tuple[int, ...], known: frozenset[str]) -> Iterator[Mention]:
    language, text = primary(side.document.language), side.document.text
    if language == "en":
        yield from (m for m in names_in(side, run, _KINDS) if _is_certain(m, side, known))
        return
    tagged = side.annotate(taggings)
    for i in run:
        yield from latin_persons.persons(tagged[i].tokens, language, text, known)


def _is_certain(name: Mention, side: Side, known: frozenset[str]) -> bool:
    """Whether an English name is a person's: by a given name, or as the tagger says where a word is no other.

    Where the tagger says that it is something else, both the given name and the family name have to be listed.
    """
    text = side.document.text
    if is_abbreviation(name.text) or is_hashtag(name, text) or "@" in text[max(0, name.span.start - 1) : name.span.end]:
        return False
    words = [w.strip(".") for w in name.text.split() if w[0].isupper()]
    if not words or any(map(is_generic, words)) or PLACES.known(name.text) or name.text.isupper():
        return False
    last = words[-1]
    if name.kind != "PERSON":
        full = 1 < len(words) <= tuning.MAX_PERSON_WORDS and len(words) == len(name.text.split())
        return full and latin_persons.may_be_given_name(words[0], last) and is_family_name(last)
    if len(words) > 1:
        given = any(latin_persons.may_be_given_name(word, last) for word in words[:-1])
        return given or any(_is_no_word(word) for word in words)
    if len(last) < tuning.MIN_PERSON_LETTERS or casing.is_mostly_lower(last):
        return False
    if _is_cut_off(name, text):
        return False
    if latin_persons.key(last) in known:
        return True
    if is_given_name(last):
        return False
    return is_family_name(last) or (not _opens(name, text) and last.isalpha() and _is_no_word(last))


def _is_no_word(word: str) -> bool:
    return not casing.is_mostly_lower(word) and not lexicon.in_dictionary(word)


def _opens(name: Mention, text: str) -> bool:
    """Whether a sentence may begin with a name, so that its capital says nothing."""
    before = text[: name.span.start].rstrip(" ")
    return not before or before[-1] in _OPENING or before[-1] == "\n"


def _is_cut_off(name: Mention, text: str) -> bool:
    """Whether one more capitalised word follows, which the tagger left out of the name: Theresa May."""
    return " " not in name.text and bool(_CAPITAL_AFTER.match(text, name.span.end))


def _has_trace(person: Mention, words: frozenset[str], places: frozenset[int]) -> bool:
    """Whether a word of ``words`` resembles one of the person's, or ``places`` has a place of that name."""
    if not places.isdisjoint(PLACES.of(person.text)):
        return True
    own = [w for w in (latin(word).strip(".") for word in words_of(person)) if len(w) > 1]
    return any(_resembles(o, w) if w[0].isupper() else latin(w).startswith(o) for o in own for w in words)


def _resembles(word: str, other: str) -> bool:
    """Whether a word as `latin` gives it and a capitalised one may be spellings of one name: Nissi, Nyssi."""
    if is_similar(word, other):
        return True
    from rapidfuzz.distance import Levenshtein

    spelled = latin(other)
    close = Levenshtein.normalized_similarity(word, spelled) >= tuning.MIN_PERSON_SIMILARITY
    return close and word[0] == spelled[0] and len(word) >= tuning.MIN_EDIT_LETTERS


def _may_be_replaced(side: Side, run: tuple[int, ...], other: Side, other_run: tuple[int, ...]) -> bool:
    """Whether the other side has more pronouns than this one, or an office that this one lacks: he, the minister."""
    language, other_language = primary(side.document.language), primary(other.document.language)
    words, other_words = _parts(side, run), _parts(other, other_run)
    pronouns = lexicon.words("person_pronouns", language) | lexicon.words("other_pronouns", language)
    other_pronouns = lexicon.words("person_pronouns", other_language)
    if sum(w in other_pronouns for w in other_words) > sum(w in pronouns for w in words):
        return True
    own = frozenset(row for word in words for row in office_rows_of(word, language))
    return any(own.isdisjoint(rows) for w in other_words if (rows := office_rows_of(w, other_language)))


def _parts(side: Side, run: tuple[int, ...]) -> list[str]:
    """The words of some sentences in lower case, joined ones in parts."""
    tagged = side.annotate(taggings)
    return [w for i in run for token in tagged[i].tokens for w in token.text.lower().split("-") if w]


def _words_near(pair: Pair, side: Side, run: tuple[int, ...]) -> frozenset[str]:
    """The words of the sentences next to these: a translator may move a name over a full stop."""
    if pair.independent:
        return frozenset()
    last = len(side.document.sentences)
    return words_in(side, tuple(i for i in (run[0] - 1, run[-1] + 1) if 0 <= i < last))


def _known(pair: Pair) -> frozenset[str]:
    """Names, as `latin_persons.key` gives them, that are persons in the document: the English tagger mostly takes them
    for such, both sides of a bead have them, and they are listed, or have a given name before them somewhere, or are
    mentioned often."""
    english_first = primary(pair.source.document.language) == "en"
    english, other = (pair.source, pair.target) if english_first else (pair.target, pair.source)
    persons, mentions = Counter[str](), Counter[str]()
    copied, named = set[str](), set[str]()
    found = names_of(english)
    for bead in pair.beads:
        english_run, other_run = (bead.source, bead.target) if english_first else (bead.target, bead.source)
        keys = {latin_persons.key(w): m.kind for i in english_run for m in found[i] for w in words_of(m)}
        mentions.update(list(keys))
        persons.update(k for k, kind in keys.items() if kind == "PERSON")
        named.update(_names_of_persons(m for i in english_run for m in found[i]))
        copied.update(keys.keys() & {latin_persons.key(w) for w in words_in(other, other_run) if w[0].isupper()})
    shares = {name: persons[name] / mentions[name] for name in copied if not PLACES.known(name)}
    return frozenset(
        name
        for name, share in shares.items()
        if share >= (tuning.MIN_PERSON_SHARE if name in named else tuning.MIN_UNLISTED_SHARE)
        and (name in named or persons[name] >= tuning.MIN_UNLISTED_MENTIONS)
    )


def _names_of_persons(mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        *before, last = words_of(mention)
        if mention.kind == "PERSON" and (is_family_name(last) or any(map(is_given_name, before))):
            yield latin_persons.key(last)
