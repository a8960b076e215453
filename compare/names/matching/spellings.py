"""Which two names of one text may be two spellings of one: Merkel and Merkle, Zelenskiy and Zelenskyy, Huawei and Hua
Wei, Zhao Lijian and Chao Li-chien.

Words that are forms of one another (Merkels, Меркелю) are none. Candidates are found by an index of words with one
letter left out (SymSpell; Garbe 2012), so that the time grows with the number of names alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from samesaid.compare.names import tuning
from samesaid.compare.names.recognition.spelled_names import Spelling, is_all_capitals
from samesaid.compare.names.text import letters
from samesaid.compare.names.transliteration.romanisation import syllable_counts
from samesaid.compare.names.transliteration.spelling import (
    are_forms,
    kana_key,
    pinyin_of_wade_giles,
    plain_letters,
    spelling_sound,
    without_ending,
)

_GERUND = "ing"
_ENDING_LETTERS = frozenset("aeiouns")


def two_spellings(names: Mapping[str, Spelling], language: str) -> Iterator[tuple[str, str]]:
    """The keys of every two names that may be two spellings of one, the longest first."""
    found = set()
    for group in _groups(names, language):
        for one in group:
            for other in group:
                if one < other and (one, other) not in found and _are_spellings(names[one], names[other], language):
                    found.add((one, other))
    yield from sorted(found, key=lambda two: (-len(two[0]) - len(two[1]), two))


def _groups(names: Mapping[str, Spelling], language: str) -> Iterable[list[str]]:
    """Names that an index puts together; those that are too many to be compared say nothing."""
    index: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        for entry in _entries(name, language):
            index[entry].append(key)
    return (group for group in index.values() if 1 < len(group) <= tuning.MAX_SIMILAR_NAMES)


def _entries(name: Spelling, language: str) -> set[str]:
    """The letters of a name, its sound, its pinyin, and if it is one word its letters without one of them."""
    plain = kana_key("".join(name.pieces)) if language == "ja" else plain_letters("".join(name.pieces))
    found = {plain, "~" + spelling_sound(plain)}
    if len(name.pieces) == 1:
        for word in {plain, without_ending(plain, language)}:
            found |= {word} | _without_one(word) | {"~" + part for part in _without_one(spelling_sound(word))}
    elif language != "ja":
        found |= {"*" + "".join(piece.removesuffix(_GERUND) for piece in name.pieces)}
        found |= {"=" + letters(plain)} | {"=" + pinyin for pinyin in pinyin_of_wade_giles(name.pieces)}
    return {entry for entry in found if len(entry) >= tuning.MIN_SPELLED_LETTERS[language == "ja"] - 1}


def _without_one(text: str) -> set[str]:
    return {text[:i] + text[i + 1 :] for i in range(len(text))}


def _are_spellings(one: Spelling, other: Spelling, language: str) -> bool:
    if is_all_capitals(one.text) or is_all_capitals(other.text):
        return False
    first, second = "".join(one.pieces), "".join(other.pieces)
    if language == "ja":
        return _are_kana_spellings(first, second)
    a, b = plain_letters(first), plain_letters(second)
    if min(len(a), len(b)) < tuning.MIN_SPELLED_LETTERS[0]:
        return False
    if a == b:
        return first != second or one.pieces != other.pieces or one.text.lower() != other.text.lower()
    if len(one.pieces) == len(other.pieces) == 1:
        stems = without_ending(a, language), without_ending(b, language)
        return not are_forms(a, b, language) and (_are_near(a, b) or _are_near(*stems)) and not _end_otherwise(a, b)
    return _are_one_in_pinyin(one, other) or _are_one_in_pinyin(other, one) or _differ_in_verb(one, other, language)


def _are_near(a: str, b: str) -> bool:
    """Whether two words sound alike or are one letter apart, as they are or, when long, in their sound."""
    from rapidfuzz.distance import OSA

    one, other = spelling_sound(a), spelling_sound(b)
    if one == other or (
        max(len(a), len(b)) > tuning.MIN_SPELLED_LETTERS[0] and OSA.distance(a, b, score_cutoff=1) <= 1
    ):
        return True
    return min(len(one), len(other)) >= tuning.MIN_SOUND_LETTERS and OSA.distance(one, other, score_cutoff=1) <= 1


def _end_otherwise(a: str, b: str) -> bool:
    """Whether two words differ in endings alone that are vowels, n and s, as those of European languages mostly are.

    European, Europea, Mario, Maria: names of a place and its people, or of two people. Endings that sound alike are
    spellings: Zelensky, Zelenskiy.
    """
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return set(a[shared:] + b[shared:]) <= _ENDING_LETTERS and spelling_sound(a) != spelling_sound(b)


def _are_kana_spellings(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    if min(len(a), len(b)) < tuning.MIN_SPELLED_LETTERS[1]:
        return False
    return a != b and (kana_key(a) == kana_key(b) or OSA.distance(a, b, score_cutoff=1) <= 1)


def _differ_in_verb(one: Spelling, other: Spelling, language: str) -> bool:
    """Whether two names of the same words have a verb in another form: Operation Fox Hunt, Fox-Hunting."""
    if language != "en" or len(one.pieces) != len(other.pieces) or not (one.named or other.named):
        return False
    pairs = [two for two in zip(one.pieces, other.pieces, strict=True) if two[0] != two[1]]
    return len(pairs) == 1 and _GERUND in {longer.removeprefix(shorter) for longer, shorter in _ordered(pairs)}


def _ordered(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The longer word first."""
    return ((max(two, key=len), min(two, key=len)) for two in pairs)


def _are_one_in_pinyin(pinyin: Spelling, wade_giles: Spelling) -> bool:
    """Whether one is a whole name in pinyin that the other has in Wade-Giles."""
    if len(pinyin.pieces) < 2 or not all(map(syllable_counts, pinyin.pieces)):
        return False
    return letters("".join(pinyin.pieces)) in pinyin_of_wade_giles(wade_giles.pieces)
