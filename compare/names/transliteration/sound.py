"""How far a foreign name is from the sound of Chinese characters that may transliterate it.

A semi-global edit distance (Sellers 1980) of the name's letters, folded into sounds, against the pinyin of a run of
characters: the run may begin and end anywhere, and swaps inside a family of sounds (b/p, d/t, g/k, l/r, f/v/w/h,
sibilants, vowels) are cheap, since Chinese transliteration does not keep them apart.
"""

from __future__ import annotations

import functools
import re

import numpy as np

from samesaid.compare.names.text import unmarked
from samesaid.compare.names.transliteration.pinyin import readings

_FAMILIES = ("bp", "dt", "gkq", "lr", "fvwh", "szxjcy", "mn", "aeiou")
_FAMILY = {letter: number for number, family in enumerate(_FAMILIES) for letter in family}
_VOWELS = frozenset("aeiou")
# Letters of European spelling → the sounds they stand for, longest first.
_SPELLING = (
    ("sch", "x"), ("tch", "q"), ("chr", "kr"), ("ch", "q"), ("ck", "k"), ("ph", "f"), ("sh", "x"), ("th", "s"),
    ("qu", "ku"), ("gh", "g"), ("kn", "n"), ("wr", "r"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ("ds", "z"), ("ts", "z"), ("c", "k"), ("ge", "je"), ("gi", "ji"),
)  # fmt: skip
_PINYIN = (("zh", "j"), ("ch", "q"), ("sh", "x"), ("ng", "n"), ("yu", "u"))
# Characters that transliteration uses; a name spelled with others is less likely to be one.
USUAL = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼宾滨波伯博勃布查茨彻达大戴丹当道德得登邓狄迪蒂丁东杜顿多厄恩尔儿法凡范"
    "菲费芬丰弗福夫盖甘冈高哥戈格葛根古瓜圭果哈海汉豪赫黑亨洪胡华怀惠霍基吉加嘉贾杰金津卡凯坎康考科克肯孔库夸坤"
    "拉腊来莱赖兰朗劳勒雷蕾里黎理利莉立丽连廉列林琳留柳龙隆卢鲁路吕伦罗洛马玛迈麦曼芒毛梅门蒙米密敏明默莫姆木"
    "穆慕拿纳娜南内嫩尼涅宁纽农努诺欧帕潘庞佩彭皮匹平珀普奇齐恰乔切琴丘让热日荣茹瑞若撒萨塞赛桑瑟森沙莎山尚舍"
    "申圣施什史士舒朔思斯丝松苏孙索塔泰坦汤唐陶特腾提田廷图托瓦万旺威韦维温文翁沃乌武西希锡夏香肖歇谢辛欣兴"
    "休许雪逊雅亚扬杨耶叶伊依因英尤于约云宰赞泽曾扎詹珍芝治兹朱佐朝强绍绕翰佛吾巧谱宝堡诗瓊琼蓓妮黛伍咸威甫铂修"
)
_UNUSUAL = 0.25
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")


@functools.lru_cache(maxsize=8192)
def sounds(word: str) -> str:
    """A European word as a string of sounds."""
    text = re.sub(r"[^a-z]", "", unmarked(word))
    for spelling, sound in _SPELLING:
        text = text.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", text)


@functools.lru_cache(maxsize=8192)
def sound_of(character: str) -> str:
    """The usual reading of one Chinese character as a string of sounds, or what Latin letters it is."""
    found = readings(character)
    text = found[0] if found else unmarked(character)
    for spelling, sound in _PINYIN:
        text = text.replace(spelling, sound)
    # 尔 and 儿 write a final l or r.
    return "er" if character in "尔儿耳爾兒" else text


_NEAR = frozenset(frozenset(pair) for pair in ("gj", "ck", "tq", "hk", "jd", "ts", "nl", "hx", "iy", "uw"))
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if _FAMILY.get(a, -1) == _FAMILY.get(b, -2):
        return 0.2
    if frozenset((a, b)) in _NEAR:
        return 0.4
    return 1.6 if (a in _VOWELS) != (b in _VOWELS) else 1.0


_SWAPS = np.array([[_swap(a, b) for b in _ALPHABET] for a in _ALPHABET])


def _drop(letter: str) -> float:
    """What it costs to leave out a sound."""
    if letter in _VOWELS:
        return 0.2
    return 0.4 if letter in "hrwy" else 0.9


class Heard:
    """A run of simplified characters as it sounds, ready to be compared with many words."""

    def __init__(self, characters: str) -> None:
        letters: list[int] = []
        extra: list[float] = []
        for character in characters:
            sound = [_ALPHABET.index(c) for c in sound_of(character) if c in _ALPHABET]
            letters.extend(sound)
            # What Latin letters are in the text costs nothing more: a name may stand there as it is.
            extra.extend([0.0 if character in USUAL or character.isascii() else _UNUSUAL] * len(sound))
        self._swaps = _SWAPS[:, letters] + np.array(extra)
        self._gaps = np.concatenate(([0.0], np.cumsum([_drop(_ALPHABET[i]) for i in letters])))
        self.weight = sum(0.3 if _ALPHABET[i] in _VOWELS else 1.0 for i in letters)

    def distance(self, word: str) -> float:
        """The least cost of the word's sounds against any part of the run, per `weight` of the word.

        0 is the same sound; transliterations mostly stay under .35, unrelated text of the length of a sentence
        above .45. 1 where either is silent.
        """
        name = sounds(word)
        if not name or len(self._gaps) == 1:
            return 1.0
        row = np.zeros(len(self._gaps))
        for letter in name:
            best = row + _drop(letter)
            np.minimum(best[1:], row[:-1] + self._swaps[_ALPHABET.index(letter)], out=best[1:])
            # Insertions run along the row: min over j' <= j of best[j'] + gaps[j] - gaps[j'].
            row = np.minimum.accumulate(best - self._gaps) + self._gaps
        return float(row.min()) / weight(word)


@functools.lru_cache(maxsize=8192)
def weight(word: str) -> float:
    """How much sound a word has: consonants count 1, vowels .3."""
    return sum(0.3 if c in _VOWELS else 1.0 for c in sounds(word))
