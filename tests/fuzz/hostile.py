"""Texts made of pieces that readers of numbers, names and terms stumble over."""

from __future__ import annotations

import ast
import functools
import re
import sys
import unicodedata
from pathlib import Path

import samesaid.compare.quantities.grammars.data as grammar_data
from samesaid.compare.quantities.values.word_lists import __file__ as _values
from tests.fuzz.choices import Choices

# Pieces of a text, and how often one of them is repeated thousands of times (once in so many texts).
_MAX_PIECES, _REPEATED_IN, _REPEATS = (3, 6, 24), 64, (20, 200, 2_000)

_GROUPS: dict[str, tuple[str, ...]] = {
    "digits": ("0", "1", "2", "7", "10", "12", "31", "99", "100", "1,000", "1.5", "3½", "2024", "10000000000", "007"),
    "scripts": tuple(
        chr(c) for c in range(0x80, 0x1FC00) if unicodedata.decimal(chr(c), None) in (0, 3) or 0x2150 <= c < 0x218A
    ),
    "numeric": tuple("²³¹½⅓⅞①⑳㊿㋀Ⅻⅷ〸〹〢፩৴௰༳٪٫٬"),
    "han numerals": tuple("零〇○一二两三四五六七八九十廿卅百千万亿兆几数半多余来第点分之成折倍億萬兩點壹"),
    "ranges": ("-", "–", "—", "~", "～", "至", "到", "to", "and", "bis", "à", "до", "から", "−", "‐", "...", "〜"),
    "currency": (*"$£€¥₹₩₽￥＄฿", "US$", "HK$", "RMB", "元", "港币", "Rs.", "R$", "CHF", "円", "руб."),
    "units": ("%", "‰", "kg", "km", "°C", "吨", "人", "年", "月", "日", "时", "点", "岁", "m", "bn", "h", "Uhr"),
    "brackets": tuple("()[]{}（）【】《》「」『』〈〉<>«»"),
    "quotation": tuple("\"'“”‘’„‚‹›`´″′"),
    "punctuation": (*".,;:!?。，、；：！？…·/\\|#@&*+=_^", "://", "www.", "--", "''"),
    "space": (" ", " ", " ", "\u00a0", "\u2009", "\u202f", "\u3000", "\t", "\u200b", "\ufeff", "\u2060"),
    "lines": ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c", "\x1e"),
    "marks": ("\u0301", "\u0308", "\u20e3", "\u0663\u0301", "\u3099", "\u0345", "\u034f", "\ufe0f", "e\u0301"),
    "bidi": tuple("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"),
    "control": ("\x00", "\x01", "\x07", "\x08", "\x1b[31m", "\x7f", "\x80", "\x9f"),
    "surrogates": ("\ud83d", "\ude00", "\udcff", "\ud800", "\udfff"),
    "emoji": ("😀", "👨‍👩‍👧", "1️⃣", "🏽", "\U0010ffff", "\U000e0001", "\ufffe", "𝟘", "𝟛", "🄂", "🈁"),
    "names": (
        "王小明", "国家移民管理局", "中国", "香港", "港口巡逻局", "副部长", "Tom Baker", "Mr", "the Board", "PPB",
        "U.S.", "O'Brien", "al-Hassan", "Buffalo-Pittsburgh", "Müller", "İstanbul", "ǅ", "ß", "ſ", "ﬁ", "NIA", "X",
        "Иванов", "former", "deputy", "President", "Minister of", "獴猎", "转道偷渡", "“转道偷渡”", "Ａｎｎａ",
    ),
    "words": (
        "the", "of", "a", "smuggling", "transit", "ferry", "口岸", "的", "在", "和", "是", "说", "今年", "去年",
        "上周五", "on Monday", "May", "March", "won", "second", "one in", "三分之", "翻两番", "hundred", "thousand",
        "dozen", "half", "per cent", "der", "le", "el", "il", "het", "o", "и", "миллион", "の", "ました", "เมื่อ", "나라",
    ),
}  # fmt: skip


@functools.cache
def _groups(language: str) -> tuple[tuple[str, ...], ...]:
    # The words of a language's own grammar are as frequent as six of the groups.
    return (*_GROUPS.values(), *([_vocabulary(language)] * 6 if language else []))


@functools.cache
def _vocabulary(language: str) -> tuple[str, ...]:
    """The words of a language's grammar: those in its data file, and those in the strings of its source."""
    folder = Path(grammar_data.__file__).parent
    found: set[str] = set()
    for path in (*folder.glob(f"spaced/**/{language}.toml"), *folder.glob(f"{language}/words.toml")):
        found |= _words(re.sub(r"(?m)^\s*#.*$", "", path.read_text(encoding="utf-8")))
    for path in (*folder.glob(f"{language}/*.py"), *folder.glob("*.py"), *Path(_values).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(" ") < 5:
                found |= _words(node.value)
    return tuple(sorted(found))


def _words(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_a-zA-Z]|[^\W\d_]+(?:[ '-][^\W\d_]+)?|\d+|[^\w\s]", text)
    return {word for word in words if len(word) < 30}


def text(choices: Choices, language: str = "") -> str:
    """A text of a few pieces that a file can hold; now and then it is repeated very often."""
    return raw(choices, language).encode("utf-8", "replace").decode()


def raw(choices: Choices, language: str = "") -> str:
    """A text like ``text``, also with halves of pairs of surrogates, which UTF-8 cannot write."""
    groups = _groups(language)
    made: list[str] = []
    for _ in range(1 + choices.below(choices.pick(_MAX_PIECES))):
        if not choices.left:
            break
        piece = choices.pick(choices.pick(groups))
        if choices.chance(40):
            piece = chr(choices.below(sys.maxunicode + 1))
        made.append(piece)
        if choices.chance(4):
            made.append(" ")
    whole = "".join(made)
    if choices.chance(_REPEATED_IN):
        whole *= choices.pick(_REPEATS)
    return whole[:20_000]
