"""Names of a version spelled in another way in one row of a text.

Letters are swapped, doubled or replaced, a Chinese name is written in Wade-Giles or in other pieces, a character of a
transliteration gives way to another of the same sound, katakana lose a long vowel. Which words are names is decided by
patterns of this file, so that what the recognition of names misses is not missed by a measure.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pypinyin import lazy_pinyin
from pypinyin.style.wadegiles import to_wade_glides

from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.text import simplify

Row = tuple[str, str]
"""A sentence of the reference and one of the version."""

_CAPITAL = re.compile(r"(?<![\w-])[^\W\d_a-zа-яß-ÿ][a-zа-яёß-ÿ]{4,}(?![\w-])")
_CHINESE_PERSON = re.compile(r"(?<![\w-])([A-Z][a-z]{1,4}) ([A-Z][a-z]{3,10})(?![\w-])")
_HAN, _KATAKANA = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[ァ-ヴー]{4,}")
_SWAPS = {"e": "a", "a": "e", "i": "y", "o": "u", "u": "o", "k": "ck", "v": "w", "f": "ph", "s": "z"}
_CYRILLIC_SWAPS = {"о": "а", "е": "и", "и": "е", "а": "о", "у": "ю", "в": "ф", "с": "з"}
_TRANSLITERATION = lexicon.words("chinese", "transliteration_characters")
_CHARACTERS = sorted({c for group in _TRANSLITERATION for c in group})
# The most frequent family names.
_SURNAMES = """
Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang
Feng Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia Zhong
Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long
"""
_SYLLABLES = lexicon.words("chinese", "pinyin")


@dataclass(frozen=True)
class Planted:
    """A name of a version spelled otherwise in one row."""

    row: int
    kind: str
    before: str
    after: str


def planted(rows: Sequence[Row], source: str, target: str) -> list[Planted]:
    """At most one error a row and one a name."""
    makers = {"zh": _in_chinese, "ja": _in_japanese}
    errors = makers[target](rows) if target in makers else _in_letters(rows, source, target)
    found, taken, names = list[Planted](), set[int](), set[str]()
    for error in errors:
        if error.row not in taken and not any(error.before in n or n in error.before for n in names):
            taken.add(error.row)
            names.add(error.before)
            found.append(error)
    return found


def _in_letters(rows: Sequence[Row], source: str, target: str) -> Iterator[Planted]:
    if source == "zh":
        yield from _chinese_persons(rows)
    text = " ".join(row[1] for row in rows)
    places = _places(rows, _capitalised)
    if target == "ru":
        places = dict(_in_any_case(places, rows))
    for name, at in places.items():
        if re.search(rf"\b{name.lower()}\b", text) or not _names(rows, at, name, source, target):
            continue
        seed = zlib.crc32(name.encode())
        ways = [w for way in (_swapped, _doubled, _replaced) if (w := way(name, seed)) and w not in text]
        if ways:
            yield Planted(at[-1], "letters", name, ways[seed % len(ways)])


def _capitalised(text: str) -> set[str]:
    """The capitalised words that begin no sentence."""
    return {m.group() for m in _CAPITAL.finditer(text) if m.start() and text[m.start() - 2] != "."}


def _places(rows: Sequence[Row], find: Callable[[str], set[str]]) -> dict[str, list[int]]:
    """What is found in the versions of two rows or more → those rows."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, (_, target) in enumerate(rows):
        for name in sorted(find(target)):
            places[name].append(i)
    return {name: at for name, at in places.items() if len(at) > 1}


def _in_any_case(places: dict[str, list[int]], rows: Sequence[Row]) -> Iterator[tuple[str, list[int]]]:
    """Words of which another case occurs in another row as well, by their first letters."""
    every = {
        m.group(): i for i, row in enumerate(rows) for m in _CAPITAL.finditer(row[1]) if m.start() and len(m[0]) > 5
    }
    for name, last in every.items():
        at = {i for other, i in every.items() if other[:5] == name[:5]} | set(places.get(name, ()))
        if len(at) > 1 and last == max(at):
            yield name, sorted(at)


def _names(rows: Sequence[Row], at: Sequence[int], name: str, source: str, target: str) -> bool:
    """Whether a capitalised word is a name: in the reference of every row as well, or no word of English."""
    if source in {"zh", "ja"}:
        return not lexicon.in_dictionary(name)
    if target != "ru":
        return all(name in rows[i][0] for i in at)
    shared = set.intersection(*({m.group() for m in _CAPITAL.finditer(rows[i][0])} for i in at))
    return any(not lexicon.in_dictionary(word) for word in shared)


def _swapped(name: str, seed: int) -> str:
    at = 1 + seed % (len(name) - 3)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :] if name[at] != name[at + 1] else ""


def _doubled(name: str, seed: int) -> str:
    for a, b in itertools.pairwise(range(1, len(name))):
        if name[a] == name[b]:
            return name[:a] + name[b:]
    at = next((i for i in range(2 + seed % 2, len(name) - 1) if name[i] in "lmnrstflмнлрст"), 0)
    return name[: at + 1] + name[at:] if at else ""


def _replaced(name: str, seed: int) -> str:
    table = _SWAPS | _CYRILLIC_SWAPS
    at = [i for i in range(1, len(name) - 1) if name[i] in table]
    if not at:
        return ""
    i = at[seed % len(at)]
    return name[:i] + table[name[i]] + name[i + 1 :]


def _chinese_persons(rows: Sequence[Row]) -> Iterator[Planted]:
    places = _places(rows, lambda t: {m.group() for m in _CHINESE_PERSON.finditer(t) if _is_chinese(*m.groups())})
    for name, at in places.items():
        family, given = name.split()
        first, second = _syllables(given)
        other = [to_wade_glides(s.lower(), has_tone=False).replace("v", "ü") for s in (family, first, second)]
        wade = f"{other[0].capitalize()} {other[1].capitalize()}-{other[2]}".replace("'", "")
        if zlib.crc32(name.encode()) % 2 and wade.replace("-", "") != f"{family} {given}":
            yield Planted(at[-1], "Wade-Giles", name, wade)
        else:
            yield Planted(at[-1], "pieces", name, f"{family} {first} {second.capitalize()}")


def _is_chinese(family: str, given: str) -> bool:
    return family in _SURNAMES.split() and len(_syllables(given)) == 2


def _syllables(given: str) -> tuple[str, ...]:
    for cut in range(1, len(given)):
        if given[:cut].lower() in _SYLLABLES and given[cut:] in _SYLLABLES:
            return given[:cut], given[cut:]
    return ()


def _in_chinese(rows: Sequence[Row]) -> Iterator[Planted]:
    def grams(text: str) -> set[str]:
        runs = [m.span() for m in _HAN.finditer(text)]
        places = {(i, i + n) for start, end in runs for n in (5, 4, 3) for i in range(start, end - n + 1)}
        plain = simplify(text)
        return {text[i:j] for i, j in places if set(plain[i:j]) <= set(_CHARACTERS)}

    places = _places(rows, grams)
    # The longest, so that no part of a name is taken for a name.
    for name, at in sorted(places.items(), key=lambda item: (-len(item[0]), item[0])):
        names = [{m.group() for m in _CAPITAL.finditer(rows[i][0])} for i in at]
        shared = set.intersection(*names)
        if not any(word[0].lower() == lazy_pinyin(name[0])[0][0] for word in shared):
            continue
        seed = zlib.crc32(name.encode())
        at_character = 1 + seed % (len(name) - 1)
        old = name[at_character]
        sound = lazy_pinyin(old)[0]
        same = [c for c in _CHARACTERS if c != simplify(old) and lazy_pinyin(c)[0][:2] == sound[:2]]
        if same:
            after = name[:at_character] + same[seed % len(same)] + name[at_character + 1 :]
            yield Planted(at[-1], "characters", name, after)


def _in_japanese(rows: Sequence[Row]) -> Iterator[Planted]:
    places = _places(rows, lambda t: set(_KATAKANA.findall(t)))
    for name, at in places.items():
        names = [{m.group() for m in _CAPITAL.finditer(rows[i][0]) if m.start()} for i in at]
        if not any(not lexicon.in_dictionary(word) for word in set.intersection(*names)):
            continue
        seed = zlib.crc32(name.encode())
        pairs = (("ー", ""), ("ヴ", "ブ"), ("ティ", "チ"), ("ッ", ""), ("ン", "ム"), ("ス", "ズ"), ("ル", "ール"))
        ways = [name[:1] + name[1:].replace(a, b, 1) for a, b in pairs if a in name[1:]]
        if ways:
            yield Planted(at[-1], "kana", name, ways[seed % len(ways)])
