"""Features that need no vectors: numbers, words spelled alike in both texts, and punctuation that survives translation.

Word overlap as evidence is as old as cognates in alignment (Simard, Foster and Isabelle 1992, "Using cognates to align
sentences in bilingual corpora").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from samesaid.align.tuning import COMMON_WEIGHT, MARK_WEIGHT, MAX_MARKS, WORD_COLUMNS, WORD_WEIGHT

FloatArray = NDArray[np.float32]

# Kinds of punctuation, a column each.
_MARKS = ("?？", "!！", '"“”„«»「」『』‟', ":：", ";；", "()（）[]【】", "…", "—–―")
_WORD = re.compile(r"\d[\d.,’'\u00a0\u202f]*|[〇零一二三四五六七八九十百千]{2,}|[^\W\d_㐀-鿿぀-ヿ가-힯]{2,}")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def surface_features(source: Sequence[str], target: Sequence[str]) -> tuple[FloatArray, FloatArray]:
    """Additive features of the sentences of both sides, shapes (n, columns) and (m, columns).

    The columns are a constant, the kinds of punctuation, and hashed words. A word counts when both sides have it, the
    more the fewer sentences it occurs in. A number counts by its leading digits, so that 22,000 and 2.2万 agree.
    """
    left, right = [Counter(_words(t)) for t in source], [Counter(_words(t)) for t in target]
    in_left, in_right = Counter(w for c in left for w in c), Counter(w for c in right for w in c)
    total = len(left) + len(right)
    weights = {w: log(total / (in_left[w] + in_right[w])) / log(total + 1) for w in in_left.keys() & in_right.keys()}
    return _table(source, left, weights), _table(target, right, weights)


def _table(texts: Sequence[str], words: Sequence[Counter[str]], weights: dict[str, float]) -> FloatArray:
    out = np.zeros((len(texts), 1 + len(_MARKS) + WORD_COLUMNS), dtype=np.float32)
    out[:, 0] = COMMON_WEIGHT
    for i, (text, counts) in enumerate(zip(texts, words, strict=True)):
        for k, marks in enumerate(_MARKS):
            out[i, 1 + k] = MARK_WEIGHT * min(MAX_MARKS, sum(text.count(mark) for mark in marks))
        for word, count in counts.items():
            if word in weights:
                # Signed hashing: words that share a column cancel out as often as they add up.
                code = crc32(word.encode())
                sign = 1.0 if code & 1 else -1.0
                out[i, 1 + len(_MARKS) + (code >> 1) % WORD_COLUMNS] += sign * count * WORD_WEIGHT * weights[word]
    return out


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found.group()
        if word[0].isdigit() or "一" <= word[0] <= "鿿" or word[0] == "〇":
            digits = _leading_digits(word)
            if digits:
                yield digits
        else:
            yield word.casefold()


def _leading_digits(number: str) -> str:
    """The digits of a number without separators, powers of ten, and zeros at either end."""
    return re.sub(r"\D", "", number.translate(_DIGITS)).strip("0")
