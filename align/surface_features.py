"""Evidence that needs no vectors: figures, words written alike, and punctuation that survives translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

# Every sentence has this much of a common part, so that two sentences without any evidence agree.
_COMMON = 1.0
_HASHED = 160
_MARKS = ("?？", "!！", '"“”„«»「」『』‟', ":：", ";；", "()（）[]【】", "…", "—–―")
# A mark says less than a shared name.
_MARK_WEIGHT = 0.6

_WORD = re.compile(r"\d[\d.,’'\u00a0\u202f]*|[〇零一二三四五六七八九十百千]{2,}|[^\W\d_㐀-鿿぀-ヿ가-힯]{2,}")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def profiles(source: Sequence[str], target: Sequence[str]) -> tuple[FloatArray, FloatArray]:
    """Additive profiles of the sentences of both sides, shapes (n, d) and (m, d).

    Words count when both sides have them, the more the fewer sentences they stand in; figures count by their leading
    digits, so that 22,000 and 2.2万 agree.
    """
    left, right = [Counter(_words(t)) for t in source], [Counter(_words(t)) for t in target]
    in_left, in_right = Counter(w for c in left for w in c), Counter(w for c in right for w in c)
    total = len(left) + len(right)
    weights = {w: log(total / (in_left[w] + in_right[w])) / log(total + 1) for w in in_left.keys() & in_right.keys()}
    return _table(source, left, weights), _table(target, right, weights)


def _table(texts: Sequence[str], words: Sequence[Counter[str]], weights: dict[str, float]) -> FloatArray:
    out = np.zeros((len(texts), 1 + len(_MARKS) + _HASHED), dtype=np.float32)
    out[:, 0] = _COMMON
    for i, (text, counts) in enumerate(zip(texts, words, strict=True)):
        for k, marks in enumerate(_MARKS):
            out[i, 1 + k] = _MARK_WEIGHT * min(3, sum(text.count(mark) for mark in marks))
        for word, count in counts.items():
            if word in weights:
                code = crc32(word.encode())
                sign = 1.0 if code & 1 else -1.0
                out[i, 1 + len(_MARKS) + (code >> 1) % _HASHED] += sign * count * 2.0 * weights[word]
    return out


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found.group()
        if word[0].isdigit() or "一" <= word[0] <= "鿿" or word[0] == "〇":
            figure = _leading(word)
            if figure:
                yield figure
        else:
            yield word.casefold()


def _leading(figure: str) -> str:
    """The digits of a figure without separators, powers of ten, and the zeros around."""
    return re.sub(r"\D", "", figure.translate(_DIGITS)).strip("0")
