"""The networks of an English spaCy pipeline, one after the other, over sentences.

What `Language.pipe` gives, in about half the time: its parsers leave the interpreter's lock and take it again for
every word and, in the recogniser of names, every label; their own step by step interface, which serves training and
beam search, holds it throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from samesaid.compare.tagging.english_words import Words

# Sentences that go through the networks together.
_BATCH = 64


def read(nlp: Language, words: Words, texts: Sequence[str]) -> Iterator[tuple[Doc, list[str]]]:
    """Each text with its parse and its names, and the lemmas of its tokens in lower case."""
    vectors, tagger, parser, names = (nlp.get_pipe(name) for name in ("tok2vec", "tagger", "parser", "ner"))
    for start in range(0, len(texts), _BATCH):
        docs = [nlp.make_doc(text) for text in texts[start : start + _BATCH]]
        for pipe in (vectors, tagger):
            docs = list(pipe.pipe(docs, batch_size=_BATCH))  # type: ignore[attr-defined]
        _parse(parser, docs)
        lemmas = [words(doc) for doc in docs]
        _parse(names, docs)
        yield from zip(docs, lemmas, strict=True)


def _parse(parser: Any, docs: Sequence[Doc]) -> None:
    """Annotate ``docs`` by a transition-based parser (Honnibal and Johnson 2015), greedily."""
    # Neighbours of like length, as they reach their last word together.
    docs = sorted(docs, key=len)
    states = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    open_states = [state for state in states if not state.is_final()]
    while open_states:
        open_states = parser.transition_states(open_states, model.predict(open_states))
    model.clear_memory()
    parser.set_annotations(docs, states)
