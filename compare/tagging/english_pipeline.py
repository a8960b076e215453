"""An English spaCy pipeline over sentences: the same annotations as `Language.pipe`, in about a quarter of the time.

Three things make the difference. Products of matrices, half of the work, go to the BLAS that numpy brings instead of
thinc's own, whose kernels know fewer processors. spaCy's parsers release the interpreter's lock and take it again for
every word and, in the entity recogniser, for every label; their step by step interface, which serves training and beam
search, keeps it. And spaCy tries 180 patterns at every word to set parts of speech. Nearly all of them look at one word
alone, so their result depends on its tag, its dependency and, for about two hundred words, its spelling: such results
are cached. Sentences in which any other pattern matches are left to spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Sentences that go through the networks together.
_BATCH = 64
# Attributes that a pattern of one word may name for its result to be cached.
_CACHEABLE = frozenset({"TAG", "LOWER", "DEP"})
_Key = tuple[int, int, int]


def with_numpy_products(nlp: Language) -> Language:
    """The pipeline itself, whose networks multiply matrices by numpy's BLAS; nothing else of their work changes."""
    import numpy as np
    from thinc.api import NumpyOps

    class Products(NumpyOps):  # type: ignore[misc]
        """thinc's operations, one of them replaced."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    operations = Products()
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = operations
    return nlp


def annotate(nlp: Language, rules: WordRules, texts: Sequence[str]) -> Iterator[tuple[Doc, list[str]]]:
    """Each text with its parse and its entities, and the lemmas of its tokens in lower case."""
    vectors, tagger, parser, entities = (nlp.get_pipe(name) for name in ("tok2vec", "tagger", "parser", "ner"))
    for start in range(0, len(texts), _BATCH):
        docs = [nlp.make_doc(text) for text in texts[start : start + _BATCH]]
        for pipe in (vectors, tagger):
            docs = list(pipe.pipe(docs, batch_size=_BATCH))  # type: ignore[attr-defined]
        _parse(parser, docs)
        lemmas = [rules(doc) for doc in docs]
        _parse(entities, docs)
        yield from zip(docs, lemmas, strict=True)


def _parse(parser: Any, docs: Sequence[Doc]) -> None:
    """Annotate ``docs`` by a transition-based parser (Honnibal and Johnson 2015), greedily."""
    # In order of length, so that neighbours reach their last word together.
    docs = sorted(docs, key=len)
    states = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    open_states = [state for state in states if not state.is_final()]
    while open_states:
        open_states = parser.transition_states(open_states, model.predict(open_states))
    model.clear_memory()
    parser.set_annotations(docs, states)


class WordRules:
    """The attribute ruler and the lemmatizer of an English pipeline in one step, with a cache."""

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        parts: dict[str, Any] = dict(nlp.pipeline)
        self._ruler, self._lemmatizer = parts["attribute_ruler"], parts["lemmatizer"]
        index = self._lemmatizer.lookups.get_table("lemma_index")
        # Lists of tens of thousands of words, which the lemmatizer searches for each form.
        for part in list(index):
            index[part] = frozenset(index[part])
        cacheable: list[list[dict[str, Any]]] = []
        other: list[list[dict[str, Any]]] = []
        for rule in (p for pattern in self._ruler.patterns for p in pattern["patterns"]):
            (cacheable if _is_cacheable(rule) else other).append(rule)
        self._other = Matcher(nlp.vocab)
        for number, rule in enumerate(other):
            self._other.add(str(number), [rule])
        self._spellings = {nlp.vocab.strings.add(w) for w in _values(cacheable, "LOWER")}
        self._dependencies = {nlp.vocab.strings.add(w) for w in _values(cacheable, "DEP")}
        self._ruled: dict[_Key, _Key] = {}
        self._lemmas: dict[_Key, str] = {}

    def __call__(self, doc: Doc) -> list[str]:
        """The lemma of every token, in lower case; sets parts of speech and morphology in ``doc``."""
        if self._other(doc, allow_missing=True):
            self._ruler(doc)
            ruled = _results(doc)
        else:
            keys = [
                (tag, lower if lower in self._spellings else 0, dep if dep in self._dependencies else 0)
                for tag, lower, dep in doc.to_array(["TAG", "LOWER", "DEP"]).tolist()
            ]
            if any(key not in self._ruled for key in keys):
                self._ruler(doc)
                self._ruled.update(zip(keys, _results(doc), strict=True))
                ruled = [self._ruled[key] for key in keys]
            else:
                ruled = [self._ruled[key] for key in keys]
                self._set(doc, ruled)
        strings = doc.vocab.strings
        words = zip(doc.to_array("ORTH").tolist(), ruled, strict=True)
        return [
            strings[lemma].lower() if lemma else self._lemma(doc, i, (word, pos, morph))
            for i, (word, (pos, morph, lemma)) in enumerate(words)
        ]

    def _set(self, doc: Doc, ruled: list[_Key]) -> None:
        import numpy as np

        if ruled:
            values: Any = np.array([(pos, morph) for pos, morph, _ in ruled], dtype=np.uint64)
            doc.from_array(["POS", "MORPH"], values)

    def _lemma(self, doc: Doc, i: int, key: _Key) -> str:
        if key not in self._lemmas:
            self._lemmas[key] = self._lemmatizer.lemmatize(doc[i])[0].lower()
        return self._lemmas[key]


def _results(doc: Doc) -> list[_Key]:
    """Part of speech, morphology and lemma of each token; a lemma of 0 is left to the lemmatizer."""
    return [(pos, morph, lemma) for pos, morph, lemma in doc.to_array(["POS", "MORPH", "LEMMA"]).tolist()]


def _is_cacheable(rule: list[dict[str, Any]]) -> bool:
    """Whether ``rule`` looks at one word alone and lists the values that it accepts."""
    return len(rule) == 1 and set(rule[0]) <= _CACHEABLE and all(_listed(wanted) for wanted in rule[0].values())


def _values(rules: Iterable[list[dict[str, Any]]], attribute: str) -> set[str]:
    return {word for (word_rule,) in rules for word in _listed(word_rule.get(attribute, []))}


def _listed(condition: str | dict[str, list[str]] | list[str]) -> list[str]:
    """The values that a condition lists, none if it is of another kind (a regular expression)."""
    if isinstance(condition, dict):
        condition = condition.get("IN", condition.get("NOT_IN", [])) if len(condition) == 1 else []
    return [condition] if isinstance(condition, str) else condition
