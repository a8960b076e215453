"""Another speaker: both sides name who says something, and the names, or the roles, do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.attribution import tuning
from samesaid.compare.meaning.attribution.evidence import Known, is_reported, two_sided
from samesaid.compare.meaning.attribution.words import SpeakerWords, speaker_words
from samesaid.compare.meaning.text import folded
from samesaid.compare.names import tuning as name_tuning
from samesaid.compare.names.matching.certain_matches import counterparts
from samesaid.compare.names.recognition import latin_persons
from samesaid.compare.names.recognition.mentions import names_of, words_of
from samesaid.compare.names.text import simplify, unmarked
from samesaid.compare.names.transliteration.emissions import characters_of, latin_letters, transliteration
from samesaid.compare.names.transliteration.romanisation import (
    TRANSLITERATION_CHARACTERS,
    is_other_person,
)
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import taggings
from samesaid.languages import primary
from samesaid.model import SIDES, Mention, Span

ROLE = "ROLE"
_WITH_NAMES = frozenset({"en", "zh"})
_DIVIDERS = re.compile("[·・•‧＝=\\s]")
# A name in Latin letters in a Chinese text.
_LATIN_NAME = re.compile(r"[A-Z][\w.'’-]+(?:[ ·][A-Z][\w.'’-]+)*")
_WORD = re.compile(r"[^\W\d_]{2,}")


def speakers_between(one: str, other: str) -> bool:
    """Whether speakers are compared between these languages (primary subtags): in Chinese with English alone."""
    known = speaker_words(one) is not None and speaker_words(other) is not None
    return known and ("zh" not in (one, other) or {one, other} <= _WITH_NAMES)


def speakers(pair: Pair, known: Known) -> Iterator[Evidence]:
    """Evidence for each bead in which one person, or role, says something on each side, and they are not the same.

    What ``known`` evidence marks is reported already: two names that change places, two parties of a contract.
    """
    languages = primary(pair.source.document.language), primary(pair.target.document.language)
    if not speakers_between(*languages):
        return
    for number, bead in pair.matched():
        if any(len(pair.side(s).text(bead.run(s))) > tuning.MAX_PASSAGE for s in SIDES):
            continue
        ones = _read(pair.source, bead.source)
        others = _read(pair.target, bead.target) if ones.speakers else ones
        one, other = ones.only(), others.only()
        if one is None or other is None or not _differ(pair, one.mention, other.mention, languages):
            continue
        # Where a speaker is mentioned on both sides, what is between a name and its verb may hide who speaks.
        again = _is_among(pair, one.mention, others.mentions, languages) or _is_among(
            pair, other.mention, ones.mentions, languages, is_target=True
        )
        if not again or (one.close and other.close):
            places = one.mention.span, other.mention.span
            if not is_reported(known, number, *places):
                yield two_sided(pair, number, "speaker", *places, tuning.STRENGTH_SPEAKER)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says something; ``close`` says that nothing is between the name and the verb."""

    mention: Mention
    close: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """The speakers in some sentences, and all persons and roles in them."""

    speakers: tuple[_Speaker, ...]
    mentions: tuple[Mention, ...]

    def only(self) -> _Speaker | None:
        """The one speaker, or the one of several whose name is right beside the verb."""
        chosen = self.speakers if len(self.speakers) == 1 else [s for s in self.speakers if s.close]
        return chosen[0] if len(chosen) == 1 else None


def _read(side: Side, run: tuple[int, ...]) -> _Read:
    language = primary(side.document.language)
    words = speaker_words(language)
    found: list[_Speaker] = []
    mentioned: list[Mention] = []
    if words is None:
        return _Read((), ())
    texts = [(sentence, folded(sentence.text, language)) for sentence in side.sentences(run)]
    if any(words.verb.search(text) for _, text in texts):
        for sentence, text in texts:
            mentions = _mentions(side, sentence.index, words, text)
            mentioned += mentions
            for mention in mentions:
                place = mention.span.shift(-sentence.span.start)
                after, before = words.after.match(text, place.end), words.before.search(text[: place.start])
                if (after or before) and not words.addressed.search(text[: place.start]):
                    gap = (after or before)["gap"]  # type: ignore[index]
                    found.append(_Speaker(mention, not gap.strip()))
    return _Read(tuple(found), tuple(mentioned))


def _mentions(side: Side, index: int, words: SpeakerWords, text: str) -> list[Mention]:
    """The persons of a sentence and the roles in it; a role beside a name is the person's."""
    language, start = primary(side.document.language), side.document.sentences[index].span.start
    if language == "zh":
        persons = [m for m in names_of(side)[index] if m.kind == "PERSON"]
        latin = (Mention("PERSON", Span(*m.span()).shift(start), (), m.group()) for m in _LATIN_NAME.finditer(text))
        persons += [m for m in latin if not any(m.span.overlaps(p.span) for p in persons)]
    elif language == "en":
        persons = [m for m in names_of(side)[index] if m.kind == "PERSON"]
    else:
        tokens = side.annotate(taggings)[index].tokens
        persons = list(latin_persons.persons(tokens, language, side.document.text, frozenset()))
    roles = [Mention(ROLE, Span(*m.span()).shift(start), m.lastgroup, m.group()) for m in words.roles.finditer(text)]
    return persons + [r for r in roles if not any(r.span.overlaps(p.span) for p in persons)]


def _is_among(
    pair: Pair, one: Mention, others: Sequence[Mention], languages: tuple[str, str], *, is_target: bool = False
) -> bool:
    """Whether one of some mentions of the other side may be the same person or role."""
    ordered = ((other, one) if is_target else (one, other) for other in others if other.kind == one.kind)
    return not all(_differ(pair, *both, languages) for both in ordered)


def _differ(pair: Pair, one: Mention, other: Mention, languages: tuple[str, str]) -> bool:
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
    if _LATIN_NAME.fullmatch(chinese.text):
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
