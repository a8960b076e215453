"""Vectors of words in their sentences: the inner layers of models of sentences.

What a word means in its sentence is clearest in the middle of such a network; the last layers make the sentence's
vector of it (Jawahar et al. 2019, "What does BERT learn about the structure of language?").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
States = tuple[FloatArray, IntArray]

# Layers that are read, as shares of all: 6 and 8 of 12.
_LAYERS = (1 / 2, 2 / 3)
# Texts that are read together, those of about the same length.
_BATCH = 16


class TokenReader(Protocol):
    """A network whose inner layers can be read."""

    def states(self, texts: Sequence[str]) -> Iterator[States]:
        """(states, places) of the tokens of each text: shapes (layers, tokens, width) and (tokens, 2)."""


def layers_of(count: int) -> tuple[int, ...]:
    """The layers that are read of a network of ``count``."""
    return tuple(max(1, round(share * count)) for share in _LAYERS)


def read_words(
    reader: TokenReader, texts: Sequence[str], places: Sequence[IntArray], prompt: str = ""
) -> list[FloatArray]:
    """The vectors of the words at ``places[i]``, shape (words, 2) in code points, of each text, which is read after
    ``prompt``: arrays of shape (layers, words, width). A word beyond what the network reads has zeros.
    """
    found: list[FloatArray] = [np.zeros((0, 0, 0), dtype=np.float32)] * len(texts)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i].encode("utf-8", "replace")))
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        read = reader.states([prompt + readable(texts[i]) for i in batch])
        for i, (states, tokens) in zip(batch, read, strict=True):
            found[i] = pooled(states, tokens - len(prompt), places[i])
    return found


def readable(text: str) -> str:
    """The text, of the same length, without NUL and without half a surrogate pair: engines and tokenizers stop or fail
    at them.
    """
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def pooled(states: FloatArray, tokens: IntArray, words: IntArray) -> FloatArray:
    """The mean state of the tokens that touch each word, shape (layers, words, width); zeros where none does.

    ``states`` has shape (layers, tokens, width); ``tokens`` and ``words`` are places in the same text, shape (n, 2).
    """
    touches = (tokens[None, :, 0] < words[:, None, 1]) & (tokens[None, :, 1] > words[:, None, 0])
    shares = touches / np.maximum(touches.sum(axis=1, keepdims=True), 1)
    means: FloatArray = shares.astype(np.float32) @ states
    return means


def reader_of(model: SentenceTransformer) -> TokenReader | None:
    """The reader of a model of sentence-transformers; None where it has no inner layers, or no places of its tokens."""
    first: Any = model[0]
    network, tokenizer = getattr(first, "auto_model", None), getattr(first, "tokenizer", None)
    layers = getattr(getattr(network, "config", None), "num_hidden_layers", None)
    if not layers or not getattr(tokenizer, "is_fast", False):
        return None
    return TransformerReader(network, tokenizer, layers_of(int(layers)), first.max_seq_length)


class TransformerReader:
    """The inner layers of any network of transformers, with the tokenizer that belongs to it."""

    def __init__(self, network: Any, tokenizer: Any, layers: Sequence[int], longest: int | None) -> None:
        self._network, self._tokenizer, self._layers, self._longest = network, tokenizer, layers, longest

    def states(self, texts: Sequence[str]) -> Iterator[States]:
        """(states, places) of the tokens of each text: shapes (layers, tokens, width) and (tokens, 2)."""
        import torch

        known = self._tokenizer(
            list(texts),
            padding=True,
            truncation=self._longest is not None,
            max_length=self._longest,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        places = known.pop("offset_mapping").numpy()
        with torch.inference_mode():
            out = self._network(**known.to(self._network.device), output_hidden_states=True)
        read = np.stack([out.hidden_states[layer].float().cpu().numpy() for layer in self._layers])
        for k, mask in enumerate(known["attention_mask"].bool().cpu().numpy()):
            yield read[:, k, mask], places[k, mask].astype(np.int64)
