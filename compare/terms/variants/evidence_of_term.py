"""What marks a variant as a term: quotation marks, a number before it, or a word that the document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from samesaid.compare.terms.matching.general_words import GENERAL
from samesaid.compare.terms.matching.normalise import key, loosen
from samesaid.compare.terms.matching.passage import Passage
from samesaid.compare.terms.variants.survey import Survey, Variant

# Two quoted strings nearer than this say the same in other words; strings of more words are slogans, not terms.
_SAME_QUOTE, _QUOTED_WORDS = 0.7, 3
# A string that is quoted again and again is a name, however long.
_SAME_NAME = 0.8
# Phrases after the same number that are nearer than this are synonyms.
_SAME_COUNTED = 0.5
# How often a word must stand in both documents to be one of its subjects.
_SUBJECT = 5
# Nouns nearer than this are taken for synonyms in a compound.
_KIN = 0.55
# Above this they are synonyms wherever they stand.
_SYNONYM = 0.6
# In how many beads one noun must stand for another.
_FEWEST_BEADS = 2
# A compound has at most so many words beside the one that differs.
_MOST_BESIDE = 2
_NOUNS = frozenset({"NOUN", "PROPN"})


def signs(survey: Survey, variant: Variant, *, independent: bool) -> frozenset[str]:
    """The facts that speak for showing a variant: quoted, quantity, compound or repeated; none for other wording."""
    source, target = variant.source, variant.target
    cosine = survey.meanings.cosine(variant.source_text, variant.target_text)
    if source.quoted(variant.source_part) and target.quoted(variant.target_part):
        words = min(len(source.content_of(variant.source_part)), len(target.content_of(variant.target_part)))
        if not independent and survey.quoted[key(variant.source_text)] > 1:
            return frozenset({"quoted"} if cosine < _SAME_NAME else ())
        return frozenset({"quoted"} if cosine < _SAME_QUOTE and words < _QUOTED_WORDS else ())
    if variant.anchored:
        return frozenset({"quantity"} if cosine < _SAME_COUNTED else ())
    if independent:
        return frozenset()
    found = {"compound": _is_compound(survey, variant), "repeated": _is_recurring(survey, variant)}
    return frozenset(sign for sign, holds in found.items() if holds)


def _is_compound(survey: Survey, variant: Variant) -> bool:
    """One noun for another beside a noun that stays, each unknown to the other document.

    Found from both sides that is a compound told in two ways; found from one side only, the noun that stays must be a
    subject of both documents.
    """
    mine, other = variant.differing()
    shared = variant.shared()
    if len(mine) != 1 or len(other) != 1 or not 1 <= len(shared) <= _MOST_BESIDE:
        return False
    one, two = variant.source.words[mine[0]], variant.target.words[other[0]]
    nearest = min(shared, key=lambda n: abs(n - mine[0]))
    beside, there = variant.source.words[nearest], variant.target.words[variant.links.same[nearest]]
    if beside.pos not in _NOUNS or not {one.pos, two.pos} <= _NOUNS or {one.lemma, two.lemma} & GENERAL:
        return False
    if not (absent(variant.source, mine, survey.target_counts) and absent(variant.target, other, survey.source_counts)):
        return False
    nearness = survey.meanings.cosine(one.lemma, two.lemma)
    if one.pos == two.pos == "NOUN" and nearness < _KIN and _is_subject(survey, beside.lemma):
        return True
    enumerated = "conj" in (one.dep, two.dep, beside.dep, there.dep)
    return variant.mutual and not enumerated and nearness < _SYNONYM


def _is_subject(survey: Survey, lemma: str) -> bool:
    """Whether both documents use forms of ``lemma`` again and again."""
    subject = loosen(lemma)
    counts = (survey.source_counts, survey.target_counts)
    return all(sum(c for w, c in k.items() if _related(loosen(w), subject)) >= _SUBJECT for k in counts)


def _is_recurring(survey: Survey, variant: Variant) -> bool:
    """Whether the same noun stands for the same noun in several beads, and one document does not know the other's."""
    mine, other = variant.differing()
    wordings = variant.lemmas()
    if survey.recurring[wordings] < _FEWEST_BEADS or not mine or not other:
        return False
    source, target = variant.source, variant.target
    words = [*(source.words[n] for n in mine), *(target.words[n] for n in other)]
    if {w.lemma for w in words} & GENERAL or not any(w.pos in _NOUNS for w in words):
        return False
    unknown = absent(source, mine, survey.target_counts) or absent(target, other, survey.source_counts)
    return unknown and survey.meanings.cosine(*wordings) < _SYNONYM


def _related(word: str, subject: str) -> bool:
    return word == subject or (len(subject) >= 5 and word.startswith(subject))


def absent(passage: Passage, words: Sequence[int], there: Counter[str]) -> bool:
    """Whether the other document, whose lemmas are counted, has none of ``words``."""
    return bool(words) and all(there[passage.words[n].lemma] == 0 for n in words)
