"""Features by which versions of one text are recognised: meaning, numbers, letters, length, date."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.model import Document

if TYPE_CHECKING:
    from samesaid.model import Encoder

FloatArray = NDArray[np.float32]

# First sentences whose vectors are kept: a text begins with its subject, and versions begin alike.
LEADS = 12
# Maximum number of sentences that are encoded, spread over the text: more do not change the mean.
_SAMPLED = 60
# A Han character carries about as much as three letters of other scripts.
_HAN_WEIGHT = 3.0
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.'-]*[A-Za-z0-9]")
# Kinds that nearly every text has in small numbers.
_LEFT_OUT = frozenset({Kind.RELATIVE, Kind.WEEKDAY, Kind.MONTH, Kind.TIME, Kind.LABEL, Kind.ORDINAL})


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The features of a document.

    ``vector`` is the mean of its sentences' vectors, of unit length, shape (d,); ``leads`` the vectors of its first
    sentences, shape (up to LEADS, d); ``figures`` the values of its numbers, as keys that are equal for equal values;
    ``latin`` the words in Latin capitals that any version would keep (acronyms, models); ``size`` its length in
    letters, a Han character counted as three.
    """

    language: str
    published: date | None
    title: str | None
    vector: FloatArray
    leads: FloatArray
    figures: frozenset[str]
    latin: frozenset[str]
    size: float


def fingerprint(document: Document, encoder: Encoder) -> Fingerprint:
    """The features of ``document``; a long text is sampled evenly."""
    texts = [s.text for s in document.sentences if s.text.strip()]
    step = max(1, len(texts) // _SAMPLED)
    sampled = [*texts[:LEADS], *texts[LEADS::step]]
    vectors = encoder.encode(sampled)
    mean = vectors.mean(axis=0)
    return Fingerprint(
        document.language,
        document.published,
        document.title,
        np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32),
        np.asarray(vectors[:LEADS], dtype=np.float32),
        frozenset(_figures(document)),
        frozenset(_letters(document)),
        sum(_weight(char) for text in texts for char in text),
    )


def _figures(document: Document) -> set[str]:
    found = set()
    for sentence in quantities(document):
        for mention in sentence:
            quantity = mention.value
            assert isinstance(quantity, Quantity)
            if quantity.low_salience or quantity.kind in _LEFT_OUT or quantity.vague:
                continue
            # Versions may round: values are compared to four significant digits.
            found.add(f"{quantity.value:.4g}")
    return found


def _letters(document: Document) -> set[str]:
    """Words in capitals or with digits: they pass into other versions as they are."""
    return {
        word.upper()
        for sentence in document.sentences
        for word in _LATIN.findall(sentence.text)
        if word.upper() == word or any(c.isdigit() for c in word)
    }


def _weight(char: str) -> float:
    if "\u3400" <= char <= "\u9fff":
        return _HAN_WEIGHT
    return 1.0 if unicodedata.category(char)[0] in "LN" else 0.0
