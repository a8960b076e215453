"""E301 and E302 between a Chinese and an English side: the one disagreement over names to report for each bead.

A second disagreement in a bead is mostly an echo of the first one, so only the most probable one is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.checks.bead_names import BeadNames, MissingName
from samesaid.compare.names.checks.disagreement import are_of_one_kind, strengths
from samesaid.compare.names.evidence import missing_name, replaced_name
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.gazetteer.lexicon import in_dictionary
from samesaid.compare.names.matching.certain_matches import sound_distance
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.same_language import GENERIC, distinctive
from samesaid.compare.names.matching.transliterations import transliteration_score
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.names.text import is_acronym, simplify
from samesaid.compare.names.transliteration.romanisation import (
    is_other_given_name,
    is_pinyin_of,
)
from samesaid.compare.names.transliteration.sound import ChineseSound, weight
from samesaid.compare.pair import Pair
from samesaid.model import Bead, Mention

NamePair = tuple[Mention, Mention]
"""An English name and a Chinese one."""

# Kinds of names whose absence says something by itself.
_REPORTED_ALONE = frozenset({"PERSON", "PLACE", "ORG"})
_PRONOUNS = lexicon.words("english", "pronouns")
_DOTS = re.compile("[·・•‧]")


def compare(pair: Pair, beads: Sequence[tuple[int, Bead]]) -> Iterator[Evidence]:
    """At most one E302 a bead, else its E301; ``beads`` are (index, bead)."""
    for batch in batches(pair, beads):
        for names, strength in zip(batch, strengths(batch), strict=True):
            yield from _evidence(names, strength)


def batches(pair: Pair, beads: Sequence[tuple[int, Bead]]) -> Iterator[list[BeadNames]]:
    """The names of each bead, weighed, many beads at a time.

    The encoder reads many beads at once: first the Chinese sides, then the English ones that the first step asks for.
    """
    for start in range(0, len(beads), tuning.BEADS_PER_BATCH):
        meanings = Meanings(pair.encoder)
        batch = [BeadNames(pair, i, bead, meanings) for i, bead in beads[start : start + tuning.BEADS_PER_BATCH]]
        meanings.prepare(
            (n.chinese_text for n in batch if n.unmatched_english), (m.text for n in batch for m in n.unmatched_english)
        )
        for names in batch:
            names.weigh()
        meanings.prepare(
            (n.english_text for n in batch if n.unmatched_chinese), (m.text for n in batch for m in n.unmatched_chinese)
        )
        for names in batch:
            names.weigh_chinese()
        yield batch


def _evidence(names: BeadNames, strength: float) -> Iterator[Evidence]:
    person = other_given_name(names.english, names.chinese) or other_first_name(names.english, names.chinese)
    if person is not None:
        yield _replaced(names, *person, tuning.STRENGTH_OTHER_GIVEN_NAME)
        return
    latin = names.missing_latin() if names.english else []
    if latin:
        yield _missing_latin(names, latin, strength)
        return
    if not names.missing_english and (members := names.missing_list_members()):
        for missing in members:
            yield missing_name(names.index, missing.name, 1 - missing.probability, in_reference=names.chinese_first)
        return
    english, chinese = names.missing_english, names.missing_chinese
    if strength < tuning.MIN_DISAGREEMENT:
        return
    if english and chinese:
        pair = least_probable_pair(english, chinese)
        if are_of_one_kind(pair[0].name, pair[1].name):
            yield _replaced(names, pair[0].name, pair[1].name, strength)
            return
    yield from _missing(names, strength)


def _replaced(names: BeadNames, english: Mention, chinese: Mention, strength: float) -> Evidence:
    source, target = (chinese, english) if names.chinese_first else (english, chinese)
    return replaced_name(names.index, source, target, strength)


def _missing_latin(names: BeadNames, latin: Sequence[Mention], strength: float) -> Evidence:
    name = max(latin, key=lambda m: len(m.text))
    if names.missing_english and not is_acronym(name.text):
        return _replaced(names, least_probable(names.missing_english).name, name, strength)
    limit = tuning.STRENGTH_MISSING_INITIALS if is_acronym(name.text) else tuning.STRENGTH_MISSING_LATIN
    return missing_name(names.index, name, limit, in_reference=names.chinese_first)


def _missing(names: BeadNames, strength: float) -> Iterator[Evidence]:
    """E301 for the name of either side that is the least likely to be mentioned, of those that say something alone."""
    english = [m for m in names.missing_english if may_be_reported_alone(m)]
    chinese = [m for m in names.missing_chinese if not countries.in_chinese(simplify(m.name.text))]
    if not english and not chinese:
        return
    missing = least_probable([*english, *chinese])
    is_english = missing in english
    if not names.mentioned_before(missing.name, is_english):
        yield missing_name(names.index, missing.name, strength, in_reference=is_english != names.chinese_first)


# --- Which names are reported -----------------------------------------------------------------------------------------


def least_probable(missing: Sequence[MissingName]) -> MissingName:
    """The name that is least likely to be mentioned."""
    return min(missing, key=lambda m: m.probability)


def least_probable_pair(
    english: Sequence[MissingName], chinese: Sequence[MissingName]
) -> tuple[MissingName, MissingName]:
    """The names of either side that are least likely to be mentioned, of one kind if there are such."""
    pairs = [(e, c) for e in english for c in chinese]
    return min(pairs, key=lambda p: (not are_of_one_kind(p[0].name, p[1].name), p[0].probability * p[1].probability))


def may_be_reported_alone(english: MissingName) -> bool:
    """Whether an English name is worth reporting though no Chinese one is missing.

    Countries are not: they are often left to be understood (the president of the United States, the president).
    """
    name = english.name
    plain = name.kind in _REPORTED_ALONE and len(name.text.split()) <= tuning.MAX_MISSING_NAME_WORDS
    return plain and not countries.of_english(name.text) and not _is_translatable(name)


def _is_translatable(english: Mention) -> bool:
    """Whether a name consists of common words (an office, a programme), which may be translated in many ways."""
    words = words_of(english)
    generic = any(word.lower() in GENERIC for word in english.text.split())
    return (generic or len(words) > 1) and all(in_dictionary(word) for word in distinctive(words))


# --- One family name, another person ----------------------------------------------------------------------------------


def other_given_name(english: Sequence[Mention], chinese: Sequence[Mention]) -> NamePair | None:
    """An English and a Chinese person with one family name and different given names, both in pinyin.

    Neither may be someone else in the same sentences.
    """
    for person in chinese:
        simplified = simplify(person.text)
        if person.kind != "PERSON" or any(is_pinyin_of(e.text, simplified) for e in english):
            continue
        others = [simplify(m.text) for m in chinese if m is not person]
        for name in english:
            if any(is_pinyin_of(name.text, other) for other in others):
                continue
            if is_other_given_name(name.text, simplified):
                return name, person
    return None


def other_first_name(english: Sequence[Mention], chinese: Sequence[Mention]) -> NamePair | None:
    """An English and a Chinese person (written with ·) with one family name and first names that sound unlike.

    Relatives may share a family name: only one Chinese person of the sentences may have it.
    """
    split = [(c, _DOTS.split(simplify(c.text))) for c in chinese if c.kind == "PERSON"]
    full = [(c, parts) for c, parts in split if len(parts) == 2]
    for name in english:
        words = words_of(name)
        if name.kind != "PERSON" or len(words) != 2:
            continue
        family = [(c, p) for c, p in full if sound_distance(words[1], p[1]) <= tuning.MAX_FAMILY_NAME_DISTANCE]
        if len(family) == 1 and _sound_unlike(words[0], family[0][1][0]):
            return name, family[0][0]
    return None


def _sound_unlike(word: str, characters: str) -> bool:
    """Whether two first names sound unlike, and both have enough sound to be compared."""
    sound = ChineseSound(characters)
    if min(sound.weight, weight(word)) < tuning.MIN_FIRST_NAME_WEIGHT:
        return False
    distance, score = sound.distance(word), transliteration_score(word, characters)
    if distance >= tuning.MIN_OTHER_FIRST_NAME_DISTANCE:
        return score < tuning.MIN_SECOND_SCORE
    return distance >= tuning.MIN_UNHEARD_DISTANCE and score <= tuning.MAX_OTHER_FIRST_NAME_SCORE
