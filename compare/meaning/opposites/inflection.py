"""English words in another form: the opposite of a word takes its tense, its number or its degree."""

from __future__ import annotations

import re

from samesaid.compare.meaning.antonyms.words import irregular

_PAST = {"VBD": 0, "VBN": 1}
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h)$")
_CONSONANT_Y = re.compile(r"(?<![aeiou])y$")
# One short vowel before one consonant: the consonant is doubled.
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$|(?:mit|fer|pel|gret)$")


def inflected(lemma: str, tag: str, like: str) -> str:
    """``lemma`` in the form of a Penn Treebank tag (VBD, VBG, NNS …), with capitals as ``like`` has them."""
    form = _form(lemma, tag)
    if like.isupper() and len(like) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


def _form(lemma: str, tag: str) -> str:
    given = irregular().get(lemma, ())
    if tag in _PAST:
        return given[_PAST[tag]] if len(given) > 1 else _with_ending(lemma, "ed")
    if tag == "VBG":
        return _with_ending(lemma, "ing")
    if tag == "NNS" and len(given) == 1:
        return given[0]
    if tag in ("VBZ", "NNS"):
        if _CONSONANT_Y.search(lemma):
            return lemma[:-1] + "ies"
        return lemma + ("es" if _SIBILANT.search(lemma) else "s")
    return lemma


def _with_ending(lemma: str, ending: str) -> str:
    if lemma.endswith("ie") and ending == "ing":
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and (ending == "ed" or not lemma.endswith(("ee", "oe", "ye"))):
        return lemma[:-1] + ending
    if ending == "ed" and _CONSONANT_Y.search(lemma):
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _DOUBLED.search(lemma) else "") + ending
