"""Wordings that are one rendering, whatever their inflection, case, hyphens, spelling, acronyms or short forms."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping

from samesaid.compare.terms.matching.normalise import light_stem, units
from samesaid.compare.terms.matching.rendering_match import SMALL_WORDS
from samesaid.compare.terms.matching.stemming import spelling_key

# Minimum number of letters at the beginning of two words of one stem (economy, economic); the same where one word is
# the beginning of the other, and the maximum length of the rest (Asia, Asian).
_STEM, _BEGINNING, _ENDING = 6, 4, 3
# Number of letters in which the adjective of a country begins like its name (France, French).
_COUNTRY = 2
# Minimum number of letters that a word has more than its abbreviation (RMB, renminbi).
_LONGER = 3


class Forms:
    """Wordings compared, with the acronyms that the texts themselves explain: acronym → full name."""

    def __init__(self, explained: Mapping[str, str] | None = None) -> None:
        self._explained = explained or {}
        self._known: dict[tuple[str, str], bool] = {}

    def same(self, one: str, other: str) -> bool:
        """Whether two wordings are forms of one rendering."""
        both = (one, other) if one <= other else (other, one)
        if both not in self._known:
            self._known[both] = any(same(a, b) for a in self._ways(one) for b in self._ways(other))
        return self._known[both]

    def is_acronym(self, short: str, title: str) -> bool:
        """Whether ``short`` is one word for the whole of ``title``: by its initials, or as the texts explain it."""
        letters = _capitals(short) if " " not in short else ""
        explained = self._explained.get(short) or self._explained.get(short.removesuffix("s"), "")
        return bool(letters) and (letters in initials(title) or words(explained) == words(title))

    def _ways(self, wording: str) -> list[str]:
        known = self._explained
        full_names = (known.get(word) or known.get(word.removesuffix("s")) for word in wording.split())
        return [wording, *(full for full in full_names if full)]


def same(one: str, other: str) -> bool:
    """Whether two wordings have the same words in whatever order and form, some of them left out (*the Office* for
    *the Licensing Office*), or one is an acronym of the other."""
    mine, others = words(one), words(other)
    if not mine or not others:
        return False
    if _inside(mine, others) or _inside(others, mine) or "".join(_plain(one)) == "".join(_plain(other)):
        return True
    return abbreviates(one, other) or abbreviates(other, one) or _of_one_country(one, other)


def _inside(few: frozenset[str], many: frozenset[str]) -> bool:
    return few <= many or (len(few) <= len(many) and all(any(_of_one_stem(a, b) for b in many) for a in few))


def _of_one_country(one: str, other: str) -> bool:
    """Whether two words are the name of a country and its adjective (*Greece*, *Greek*); *Britain* and *the UK* are two
    renderings."""
    both = one.removeprefix("the ").strip(), other.removeprefix("the ").strip()
    if not all(word[:1].isupper() and word.isalpha() for word in both) or both[0][:_COUNTRY] != both[1][:_COUNTRY]:
        return False
    from samesaid.compare.names.gazetteer.countries import of_english

    return bool(of_english(both[0]) & of_english(both[1]))


@functools.lru_cache(maxsize=65536)
def _of_one_stem(one: str, other: str) -> bool:
    if one == other:
        return True
    common = sum(1 for _ in itertools.takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))
    rests = sorted((len(one) - common, len(other) - common))
    return common >= _STEM or (common >= _BEGINNING and not rests[0] and rests[1] <= _ENDING)


@functools.lru_cache(maxsize=65536)
def words(wording: str) -> frozenset[str]:
    """The content words, each without its ending and in one spelling."""
    return frozenset(_plain(wording))


@functools.lru_cache(maxsize=65536)
def _plain(wording: str) -> tuple[str, ...]:
    loose = (light_stem(spelling_key(unit.key)) for unit in units(wording) if unit.key not in SMALL_WORDS)
    # crisis, crises: the endings that the plural of Greek words leaves.
    return tuple(word[:-2] if len(word) > 4 and word.endswith("is") else word for word in loose)


@functools.lru_cache(maxsize=65536)
def abbreviates(short: str, title: str) -> bool:
    """Whether ``short`` holds an acronym or abbreviation of ``title``: AIs, authorized institutions; RMB, renminbi."""
    acronyms = [letters for word in short.split() if (letters := _capitals(word))]
    content = [part for part in _parts(title) if part.lower() not in SMALL_WORDS]
    begun = {"".join(part[0] for part in content[:end]).upper() for end in range(2, len(content))}
    known = initials(title) | begun
    return any(a in known or any(_abbreviates(a, part.upper()) for part in content) for a in acronyms)


def initials(title: str) -> frozenset[str]:
    """The initials of a title, with its small words and without."""
    parts = _parts(title)
    kept = (parts, [part for part in parts if part.lower() not in SMALL_WORDS])
    return frozenset("".join(part[0] for part in some).upper() for some in kept if len(some) > 1)


def _parts(title: str) -> list[str]:
    return [part for part in title.replace("-", " ").replace("/", " ").split() if part[0].isalpha()]


def _capitals(word: str) -> str:
    """The acronym that a word is (EFBNs, MoU), without an ending for many; empty where it is none."""
    bare = word.strip("()[]“”\"'.,").removesuffix("s")
    capitals = sum(letter.isupper() for letter in bare)
    return bare.upper() if capitals > 1 and bare.isalpha() and len(bare) - capitals <= 1 else ""


def _abbreviates(short: str, word: str) -> bool:
    if word[0] != short[0] or len(word) < len(short) + _LONGER:
        return False
    rest = iter(word)
    return all(letter in rest for letter in short)
