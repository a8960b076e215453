"""The words of both sides of a bead, with what is known of each word by itself."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samesaid.compare import cedict
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.compare.token_encoder import TokenEncoder
from samesaid.languages import primary
from samesaid.model import FloatArray, Span

IntArray = NDArray[np.int64]

PROJECTION = Path(__file__).with_name("projection.npz")
# Kinds of words, as numbers. Function words are left out.
NOUN, VERB, ADJECTIVE, ADVERB, NAME, NUMBER, OTHER = range(1, 8)
_KINDS = {
    "NOUN": NOUN, "VERB": VERB, "ADJ": ADJECTIVE, "ADV": ADVERB, "PROPN": NAME, "NUM": NUMBER, "X": OTHER,
}  # fmt: skip
# Words that belong to the one after them.
_LEADING = frozenset({"ADP", "DET", "SCONJ", "CCONJ"})
# Words of glosses that explain nothing.
_EMPTY_GLOSS = frozenset(
    {
        "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "with", "by", "be", "is", "as", "it", "one",
        "sth", "sb", "etc", "from", "abbr", "use", "eg", "esp", "fig", "lit", "old", "variant", "also", "see",
    }
)  # fmt: skip
_LETTER = re.compile(r"\w")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ations?|ments?|ness(?:es)?|ings?|ions?|ed|ly|ies|es|s|e|y|al)$")
_HAN = re.compile("[\u3400-\u9fff]")
# Where no tagger knows the parts of speech, shorter words are taken for function words.
_MIN_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one side of a bead, function words and marks left out.

    ``places``, shape (n, 2), are code points of ``text``; ``spans`` are those of the document, and ``leads`` where the
    prepositions and articles before each word begin. ``forms`` are the words in lower case and in simplified
    characters, ``keys`` what they are compared by. ``kinds`` are the numbers above. ``pronouns`` is how many words a
    name may be in the place of.
    """

    language: str
    text: str
    tokens: tuple[Token, ...]
    places: IntArray
    spans: tuple[Span, ...]
    leads: tuple[int, ...]
    forms: tuple[str, ...]
    keys: tuple[str, ...]
    kinds: IntArray
    pronouns: int

    def __len__(self) -> int:
        return len(self.spans)


def words_of(side: Side, indices: Sequence[int]) -> Words:
    """The words of these sentences of a side."""
    language = primary(side.document.language)
    tagged = side.annotate(taggings)
    tokens: list[Token] = []
    leads: list[int] = []
    pronouns, known = 0, listed(language, "pronouns")
    places: list[tuple[int, int]] = []
    texts: list[str] = []
    start = 0
    for i in indices:
        sentence = side.document.sentences[i]
        shift = start - sentence.span.start
        lead = None
        for token in tagged[i].tokens:
            pronouns += token.text.lower() in known
            if token.pos in _LEADING:
                lead = token.span.start if lead is None else lead
            elif is_content(token):
                tokens.append(token)
                leads.append(token.span.start if lead is None else lead)
                places.append((token.span.start + shift, token.span.end + shift))
            if token.pos not in _LEADING:
                lead = None
        texts.append(sentence.text)
        start += len(sentence.text) + 1
    forms = tuple(form_of(t.text) for t in tokens)
    keys = tuple(key_of(t, f, language) for t, f in zip(tokens, forms, strict=True))
    kinds = np.array([_KINDS[t.pos] for t in tokens], dtype=np.int64)
    spans = tuple(t.span for t in tokens)
    table = np.array(places, dtype=np.int64).reshape(-1, 2)
    return Words(language, " ".join(texts), tuple(tokens), table, spans, tuple(leads), forms, keys, kinds, pronouns)


@functools.cache
def listed(language: str, name: str) -> frozenset[str]:
    """A list of words of a language in ``explicitation.toml``; empty where it has none."""
    path = resources.files("samesaid.compare.coverage.parts").joinpath("explicitation.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(table.get(language, {}).get(name, ()))


def is_content(token: Token) -> bool:
    """Whether a token is a word that carries meaning by itself."""
    if token.pos not in _KINDS or not _LETTER.search(token.text):
        return False
    return token.pos != "X" or bool(token.tag) or len(token.text) >= _MIN_LETTERS


@functools.lru_cache(maxsize=1 << 16)
def form_of(text: str) -> str:
    """A word in lower case and in simplified characters."""
    return _simplify(text) if _HAN.search(text) else text.lower()


@functools.cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def _simplify(text: str) -> str:
    return str(_converter().convert(text))


def key_of(token: Token, form: str, language: str) -> str:
    """What words are compared by: in English the beginning of the lemma, in other languages the form."""
    return form if language != "en" or _HAN.search(form) else beginning(token.lemma.lower() or form)


@functools.lru_cache(maxsize=1 << 16)
def beginning(word: str) -> str:
    """An English word in lower case without its endings. A stemmer does little better here and is far slower."""
    return _ENDING.sub("", word)


@functools.lru_cache(maxsize=1 << 15)
def gloss_keys(form: str) -> frozenset[str]:
    """Beginnings of the English words that CC-CEDICT glosses a Chinese word with, or the words in it."""
    found = cedict.gloss_words(form)
    if not found and len(form) > 1:
        inside = cedict.headwords(form)
        found = frozenset().union(*map(cedict.gloss_words, inside)) if inside else frozenset()
        if not found:
            found = frozenset().union(*map(cedict.gloss_words, form))
    return frozenset(map(beginning, found - _EMPTY_GLOSS))


class Vocabulary:
    """Vectors and rarity of words by themselves, each computed once.

    A vector is the mean embedding of the word's tokens, projected to the plane in which it is nearest to what the whole
    encoder makes of single words.
    """

    def __init__(self, encoder: TokenEncoder) -> None:
        with np.load(PROJECTION) as file:
            self._mean, self._projection = file["mean"].astype(np.float32), file["projection"].astype(np.float32)
        self._encoder = encoder
        self._rows: dict[str, int] = {}
        self._vectors = np.zeros((0, self._projection.shape[1]), dtype=np.float32)
        self._rarity = np.zeros(0, dtype=np.float32)

    def prepare(self, forms: Iterable[str]) -> None:
        """Look up those of ``forms`` that are new."""
        new = [form for form in dict.fromkeys(forms) if form not in self._rows]
        if not new:
            return
        embedded, scores = self._encoder.embeddings(new)
        vectors = (embedded - self._mean) @ self._projection
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        self._rows.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))
        self._vectors = np.concatenate([self._vectors, vectors])
        self._rarity = np.concatenate([self._rarity, -scores])

    def rows(self, forms: Sequence[str]) -> IntArray:
        """The rows of these words in the tables."""
        self.prepare(forms)
        return np.array([self._rows[form] for form in forms], dtype=np.int64)

    def vectors(self, rows: IntArray) -> FloatArray:
        """Unit vectors, shape (n, 96)."""
        return self._vectors[rows]

    def rarity(self, rows: IntArray) -> FloatArray:
        """Minus the logarithms of the words' probabilities, shape (n,)."""
        return self._rarity[rows]
