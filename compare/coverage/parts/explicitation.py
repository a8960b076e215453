"""What one side spells out and the other leaves out: a name for a pronoun, a gloss in brackets, an empty frame.

Translators do so all the time (Vinay and Darbelnet 1958 call it explicitation), and nothing is missing where they do.
"""

from __future__ import annotations

import re

from samesaid.compare.coverage.parts.words import NAME, Words, listed

# Words of the longest gloss: what is longer says something.
_MAX_GLOSS_WORDS = 4
# Words of the longest name or term whose short form, which the other side has, is in brackets: World Health
# Organization (WHO).
_MAX_FULL_FORM_WORDS = 12
_SHORT_FORM = re.compile(r"[(（]([^()（）]{1,120})[)）]")
_CAPITALISED = re.compile(r"\b[A-Z][\w.-]+")
_BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】"}


def is_explicitation(own: Words, other: Words, start: int, stop: int) -> bool:
    """Whether the words from ``start`` to before ``stop``, which ``other`` does not say, only spell something out."""
    if all(own.kinds[start:stop] == NAME) and other.pronouns > own.pronouns:
        return True
    if stop - start <= _MAX_GLOSS_WORDS and _is_in_brackets(own, start, stop):
        return True
    if stop - start <= _MAX_FULL_FORM_WORDS and _is_full_form(own, other, start, stop):
        return True
    frames = listed(own.language, "frames")
    return all(own.forms[i] in frames or own.tokens[i].lemma in frames for i in range(start, stop))


def _is_in_brackets(own: Words, start: int, stop: int) -> bool:
    """Whether a bracket opens before the words, with no other word of meaning in it, and closes after them."""
    first, last = int(own.places[start, 0]), int(own.places[stop - 1, 1])
    before = own.text[int(own.places[start - 1, 1]) if start else 0 : first]
    after = own.text[last : int(own.places[stop, 0]) if stop < len(own) else len(own.text)]
    return any(opening in before and closing in after for opening, closing in _BRACKETS.items())


def _is_full_form(own: Words, other: Words, start: int, stop: int) -> bool:
    """Whether the words are a name or term beside brackets that hold it in a form which the other side has."""
    first, last = int(own.places[start, 0]), int(own.places[stop - 1, 1])
    for bracket in _SHORT_FORM.finditer(own.text):
        # The brackets follow the words at once, or the words reach into them.
        if first <= bracket.start() and last <= bracket.end() and not own.text[last : bracket.start()].strip():
            return any(word in other.text for word in _CAPITALISED.findall(bracket[1]))
    return False
