"""How Chinese characters sound, in pinyin without tones, and whether an English name spells them.

Readings come from pypinyin (MIT). A character may have several (曾 is ceng and zeng); all count, so that a surname's
rare reading is never taken for an error. The order of family and given name, hyphens, apostrophes and spaces are left
out of the comparison.
"""

from __future__ import annotations

import functools
import itertools
import os

from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.names.text import letters, plain, spelling_key

# Readings of surnames that the dictionary puts second or lacks; the first one is the usual one.
SURNAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "查": "zha", "区": "ou", "解": "xie", "任": "ren", "盖": "ge",
    "朴": "piao", "乐": "yue", "翟": "zhai", "尉": "wei", "缪": "miao", "覃": "qin", "召": "shao", "种": "chong",
    "员": "yun", "逄": "pang", "佘": "she", "宓": "mi", "折": "she", "哈": "ha", "那": "na", "黑": "he",
    "冼": "xian", "冯": "feng", "邵": "shao", "燕": "yan", "华": "hua", "纪": "ji", "过": "guo", "应": "ying",
    "葛": "ge", "贾": "jia", "车": "che", "沈": "shen", "石": "shi", "柏": "bai", "万": "wan", "秘": "bi",
}  # fmt: skip
COMPOUND_SURNAMES = words("chinese", "compound_surnames")
_SYLLABLES = words("chinese", "pinyin")
_MOST_READINGS = 64


@functools.cache
def _table() -> dict[int, str]:
    # Its phrase table takes two thirds of the import and is not needed to read single characters.
    before = os.environ.get("PYPINYIN_NO_PHRASES")
    os.environ["PYPINYIN_NO_PHRASES"] = "true"
    try:
        from pypinyin.pinyin_dict import pinyin_dict
    finally:
        if before is None:
            del os.environ["PYPINYIN_NO_PHRASES"]
        else:
            os.environ["PYPINYIN_NO_PHRASES"] = before
    table: dict[int, str] = pinyin_dict
    return table


@functools.cache
def readings(character: str) -> tuple[str, ...]:
    """Every reading of one character without tones, the usual one first; empty for what is not Han."""
    known = _table().get(ord(character), "")
    found = [plain(reading) for reading in known.split(",") if reading]
    if character in SURNAMES:
        found.append(SURNAMES[character])
    return tuple(dict.fromkeys(found))


def surname_length(name: str) -> int:
    """How many characters of a Chinese full name are the family name: 1 or 2."""
    return 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1


def spelled(name: str) -> str:
    """The usual English spelling of a Chinese person's name: ``刘海涛`` gives ``Liu Haitao``."""
    cut = surname_length(name)
    family = "".join(SURNAMES.get(c) or (readings(c) or (c,))[0] for c in name[:cut])
    given = "".join((readings(c) or (c,))[0] for c in name[cut:])
    return " ".join(part.capitalize() for part in (family, given) if part).replace("v", "ü")


@functools.lru_cache(maxsize=4096)
def spellings(characters: str) -> frozenset[str]:
    """Every way these characters are spelled in pinyin, as `letters` would give it (at most 64 ways)."""
    options = [readings(c) for c in characters]
    if not options or not all(options):
        return frozenset()
    ways = itertools.islice(itertools.product(*options), _MOST_READINGS)
    return frozenset(spelling_key("".join(way)) for way in ways)


@functools.lru_cache(maxsize=8192)
def syllable_counts(word: str) -> frozenset[int]:
    """Into how many pinyin syllables a romanised word can be cut; empty when it cannot: ``Haitao`` gives {2, 3}."""
    text = letters(word)
    ways: list[set[int]] = [{0}] + [set() for _ in text]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 6), end):
            if ways[start] and text[start:end] in _SYLLABLES:
                ways[end] |= {n + 1 for n in ways[start]}
    return frozenset(ways[-1] - {0})


def matches(chinese: str, english: str) -> bool:
    """Whether ``english`` spells the Chinese person ``chinese``, family name first or last, whole.

    A part of the name alone (``Liu``, ``Haitao``) does not match; ask for it with that part's characters.
    """
    cut = surname_length(chinese)
    family, given = chinese[:cut], chinese[cut:]
    return letters(english) in spellings(chinese) | spellings(given + family)
