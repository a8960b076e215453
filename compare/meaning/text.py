"""Texts as the patterns of the checks are written: Chinese in simplified characters, of the same length."""

from __future__ import annotations

import functools
from collections.abc import Callable

from samesaid.languages import primary
from samesaid.model import Document


class _Simplified(dict[int, str]):
    """The simplified form of each character that was asked for, for ``str.translate``; converted one by one, so that
    every character gives one.
    """

    def __missing__(self, code: int) -> str:
        self[code] = _converter()(chr(code)) if "\u3400" <= chr(code) <= "\u9fff" else chr(code)
        return self[code]


_SIMPLIFIED = _Simplified()


@functools.cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def folded(text: str, language: str) -> str:
    """The text, with simplified characters in the place of traditional ones if ``language`` (a tag) is Chinese."""
    return text.translate(_SIMPLIFIED) if primary(language) == "zh" and not text.isascii() else text


def folded_sentences(document: Document) -> tuple[str, ...]:
    """The text of each sentence, folded. An annotation: call it through ``side.annotate(folded_sentences)``."""
    return tuple(folded(sentence.text, document.language) for sentence in document.sentences)
