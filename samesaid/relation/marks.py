"""Marks by which versions of one text are recognised in any language: figures, words in capitals, length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.model import Document, Mention

# A Han character carries about as much as three letters of other scripts.
_HAN_WEIGHT = 3.0
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.'-]*[A-Za-z0-9]")
# A capital inside a sentence: after a word and a space.
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-z][\w'’-]+")
# Kinds that nearly every text has in small numbers.
_LEFT_OUT = frozenset({Kind.RELATIVE, Kind.WEEKDAY, Kind.MONTH, Kind.TIME, Kind.LABEL, Kind.ORDINAL})


def figures_of(mentions: Iterable[Sequence[Mention]]) -> frozenset[str]:
    """The values of the numbers that were read in each sentence, as keys that are equal for equal values."""
    found = set()
    for sentence in mentions:
        for mention in sentence:
            quantity = mention.value
            assert isinstance(quantity, Quantity)
            if quantity.low_salience or quantity.kind in _LEFT_OUT or quantity.vague:
                continue
            # Versions may round: values are compared to four significant digits.
            found.add(f"{quantity.value:.4g}")
    return frozenset(found)


# Kinds by which two fillings of one form differ: dates by their parts, and which one of a row.
YEAR = "y"
_DETAILS = frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.QUARTER, Kind.ORDINAL})


def details_of(mentions: Iterable[Sequence[Mention]]) -> frozenset[str]:
    """Dates and ordinals as keys that are equal for equal values, a full date as one key beside those of its parts."""
    found = set()
    for sentence in mentions:
        dates: dict[tuple[int, int], set[str]] = {}
        for mention in sentence:
            quantity = mention.value
            assert isinstance(quantity, Quantity)
            if quantity.kind not in _DETAILS:
                continue
            key = f"{quantity.kind.value[0]}{quantity.value:g}"
            found.add(key)
            if quantity.date_span:
                dates.setdefault((quantity.date_span.start, quantity.date_span.end), set()).add(key)
        found |= {"-".join(sorted(parts)) for parts in dates.values() if len(parts) > 1}
    return frozenset(found)


def letters_of(document: Document) -> frozenset[str]:
    """Words in Latin capitals or with digits: they pass into other versions as they are."""
    return frozenset(
        word.upper()
        for sentence in document.sentences
        for word in _LATIN.findall(sentence.text)
        if word.upper() == word or any(c.isdigit() for c in word)
    )


def names_of(document: Document) -> frozenset[str]:
    """Words with a capital inside a sentence, in small letters: mostly names, which many languages share.

    Nothing in languages without capitals.
    """
    found = (word for s in document.sentences for word in _INNER_CAPITAL.findall(s.text))
    return frozenset(word.casefold() for word in found if word[0].isupper())


def length_of(texts: Iterable[str]) -> float:
    """Letters and digits; a Han character counts as three."""
    return sum(_weight(char) for text in texts for char in text)


def _weight(char: str) -> float:
    if "\u3400" <= char <= "\u9fff":
        return _HAN_WEIGHT
    return 1.0 if unicodedata.category(char)[0] in "LN" else 0.0
