"""English: spaCy with its small English model."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from samesaid.compare.tagging.token import Tagging, Token
from samesaid.model import Mention, Sentence, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from samesaid.compare.tagging.english_pipeline import WordRules

# Kinds of entities by spaCy's labels (OntoNotes 5), without quantities and dates, which have a comparator of their own.
_ENTITY_KINDS = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "NORP": "GROUP",
    "WORK_OF_ART": "WORK",
    "LAW": "WORK",
    "EVENT": "EVENT",
    "PRODUCT": "PRODUCT",
}


@functools.cache
def model() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and entity recogniser."""
    from samesaid.compare.tagging.spacy_start import load

    nlp = load()
    from samesaid.compare.tagging.english_pipeline import with_numpy_products

    return with_numpy_products(nlp)


@functools.cache
def _word_rules() -> WordRules:
    from samesaid.compare.tagging.english_pipeline import WordRules

    return WordRules(model())


def tag(sentences: Sequence[Sentence]) -> tuple[Tagging, ...]:
    """One Tagging for each sentence, in order."""
    from samesaid.compare.tagging.english_pipeline import annotate

    annotated = annotate(model(), _word_rules(), [s.text for s in sentences])
    return tuple(_tagging(doc, lemmas, sentence) for (doc, lemmas), sentence in zip(annotated, sentences, strict=True))


def _tagging(doc: Doc, lemmas: Sequence[str], sentence: Sentence) -> Tagging:
    start = sentence.span.start
    tokens = tuple(
        Token(
            text=t.text,
            span=Span(start + t.idx, start + t.idx + len(t.text)),
            lemma=lemma,
            pos=t.pos_,
            tag=t.tag_,
            head=t.head.i,
            dep=t.dep_,
            is_stop=t.is_stop,
        )
        for t, lemma in zip(doc, lemmas, strict=True)
        if not t.is_space
    )
    # Heads are indices of spaCy's tokens. Those for white space, which are left out here, are rare.
    if len(tokens) != len(doc):
        kept = {t.i: n for n, t in enumerate(t for t in doc if not t.is_space)}
        tokens = tuple(
            Token(t.text, t.span, t.lemma, t.pos, t.tag, kept.get(t.head, -1), t.dep, t.is_stop) for t in tokens
        )
    entities = tuple(
        Mention(_ENTITY_KINDS[e.label_], Span(start + e.start_char, start + e.end_char), e.label_, e.text)
        for e in doc.ents
        if e.label_ in _ENTITY_KINDS
    )
    phrases = tuple(Span(start + c.start_char, start + c.end_char) for c in doc.noun_chunks)
    return Tagging(tokens, entities, phrases)
