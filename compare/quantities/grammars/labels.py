"""Words that number a thing. Words for one sort of thing are one class in every language: 图, Abbildung and Chart."""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.data import by_word, section

_MAX_CHARACTERS = 24
_WORD = re.compile(r"([^\W\d_]+)\.?[-_+ (]{0,2}$")
_AFTER_HAN = re.compile(r"^.*[\u2e80-\uffff]([a-z]+)$")


@functools.cache
def label_classes(language: str) -> dict[str, str]:
    """Each word that numbers a thing in a language, with its class: ``tableau`` is a ``table``."""
    return by_word(section(language, "labels").table("classes"))


def name_before(text: str, start: int, language: str) -> str:
    """The word before a number as its class, or folded where it has none; empty where no word precedes."""
    match = _WORD.search(text, max(0, start - _MAX_CHARACTERS), start)
    if match is None:
        return ""
    word = _AFTER_HAN.sub(r"\1", match.group(1).casefold())
    return label_classes(language).get(word, word)
