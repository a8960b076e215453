"""What shows that a variant is a term: quotation marks, a number before it, or a word that the document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from samesaid.compare.evidence import Fact
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import light_stem, wording_key
from samesaid.compare.terms.matching.passage import Passage
from samesaid.compare.terms.variants.survey import Survey, Variant

_NOUNS = frozenset({"NOUN", "PROPN"})


def term_evidence(survey: Survey, variant: Variant, *, independent: bool) -> frozenset[Fact]:
    """Facts that make a variant an alarm: QUOTED, QUANTITY, COMPOUND, REPEATED; none for another choice of words."""
    source, target = variant.source, variant.target
    cosine = survey.vectors.cosine(variant.source_text, variant.target_text)
    if source.quoted(variant.source_part) and target.quoted(variant.target_part):
        # A string that is quoted several times is a name, however long; a long one quoted once may be a slogan.
        if not independent and survey.quoted[wording_key(variant.source_text)] > 1:
            return frozenset({Fact.QUOTED} if cosine < tuning.MIN_SAME_NAME_COSINE else ())
        words = min(len(source.content_of(variant.source_part)), len(target.content_of(variant.target_part)))
        short = words <= tuning.MAX_QUOTED_ONCE_WORDS
        return frozenset({Fact.QUOTED} if short and cosine < tuning.MIN_SAME_QUOTE_COSINE else ())
    if variant.same_number:
        return frozenset({Fact.QUANTITY} if cosine < tuning.MIN_SAME_COUNTED_COSINE else ())
    if independent:
        return frozenset()
    found = {Fact.COMPOUND: _is_compound(survey, variant), Fact.REPEATED: _is_repeated(survey, variant)}
    return frozenset(fact for fact, holds in found.items() if holds)


def _is_compound(survey: Survey, variant: Variant) -> bool:
    """True if one noun replaces another beside a noun that both have, and neither document has the other's noun.

    If only one of the phrases is the counterpart of the other, the common noun must be a subject of both documents.
    """
    mine, theirs = variant.differing()
    shared = variant.shared()
    if len(mine) != 1 or len(theirs) != 1 or not 1 <= len(shared) <= tuning.MAX_SHARED_COMPOUND_WORDS:
        return False
    one, two = variant.source.words[mine[0]], variant.target.words[theirs[0]]
    nearest = min(shared, key=lambda n: abs(n - mine[0]))
    beside, there = variant.source.words[nearest], variant.target.words[variant.links.same[nearest]]
    if beside.pos not in _NOUNS or not {one.pos, two.pos} <= _NOUNS or one.is_general or two.is_general:
        return False
    if not (is_absent(variant.source, mine, survey.target_counts)
            and is_absent(variant.target, theirs, survey.source_counts)):  # fmt: skip
        return False
    cosine = survey.vectors.cosine(one.lemma, two.lemma)
    common_nouns = one.pos == two.pos == "NOUN"
    if common_nouns and cosine < tuning.MIN_COMPOUND_SYNONYM_COSINE and _is_subject(survey, beside.lemma):
        return True
    enumerated = "conj" in (one.dep, two.dep, beside.dep, there.dep)
    return variant.mutual and not enumerated and cosine < tuning.MIN_SYNONYM_COSINE


def _is_subject(survey: Survey, lemma: str) -> bool:
    """True if both documents often use forms of ``lemma``."""
    subject = light_stem(lemma)
    counts = (survey.source_counts, survey.target_counts)
    return all(
        sum(c for word, c in k.items() if _is_form(light_stem(word), subject)) >= tuning.MIN_SUBJECT_OCCURRENCES
        for k in counts
    )


def _is_form(stem: str, subject: str) -> bool:
    return stem == subject or (len(subject) >= tuning.MIN_SUBJECT_STEM_LETTERS and stem.startswith(subject))


def _is_repeated(survey: Survey, variant: Variant) -> bool:
    """True if the same nouns replace the same nouns in several beads, and one document lacks those of the other."""
    mine, theirs = variant.differing()
    lemmas = variant.differing_lemmas()
    if survey.recurring[lemmas] < tuning.MIN_REPEATED_BEADS or not mine or not theirs:
        return False
    source, target = variant.source, variant.target
    words = [*(source.words[n] for n in mine), *(target.words[n] for n in theirs)]
    if any(w.is_general for w in words) or not any(w.pos in _NOUNS for w in words):
        return False
    absent = is_absent(source, mine, survey.target_counts) or is_absent(target, theirs, survey.source_counts)
    return absent and survey.vectors.cosine(*lemmas) < tuning.MIN_SYNONYM_COSINE


def is_absent(passage: Passage, words: Sequence[int], there: Counter[str]) -> bool:
    """True if the other document, whose lemmas are counted, has none of ``words``."""
    return bool(words) and all(there[passage.words[n].lemma] == 0 for n in words)
