"""What marks a variant as a term: quotation marks, a number before it, or a word that the document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from samesaid.compare.terms.general import GENERAL
from samesaid.compare.terms.passage import Passage
from samesaid.compare.terms.variants import Survey, Variant
from samesaid.compare.terms.wordkeys import key, loosen

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


def signs(survey: Survey, variant: Variant, *, independent: bool) -> frozenset[str]:
    """The facts that speak for showing a variant: quoted, quantity or compound; none for other wording."""
    source, target = variant.source, variant.target
    cosine = survey.meanings.cosine(variant.source_text, variant.target_text)
    if source.quoted(variant.source_part) and target.quoted(variant.target_part):
        words = min(len(source.content_of(variant.source_part)), len(target.content_of(variant.target_part)))
        if not independent and survey.quoted[key(variant.source_text)] > 1:
            return frozenset({"quoted"} if cosine < _SAME_NAME else ())
        return frozenset({"quoted"} if cosine < _SAME_QUOTE and words < _QUOTED_WORDS else ())
    if variant.anchored:
        return frozenset({"quantity"} if cosine < _SAME_COUNTED else ())
    if not independent and _is_subject_compound(survey, variant):
        return frozenset({"compound"})
    return frozenset()


def _is_subject_compound(survey: Survey, variant: Variant) -> bool:
    """Two words each, one of them a subject of both documents, the other a noun that only one document has."""
    mine, other = variant.differing()
    shared = variant.shared()
    if (len(mine), len(other), len(shared)) != (1, 1, 1):
        return False
    one, two = variant.source.words[mine[0]], variant.target.words[other[0]]
    if variant.source.words[shared[0]].pos not in ("NOUN", "PROPN"):
        return False
    alone = absent(variant.source, mine, survey.target_counts) and absent(variant.target, other, survey.source_counts)
    if one.pos != "NOUN" or two.pos != "NOUN" or not alone or {one.lemma, two.lemma} & GENERAL:
        return False
    subject = loosen(variant.source.words[shared[0]].lemma)
    counts = (survey.source_counts, survey.target_counts)
    frequent = all(sum(c for w, c in k.items() if _related(loosen(w), subject)) >= _SUBJECT for k in counts)
    return frequent and survey.meanings.cosine(one.lemma, two.lemma) < _KIN


def _related(word: str, subject: str) -> bool:
    return word == subject or (len(subject) >= 5 and word.startswith(subject))


def absent(passage: Passage, words: Sequence[int], there: Counter[str]) -> bool:
    """Whether the other document, whose lemmas are counted, has none of ``words``."""
    return bool(words) and all(there[passage.words[n].lemma] == 0 for n in words)
